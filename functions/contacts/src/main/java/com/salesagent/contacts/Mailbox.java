package com.salesagent.contacts;

import com.salesagent.domain.contact.Addresses;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What the part before the at sign says about who reads an address. */
enum Mailbox {
    /** Perhaps one person. */
    PERSONAL,
    /** A department that deals with energy bills, such as {@code facilities@}. */
    DEPARTMENT,
    /** Everybody's, such as {@code info@}: the last resort. */
    SHARED,
    /** Nobody's, somebody else's business, or a placeholder: never written to. */
    NEVER;

    private static final int MAX_LOCAL_PART = 64;

    private static final Set<String> DEPARTMENTS =
            Set.of(
                    "accounting",
                    "accountspayable",
                    "ap",
                    "controller",
                    "energy",
                    "engineering",
                    "facilities",
                    "facility",
                    "facilitiesmanagement",
                    "finance",
                    "fiscal",
                    "maintenance",
                    "operations",
                    "physicalplant",
                    "plantoperations",
                    "procurement",
                    "purchasing",
                    "sustainability");

    private static final Set<String> SHARED_NAMES =
            Set.of(
                    "admin",
                    "administration",
                    "ask",
                    "business",
                    "clerk",
                    "community",
                    "connect",
                    "contact",
                    "contactus",
                    "contactform",
                    "customercare",
                    "customerservice",
                    "enquiries",
                    "enquiry",
                    "feedback",
                    "frontdesk",
                    "general",
                    "generalinfo",
                    "guestservices",
                    "hello",
                    "help",
                    "helpdesk",
                    "hi",
                    "info",
                    "information",
                    "inquiries",
                    "inquiry",
                    "mail",
                    "mailbox",
                    "main",
                    "mainoffice",
                    "office",
                    "questions",
                    "reception",
                    "sales",
                    "service",
                    "services",
                    "support",
                    "team",
                    "webinfo",
                    "webinquiry",
                    "welcome");

    private static final Set<String> NEVER_NAMES =
            Set.of(
                    "abuse",
                    "ada",
                    "admissions",
                    "advertising",
                    "alumni",
                    "appointments",
                    "apply",
                    "billing",
                    "bounce",
                    "bounces",
                    "career",
                    "careers",
                    "compliance",
                    "complaints",
                    "development",
                    "donate",
                    "donations",
                    "dpo",
                    "employment",
                    "ethics",
                    "events",
                    "foundation",
                    "gdpr",
                    "giving",
                    "hipaa",
                    "hostmaster",
                    "hr",
                    "humanresources",
                    "itsupport",
                    "jobs",
                    "legal",
                    "mailerdaemon",
                    "marketing",
                    "media",
                    "medicalrecords",
                    "news",
                    "newsletter",
                    "newsletters",
                    "nobody",
                    "notifications",
                    "patientrelations",
                    "postmaster",
                    "pr",
                    "press",
                    "privacy",
                    "records",
                    "recruiting",
                    "recruitment",
                    "resumes",
                    "root",
                    "scheduling",
                    "security",
                    "spam",
                    "subscribe",
                    "talent",
                    "titleix",
                    "unsubscribe",
                    "volunteer",
                    "volunteers",
                    "webadmin",
                    "webmaster",
                    "website",
                    // Placeholders in forms and templates.
                    "address",
                    "email",
                    "emailaddress",
                    "example",
                    "first",
                    "firstinitiallastname",
                    "firstlast",
                    "firstname",
                    "firstnamelastname",
                    "flast",
                    "flastname",
                    "janedoe",
                    "jdoe",
                    "johndoe",
                    "johnsmith",
                    "last",
                    "lastname",
                    "me",
                    "myemail",
                    "name",
                    "sample",
                    "someone",
                    "somebody",
                    "test",
                    "testing",
                    "user",
                    "username",
                    "you",
                    "youremail",
                    "yourname");

    private static final Pattern NO_REPLY =
            Pattern.compile(".*(no|not?|dont|donot)reply.*|.*unsubscribe.*");

    /** Keys of tracking scripts look like addresses. */
    private static final Pattern MACHINE = Pattern.compile("[0-9a-f]{16,}|[0-9]+|.*[0-9]{8,}.*");

    /** What kind an address is. */
    static Mailbox of(String address) {
        String local = address.substring(0, address.lastIndexOf('@'));
        String word = local.replaceAll("[^a-z0-9]", "");
        boolean numbered = word.matches("test[0-9]*|user[0-9]*|x+");
        if (Addresses.reserved(address)
                || local.length() > MAX_LOCAL_PART
                || word.isEmpty()
                || numbered
                || NEVER_NAMES.contains(word)
                || NO_REPLY.matcher(word).matches()
                || MACHINE.matcher(word).matches()) {
            return NEVER;
        }
        if (DEPARTMENTS.contains(word)) {
            return DEPARTMENT;
        }
        boolean anyShared =
                Arrays.stream(local.split("[^a-z]+", -1)).anyMatch(SHARED_NAMES::contains);
        return anyShared || SHARED_NAMES.contains(word) ? SHARED : PERSONAL;
    }
}
