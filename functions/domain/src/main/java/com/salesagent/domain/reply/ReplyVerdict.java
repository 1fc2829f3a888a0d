package com.salesagent.domain.reply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a mail means, as stored with the reply.
 *
 * @param confidence 0 to 1; below {@link #PERSON_DECIDES} a person decides all but the opt-out
 * @param suppress the writer opted out: nothing more is sent to them
 * @param alert a person in sales should look at it today
 * @param kind a person's mail or a machine's
 * @param classifierVersion which rules gave the verdict, so that a newer version can read again
 * @param findings attempts to influence a machine, for the reviewer; they had no weight
 * @param returnOn out of office: the day of return; null if unknown or ambiguous
 * @param comeBackOn "ask me in Q3": the day from which to ask again; null if none was named
 * @param referrals whom the reply points to; empty if to nobody
 * @param scope how far an opt-out reaches
 */
public record ReplyVerdict(
        Sentiment sentiment,
        Intent intent,
        double confidence,
        boolean suppress,
        boolean alert,
        MailKind kind,
        String classifierVersion,
        List<Finding> findings,
        LocalDate returnOn,
        LocalDate comeBackOn,
        List<Referral> referrals,
        OptOutScope scope) {

    /** Below this confidence a person decides what follows; the sequence has stopped anyway. */
    public static final double PERSON_DECIDES = 0.65;

    public ReplyVerdict {
        findings = List.copyOf(findings);
        referrals = List.copyOf(referrals);
    }

    /** The day on which an absent writer is back. */
    public Optional<LocalDate> returnDate() {
        return Optional.ofNullable(returnOn);
    }

    /** The day from which the writer wants to be asked again. */
    public Optional<LocalDate> comeBackDate() {
        return Optional.ofNullable(comeBackOn);
    }

    /** True if a person has to decide what follows; opt-outs and machines' mails need nobody. */
    public boolean needsPerson() {
        return confidence < PERSON_DECIDES && !suppress && kind == MailKind.HUMAN;
    }
}
