package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.Intent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The table of weights is what the labelled replies taught. */
class LearnedWeightsTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    private static final List<String> TAUGHT =
            List.of(
                    "labelled",
                    "fresh",
                    "heldout",
                    "reworded",
                    "unseen",
                    "batch-a",
                    "batch-b",
                    "batch-d",
                    "batch-e",
                    "batch-g1",
                    "batch-g2",
                    "batch-g3",
                    "batch-g4",
                    "batch-g5",
                    "batch-g6",
                    "batch-g7",
                    "batch-h1",
                    "batch-h2",
                    "batch-h3",
                    "batch-h4",
                    "batch-h5",
                    "batch-i1",
                    "batch-i2",
                    "batch-i3",
                    "batch-i4",
                    "batch-i5",
                    "batch-i6",
                    "contrasts");

    /**
     * Learning takes a few minutes, too long for each build, so a digest of rows and words tells
     * whether the table is theirs. {@code -Dlearn.write=FOLDER} learns and writes table and digest
     * there, to be put beside {@link ReplyWeights} and beside the rows.
     */
    @Test
    void theTableWasLearnedFromTheRowsAsTheyAre() throws IOException {
        String digest = digest();
        String folder = System.getProperty("learn.write", "");
        if (!folder.isBlank()) {
            Path to = Path.of(folder);
            Files.writeString(to.resolve(ReplyWeights.TABLE), learned());
            Files.writeString(to.resolve("learned-from.sha256"), digest + "\n");
            return;
        }

        try (InputStream in = getClass().getResourceAsStream("/replies/learned-from.sha256")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .as("rows changed since the table was learned: -Dlearn.write=FOLDER")
                    .isEqualTo(digest);
        }
    }

    @Test
    void aPlainRequestOutweighsALongMailAroundIt() {
        String talk =
                "We have been in this building since 1974 and the boiler is nearly as old. The"
                        + " winter was mild. My brother looks after the roof and is rarely here. ";

        assertThat(
                        ReplyReader.again(
                                        talk
                                                + "Anyway, kindly leave us off whatever list this"
                                                + " is. "
                                                + talk,
                                        "",
                                        RECEIVED)
                                .suppress())
                .isTrue();
        assertThat(ReplyReader.again(talk + talk, "", RECEIVED).suppress()).isFalse();
    }

    private static String learned() throws IOException {
        var replies = new ArrayList<LearnWeights.Labelled>();
        for (String file : TAUGHT) {
            for (Map<String, Object> row : LabelledRepliesTest.rows(file + ".jsonl")) {
                replies.addAll(
                        LearnWeights.Labelled.of(
                                ReplyReader.text(ArrivedMail.of(row)),
                                intent(row.get("intent")),
                                (Boolean) row.get("alert")));
            }
        }
        return LearnWeights.table(LearnWeights.from(replies));
    }

    private static String digest() throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String file : TAUGHT) {
                try (InputStream in =
                        LearnedWeightsTest.class.getResourceAsStream(
                                "/replies/" + file + ".jsonl")) {
                    sha.update(in.readAllBytes());
                }
            }
            for (String language : ReplyWords.LANGUAGES) {
                try (InputStream in =
                        ReplyWords.class.getResourceAsStream(ReplyWords.file(language))) {
                    sha.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Intent intent(Object label) {
        return Arrays.stream(Intent.values())
                .filter(intent -> intent.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
