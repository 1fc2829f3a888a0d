package com.salesagent.scout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns that Scout understands, with the headers by which common tools export them. {@code
 * docs/csv.md} lists them for users.
 */
enum CsvField {
    NAME(
            "name",
            "company",
            "companyname",
            "account",
            "accountname",
            "organization",
            "organisation",
            "organizationname",
            "business",
            "businessname",
            "companynameforemails"),
    INDUSTRY("industry", "sector", "companyindustry", "vertical"),
    CITY("city", "town", "companycity", "billingcity", "mailingcity"),
    STATE(
            "state",
            "stateprovince",
            "stateregion",
            "region",
            "province",
            "companystate",
            "billingstate",
            "billingstateprovince",
            "mailingstate"),
    LOCATION("location", "place", "citystate", "headquarters", "hq"),
    WEBSITE(
            "website",
            "domain",
            "url",
            "companydomain",
            "companydomainname",
            "companywebsite",
            "websiteurl",
            "homepage",
            "web"),
    PHONE(
            "phone",
            "companyphone",
            "corporatephone",
            "phonenumber",
            "telephone",
            "tel",
            "mainphone",
            "companyphonenumber"),
    STREET(
            "street",
            "address",
            "streetaddress",
            "address1",
            "addressline1",
            "companyaddress",
            "companystreet",
            "billingstreet"),
    ZIP(
            "zip",
            "zipcode",
            "postalcode",
            "postcode",
            "zippostalcode",
            "companypostalcode",
            "billingpostalcode",
            "billingzippostalcode"),
    EMPLOYEES(
            "employees",
            "employeecount",
            "numberofemployees",
            "noofemployees",
            "headcount",
            "companysize",
            "size"),
    SITES(
            "sites",
            "sitecount",
            "locations",
            "numberofsites",
            "numberoflocations",
            "branches",
            "facilities"),
    FLOOR_AREA("floorarea", "sqft", "squarefeet", "squarefootage", "area"),
    CAPACITY("capacity", "beds", "students", "enrollment", "bedcount"),
    TYPE("organizationtype", "type", "facilitytype"),
    CONTACT_NAME("contactname", "contact", "fullname", "person", "contactperson"),
    CONTACT_FIRST_NAME("firstname", "first", "givenname"),
    CONTACT_LAST_NAME("lastname", "last", "surname", "familyname"),
    CONTACT_TITLE("contacttitle", "title", "jobtitle", "position", "role"),
    CONTACT_EMAIL(
            "contactemail",
            "email",
            "emailaddress",
            "workemail",
            "businessemail",
            "primaryemail",
            "mail"),
    CONTACT_PHONE(
            "contactphone", "mobile", "mobilephone", "directphone", "workdirectphone", "cellphone"),
    COUNTRY(
            "country",
            "contactcountry",
            "personcountry",
            "companycountry",
            "countryregion",
            "billingcountry",
            "mailingcountry"),
    LAWFUL_BASIS("lawfulbasis", "legalbasis", "basis", "gdprbasis", "gdprlegalbasis"),
    BASIS_SINCE("basissince", "basisdate", "consentdate", "optindate", "lastpurchase"),
    BASIS_NOTE("basisnote", "basissource", "consentsource", "optinsource");

    /** Apart by spaces, with one before and behind. */
    private final String headers;

    CsvField(String... headers) {
        this.headers = " " + String.join(" ", headers) + " ";
    }

    /** The name in messages: the header that Scout's own documentation uses. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which field a header means, whatever its case, spaces and punctuation. */
    static Optional<CsvField> of(String header) {
        String plain = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Arrays.stream(values())
                .filter(field -> !plain.isEmpty() && field.headers.contains(" " + plain + " "))
                .findFirst();
    }
}
