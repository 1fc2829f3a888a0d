package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Finding;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.ReplyRules;
import com.salesagent.domain.reply.ReplyText;
import com.salesagent.domain.reply.ReplyVerdict;

import java.time.LocalDate;
import java.util.List;

/**
 * Reads a mail from its bodies to the rules' verdict; the ingest and the evaluation both call it.
 */
public final class ReplyReader {
    private ReplyReader() {}

    /**
     * A mail, read.
     *
     * @param text the newly written text; the only part that may reach a model
     * @param verdict the rules' verdict on it
     */
    public record Reading(String text, ReplyVerdict verdict) {}

    /**
     * Reads one mail.
     *
     * @param received the day on which it came in, for dates without a year
     */
    public static Reading read(InboundMail mail, LocalDate received) {
        NewText written = written(mail);
        String text = written.text;
        // What only its wording makes a machine's is judged together with what else it says.
        MailKind marked = MailKind.of(mail, "");
        MailKind kind = marked == MailKind.HUMAN ? marked : MailKind.of(mail, text);
        return new Reading(
                text,
                ReplyRules.classify(
                        text,
                        mail.subject(),
                        kind,
                        received,
                        written.hidden,
                        ReplyWeights.reading()));
    }

    private record NewText(String text, List<Finding> hidden) {}

    private static NewText written(InboundMail mail) {
        String text = ReplyText.extract(mail.text(), mail.from());
        if (mail.html().isBlank()) {
            return new NewText(text, List.of());
        }
        HtmlReplyText.Extracted html = HtmlReplyText.extract(mail.html(), mail.from());
        // A plain part made from the HTML holds what the HTML hides.
        boolean seen = mail.text().isBlank() || text.isEmpty() || !html.hidden().isEmpty();
        return new NewText(seen ? html.text() : text, html.hidden());
    }

    /** What the sender newly wrote, without a verdict on it. */
    static String text(InboundMail mail) {
        return written(mail).text;
    }

    /**
     * Reads again what a person wrote, from the new text that was stored.
     *
     * @param received the day on which it came in
     */
    public static ReplyVerdict again(String newText, String subject, LocalDate received) {
        return ReplyRules.classify(
                newText, subject, MailKind.HUMAN, received, List.of(), ReplyWeights.reading());
    }
}
