package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.Intent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The table of weights is what the labelled replies teach, and nothing else. */
class LearnedWeightsTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    /**
     * With {@code -Dlearn.write=FILE} it writes a new table there, to be put beside {@link
     * ReplyWeights} in the resources.
     */
    @Test
    void theTableIsWhatTheLabelledRepliesTeach() throws IOException {
        var replies = new ArrayList<LearnWeights.Labelled>();
        for (String file :
                List.of(
                        "labelled",
                        "fresh",
                        "heldout",
                        "reworded",
                        "unseen",
                        "batch-a",
                        "batch-b",
                        "batch-d")) {
            for (Map<String, Object> row : LabelledRepliesTest.rows(file + ".jsonl")) {
                replies.addAll(
                        LearnWeights.Labelled.of(
                                ReplyReader.read(ArrivedMail.of(row), RECEIVED).text(),
                                intent(row.get("intent")),
                                (Boolean) row.get("alert")));
            }
        }

        String learned = LearnWeights.table(LearnWeights.from(replies));

        String target = System.getProperty("learn.write", "");
        if (!target.isBlank()) {
            Files.writeString(Path.of(target), learned);
        }
        try (InputStream committed = ReplyWeights.class.getResourceAsStream(ReplyWeights.TABLE)) {
            assertThat(learned.equals(new String(committed.readAllBytes(), StandardCharsets.UTF_8)))
                    .as("the table equals what is learned; write it with -Dlearn.write=FILE")
                    .isTrue();
        }
    }

    @Test
    void aPlainRequestOutweighsALongMailAroundIt() {
        String talk =
                "We have been in this building since 1974 and the boiler is nearly as old. The"
                        + " winter was mild. My brother looks after the roof and is rarely here. ";

        double odds =
                ReplyWeights.reading()
                        .inPart(
                                talk + "Anyway, kindly leave us off whatever list this is. " + talk,
                                Intent.UNSUBSCRIBE);

        assertThat(odds).isGreaterThan(0.85);
    }

    private static Intent intent(Object label) {
        return Arrays.stream(Intent.values())
                .filter(intent -> intent.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
