package com.salesagent.tracker;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.OptOutScope;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.track.Consequence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/** What follows from a verdict on an answer. */
final class ReplyConsequences {
    private static final Duration AWAY_UNTIL_UNKNOWN = Duration.ofDays(14);

    private final SuppressionList suppression;
    private final ProposedContacts proposed;

    ReplyConsequences(LeadStore leads, SuppressionList suppression) {
        this.suppression = suppression;
        this.proposed = new ProposedContacts(leads, suppression);
    }

    /**
     * Decides.
     *
     * @param sender the writer's address; blank if there is none
     * @param answered the email that it answers; null if unknown
     * @param event as it is recorded with it
     */
    Consequence of(
            LeadFile file, String sender, Send answered, ReplyVerdict verdict, LeadEvent event) {
        Instant at = event.at();
        if (verdict.suppress()) {
            return optOut(file, sender, answered, verdict, event);
        }
        return switch (verdict.kind()) {
            case HUMAN ->
                    new Consequence.Answered(
                            replied(file.lead(), event),
                            verdict.comeBackDate().map(ReplyConsequences::morning).orElse(null),
                            verdict.intent() == Intent.WRONG_PERSON
                                    || verdict.intent() == Intent.REFERRAL,
                            proposed.of(file, verdict, event));
            case OUT_OF_OFFICE ->
                    new Consequence.Away(
                            later(
                                    verdict.returnDate()
                                            .map(day -> morning(day.plusDays(1)))
                                            .orElse(at.plus(AWAY_UNTIL_UNKNOWN)),
                                    file.lead().parkedUntil()));
            case AUTOMATIC_REPLY, BOUNCE -> new Consequence.None();
        };
    }

    /**
     * The writer is never written to again. Where they write from an address that we don't know,
     * the address that we wrote to is theirs too, or a colleague's who is as tired of us.
     */
    private Consequence optOut(
            LeadFile file, String sender, Send answered, ReplyVerdict verdict, LeadEvent event) {
        Entry entry = new Entry("opt_out", "reply", event.at());
        Contact contact = contact(file, sender).or(() -> writtenTo(file, answered)).orElse(null);
        boolean otherAddress =
                contact == null || !Addresses.normalised(contact.address()).equals(sender);
        // Ahead of the transaction, since it holds whatever becomes of that.
        if (otherAddress && !sender.isEmpty()) {
            suppression.suppress(sender, entry);
        }
        if (verdict.scope() == OptOutScope.COMPANY && Correspondents.ofCompany(file, sender)) {
            suppression.suppressDomain(Addresses.domain(sender), entry);
        }
        return contact == null
                ? new Consequence.Answered(replied(file.lead(), event), null)
                : new Consequence.OptedOut(contact, entry);
    }

    private static Optional<Contact> writtenTo(LeadFile file, Send answered) {
        if (answered != null) {
            return file.contact(answered.contactId());
        }
        return file.sends().stream()
                .filter(send -> send.acceptedAt() != null)
                .max(Comparator.comparing(Send::acceptedAt))
                .flatMap(send -> file.contact(send.contactId()));
    }

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static Instant morning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static StageChange replied(Lead lead, LeadEvent event) {
        Stage from = lead.stage();
        return from != Stage.REPLIED && from.canMoveTo(Stage.REPLIED)
                ? new StageChange(
                        "reply." + event.id(),
                        from,
                        Stage.REPLIED,
                        "tracker",
                        event.at(),
                        "a person answered: " + event.details().get("intent").replace('_', ' '))
                : null;
    }

    /** Whose mail it is, of the lead's contacts. */
    static Optional<Contact> contact(LeadFile file, String sender) {
        return file.contacts().stream()
                .filter(contact -> Addresses.normalised(contact.address()).equals(sender))
                .findFirst();
    }
}
