package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.tracker.InboundForm.Received;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who wrote a mail, and in which conversation. */
final class Correspondents {
    /** Where a shared domain says nothing about a shared employer. */
    private static final Set<String> MAILBOX_PROVIDERS =
            Set.of(
                    "aol.com",
                    "comcast.net",
                    "fastmail.com",
                    "gmail.com",
                    "gmx.com",
                    "gmx.de",
                    "gmx.net",
                    "googlemail.com",
                    "hotmail.com",
                    "icloud.com",
                    "live.com",
                    "mail.com",
                    "me.com",
                    "msn.com",
                    "outlook.com",
                    "proton.me",
                    "protonmail.com",
                    "verizon.net",
                    "web.de",
                    "yahoo.com",
                    "zoho.com");

    private static final Pattern PLUS = Pattern.compile("\\+([a-z0-9-]{3,60})@");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{3,300})>");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),:;]+@[^\\s<>\"(),:;]+");

    private final LeadStore leads;

    Correspondents(LeadStore leads) {
        this.leads = leads;
    }

    /**
     * The lead that a mail is about: by the plus-address that it went to, else by the email that it
     * answers, else by its sender. What names no lead that exists is passed over.
     */
    Optional<LeadFile> lead(Received received) {
        Stream<String> named =
                Stream.concat(
                        Stream.concat(
                                        received.recipients().stream(),
                                        Stream.of(received.mail().to()))
                                .map(text -> PLUS.matcher(text.toLowerCase(Locale.ROOT)))
                                .filter(Matcher::find)
                                .map(matcher -> matcher.group(1)),
                        references(received.mail()).map(SendIds::leadOf).flatMap(Optional::stream));
        return named.distinct()
                .map(leads::open)
                .flatMap(Optional::stream)
                .findFirst()
                .or(
                        () ->
                                leads.contactAt(sender(received.mail()))
                                        .flatMap(contact -> leads.open(contact.leadId())));
    }

    /** The email of ours that a mail answers; the latest, where it names several. */
    static Optional<Send> answered(LeadFile file, InboundMail mail) {
        List<String> ids = references(mail).map(SendIds::sendOf).toList();
        return file.sends().stream()
                .filter(send -> ids.contains(send.id()))
                .max(Comparator.comparingInt(Send::step));
    }

    /** Whether a mail is one of our own emails, copied to the inbound address. */
    static boolean ownCopy(LeadFile file, InboundMail mail) {
        String id = SendIds.sendOf(SendIds.referenceOf(mail.header("Message-ID").orElse("")));
        return file.sends().stream().anyMatch(send -> send.id().equals(id));
    }

    private static Stream<String> references(InboundMail mail) {
        return Stream.of("In-Reply-To", "References")
                .flatMap(name -> mail.header(name).stream())
                .flatMap(value -> MESSAGE_ID.matcher(value).results())
                .map(id -> SendIds.referenceOf(id.group(1)));
    }

    /** The address in the From field; blank if there is none. */
    static String sender(InboundMail mail) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(mail.from(), false);
            if (addresses.length > 0 && Addresses.valid(strip(addresses[0].getAddress()))) {
                return Addresses.normalised(addresses[0].getAddress());
            }
        } catch (AddressException e) {
            // Not as RFC 5322 has it; whoever wants out is entitled to a second look.
        }
        Matcher matcher = ADDRESS.matcher(mail.from());
        return matcher.find() && Addresses.valid(matcher.group())
                ? Addresses.normalised(matcher.group())
                : "";
    }

    private static String strip(String address) {
        return address == null ? "" : address.strip();
    }

    /** Whether a mail is from somebody of ours: the sender, an approver, a colleague. */
    static boolean ours(String sender, Campaign campaign) {
        if (sender.isEmpty()) {
            return false;
        }
        String own = Addresses.domain(campaign.sender().address());
        boolean colleague =
                !MAILBOX_PROVIDERS.contains(own) && Addresses.domain(sender).equals(own);
        return colleague
                || Stream.concat(
                                campaign.approvers().stream(),
                                Stream.of(campaign.sender().address(), campaign.alertAddress()))
                        .map(Addresses::normalised)
                        .anyMatch(sender::equals);
    }

    /** Whether an address's domain is the employer's, so that a word for all counts for all. */
    static boolean ofCompany(LeadFile file, String sender) {
        String domain = Addresses.domain(sender);
        return !MAILBOX_PROVIDERS.contains(domain)
                && file.contacts().stream()
                        .map(Contact::address)
                        .map(Addresses::domain)
                        .anyMatch(domain::equals);
    }
}
