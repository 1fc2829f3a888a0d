package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.ReplyRules;
import com.salesagent.domain.reply.ReplyText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Mails in the shapes that clients give them, and absence notices with their days. */
class ClientMailsTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    /**
     * Two batches in 22 languages, of Outlook, Gmail, Apple, Yahoo, Proton, Thunderbird, Notes,
     * GroupWise, SOGo, Samsung and others. At the first look 83.1 % of the first (65) and 88.9 % of
     * the second (27) were read exactly.
     */
    @Test
    void theNewTextAloneIsTakenFromMailsOfCommonClients() throws IOException {
        // The one that begins with the quoted mail's own header can't be told from a mail's own.
        assertThat(misread("clients.jsonl", 92)).containsExactly("x11");
    }

    /**
     * Four batches of 50 in 26 languages by an author who had not seen the code. At the first look
     * 94, 94, 96 and 76 % were read exactly; the last one is of hard ones (lists that look like
     * quotes, answers under initials). The code has learned from them since.
     */
    @Test
    void theNewTextAloneIsTakenFromMailsOfAnAuthorWhoDidNotKnowTheCode() throws IOException {
        // "Let me know," above a name may be said as much as signed.
        assertThat(misread("clients-2.jsonl", 200)).containsExactly("x1-20");
    }

    /**
     * 70 mails in 27 languages by another author, read once, when all else was done, and never
     * learned from: what to expect of mails nobody has seen. At that first look all were read
     * exactly (91.4 % by the code of that morning); the floor leaves room for a rule that pays
     * elsewhere.
     */
    @Test
    void theNewTextAloneIsTakenFromMailsNeverLearnedFrom() throws IOException {
        assertThat(misread("clients-unseen.jsonl", 70)).hasSizeLessThanOrEqualTo(2);
    }

    private static List<Object> misread(String file, int size) throws IOException {
        List<Map<String, Object>> rows = LabelledRepliesTest.rows(file);
        assertThat(rows).hasSize(size);
        List<Object> misread = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            String text = ReplyText.extract((String) row.get("raw"));
            if (!collapsed(text).equals(collapsed((String) row.get("expected")))) {
                misread.add(row.get("id"));
            }
        }
        return misread;
    }

    /**
     * Two batches. At the first look 49 of 50 and 37 of 40 days were read right; 33 of the 40 were
     * known as absence notices without a header that says so.
     */
    @Test
    void theDayOfReturnIsReadInManyWaysOfWritingIt() throws IOException {
        List<Map<String, Object>> rows = LabelledRepliesTest.rows("absences.jsonl");

        List<Object> misread = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            LocalDate received =
                    row.get("received") instanceof String day ? LocalDate.parse(day) : RECEIVED;
            String day =
                    ReplyRules.returnDate((String) row.get("text"), received)
                            .map(LocalDate::toString)
                            .orElse(null);
            Intent intent = ReplyReader.read(ArrivedMail.of(row), received).verdict().intent();
            if (!Objects.equals(day, row.get("want")) || intent != Intent.OUT_OF_OFFICE) {
                misread.add(row.get("id"));
            }
        }

        assertThat(misread).hasSizeLessThanOrEqualTo(1);
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
