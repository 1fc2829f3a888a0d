package com.salesagent.tracker;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.send.Send;
import com.salesagent.tracker.ReplyClassifier.Classified;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a mail is recorded with its lead. */
final class ReplyEvents {
    private static final int MAX_TEXT = 4000;
    private static final int MAX_SUBJECT = 200;
    private static final int MAX_LIST = 300;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");

    private ReplyEvents() {}

    /**
     * The same mail has the same id, however often it is delivered and whenever: its Message-ID, or
     * where it has none, what its sender wrote and when.
     */
    static String id(InboundMail mail) {
        String own =
                mail.header("Message-ID")
                        .filter(id -> !id.isBlank())
                        .orElseGet(
                                () ->
                                        String.join(
                                                "\n",
                                                mail.from(),
                                                mail.header("Date").orElse(""),
                                                mail.subject(),
                                                mail.text(),
                                                mail.html()));
        return Digests.sha256Hex("mail:" + own).substring(0, 32);
    }

    /** A colleague's own answer. */
    static LeadEvent answeredByUs(LeadFile file, InboundMail mail, Instant at) {
        return new LeadEvent(
                file.lead().id(),
                id(mail),
                LeadEvent.ANSWERED_BY_US,
                "",
                "",
                at,
                Map.of("subject", cut(mail.subject(), MAX_SUBJECT)));
    }

    /**
     * A prospect's mail, or their machine's.
     *
     * @param contact null where somebody else at the company wrote
     * @param answered the email that it answers; null if unknown
     */
    static LeadEvent of(
            LeadFile file,
            InboundMail mail,
            Contact contact,
            Send answered,
            String text,
            Classified classified,
            Instant at) {
        ReplyVerdict verdict = classified.verdict();
        boolean human = verdict.kind() == MailKind.HUMAN;
        Map<String, String> details = verdict(verdict);
        put(details, "text", cut(text, MAX_TEXT));
        put(details, "subject", cut(mail.subject(), MAX_SUBJECT));
        put(details, "model", classified.model());
        put(details, LeadEvent.MESSAGE_ID, messageId(mail));
        return new LeadEvent(
                file.lead().id(),
                id(mail),
                human ? LeadEvent.REPLY : verdict.kind().label(),
                contact == null ? "" : contact.id(),
                answered == null ? "" : answered.id(),
                at,
                details);
    }

    /** Only what can't break a header: one name in brackets. */
    private static String messageId(InboundMail mail) {
        return mail.header("Message-ID")
                .map(String::strip)
                .filter(id -> MESSAGE_ID.matcher(id).matches())
                .orElse("");
    }

    /** A verdict as the details of an event. */
    static Map<String, String> verdict(ReplyVerdict verdict) {
        boolean human = verdict.kind() == MailKind.HUMAN;
        Map<String, String> details = new LinkedHashMap<>();
        details.put("kind", verdict.kind().label());
        details.put("intent", verdict.intent().label());
        details.put("sentiment", verdict.sentiment().label());
        details.put("confidence", String.format(Locale.ROOT, "%.2f", verdict.confidence()));
        details.put("classifier", verdict.classifierVersion());
        put(details, "suppress", verdict.suppress() ? "yes" : "");
        put(details, "alert", human && verdict.alert() ? "yes" : "");
        put(details, "return_on", verdict.returnDate().map(LocalDate::toString).orElse(""));
        put(details, "come_back_on", verdict.comeBackDate().map(LocalDate::toString).orElse(""));
        put(
                details,
                "findings",
                verdict.findings().stream()
                        .map(finding -> finding.type().label())
                        .distinct()
                        .collect(Collectors.joining("; ")));
        put(
                details,
                "referrals",
                verdict.referrals().stream()
                        .map(referral -> (referral.name() + " " + referral.address()).strip())
                        .collect(Collectors.joining("; ")));
        return details;
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isBlank()) {
            details.put(name, name.equals("text") ? value : cut(value, MAX_LIST));
        }
    }

    /** Never in the middle of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
