package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.salesagent.domain.reply.ReplyText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Other projects' mails, read from the shared folder beside the checkout and never copied here. */
class SharedExtractionTest {
    @Test
    void nineteenOfTwentyCoreMailsAreReadExactly() throws IOException {
        Path file = shared().resolve("data/replies/reply_extraction.jsonl");
        assumeTrue(
                Files.exists(file),
                "skipped: "
                        + file
                        + " is absent; set -Dshared.data to the folder that holds data/replies");
        var scores = new ExtractionScores();

        for (String line : Files.readAllLines(file)) {
            Map<String, Object> row = JSON.std.mapFrom(line);
            scores.add(row, ReplyText.extract(Evaluation.string(row, "raw")));
        }

        assertThat(scores.coreRows()).isPositive();
        assertThat(scores.coreShare()).isGreaterThanOrEqualTo(0.95);
    }

    /** The system property, or {@code ../shared} beside the checkout's root. */
    private static Path shared() {
        String given = System.getProperty("shared.data");
        if (given != null) {
            return Path.of(given);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("sales-agent"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared");
    }
}
