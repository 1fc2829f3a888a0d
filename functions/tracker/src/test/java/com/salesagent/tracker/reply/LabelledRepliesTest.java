package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules against hand-labelled replies; the confusion matrix goes to the test's output. */
class LabelledRepliesTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    @Test
    void theRulesAloneReachTheTargetsOnLabelledReplies() throws IOException {
        List<Map<String, Object>> rows = rows("labelled.jsonl");

        IntentScores scores = score(rows);

        assertThat(rows).hasSizeGreaterThanOrEqualTo(300);
        assertTargets(scores);
    }

    /** Written once the first rules were frozen; the weights have learned from them since. */
    @Test
    void onRepliesWrittenAfterTheRulesTheyStayNearTheTargets() throws IOException {
        List<Map<String, Object>> rows = rows("heldout.jsonl");

        IntentScores scores = score(rows);

        atLeast(scores, new Floor(0.85, 0.95, 0.95, 0.9, 0.9));
    }

    /**
     * Four sets, each written before the rules were looked at again and read once before any rule
     * was changed for it. At that first look opt-outs were found with a recall of 88, 74 (a set of
     * hard ones), 83 (with traps) and 91 %, each at a precision of 94.9 % or more, and the intent
     * was right for 92, 80, 88 and 90 %. The rules have learned from them since, so this only holds
     * what was won.
     */
    @Test
    void whatWasLearnedFromRepliesThatWereMisreadAtFirstIsKept() throws IOException {
        List<Map<String, Object>> rows = rows("fresh.jsonl");

        IntentScores scores = score(rows);

        assertThat(rows).hasSizeGreaterThanOrEqualTo(150);
        assertTargets(scores);
    }

    /**
     * Batches by authors who knew neither rules nor rows (360, 1140). At the first look, with rules
     * and weights of before, opt-outs were found with a recall of 91 and 97 % at a precision of 82
     * and 93 %. The weights have learned from them, as from 24 other sets of which {@code
     * docs/tracking.md} has the first looks.
     */
    @ParameterizedTest
    @ValueSource(strings = {"batch-a", "unseen"})
    void whatOtherAuthorsWroteIsLearned(String file) throws IOException {
        IntentScores scores = score(rows(file + ".jsonl"));

        atLeast(scores, new Floor(0.93, 0.98, 0.96, 0.95, 0.95));
    }

    /**
     * Four batches that nothing was ever learned from, by authors who knew no rule and no row: what
     * to expect of replies nobody has seen. The first is made of hard ones, the others of what
     * people naturally write.
     */
    @Test
    void onHardRepliesNeverLearnedFromItReadsAsWellAsItIsSaidTo() throws IOException {
        List<Map<String, Object>> rows = rows("batch-c.jsonl");

        IntentScores scores = score(rows);

        assertThat(rows).hasSize(320);
        atLeast(scores, new Floor(0.9, 0.94, 0.95, 0.93, 0.88));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-f", "batch-x", "batch-y"})
    void onNaturalRepliesNeverLearnedFromItReadsAsWellAsItIsSaidTo(String file) throws IOException {
        List<Map<String, Object>> rows = rows(file + ".jsonl");

        IntentScores scores = score(rows);

        assertThat(rows).hasSizeGreaterThan(250);
        atLeast(scores, new Floor(0.94, 0.98, 0.9, 0.9, 0.95));
    }

    /** What a set must reach, as shares of one. */
    private record Floor(
            double intent,
            double optOutRecall,
            double optOutPrecision,
            double alertRecall,
            double alertPrecision) {}

    private static void atLeast(IntentScores scores, Floor floor) {
        assertThat(scores.intent.value()).as("intent").isGreaterThanOrEqualTo(floor.intent);
        assertThat(scores.suppress.recall())
                .as("opt-out recall")
                .isGreaterThanOrEqualTo(floor.optOutRecall);
        assertThat(scores.suppress.precision())
                .as("opt-out precision")
                .isGreaterThanOrEqualTo(floor.optOutPrecision);
        assertThat(scores.alert.recall())
                .as("alert recall")
                .isGreaterThanOrEqualTo(floor.alertRecall);
        assertThat(scores.alert.precision())
                .as("alert precision")
                .isGreaterThanOrEqualTo(floor.alertPrecision);
    }

    private static void assertTargets(IntentScores scores) {
        atLeast(scores, new Floor(0.85, 0.99, 0.95, 0.9, 0.9));
    }

    private static IntentScores score(List<Map<String, Object>> rows) {
        var scores = new IntentScores();
        for (Map<String, Object> row : rows) {
            scores.add(row, ReplyReader.read(ArrivedMail.of(row), RECEIVED).verdict());
        }
        var table = new ByteArrayOutputStream();
        scores.print(new PrintStream(table, true, StandardCharsets.UTF_8));
        System.out.println(table.toString(StandardCharsets.UTF_8));
        return scores;
    }

    static List<Map<String, Object>> rows(String file) throws IOException {
        try (InputStream in = LabelledRepliesTest.class.getResourceAsStream("/replies/" + file)) {
            var rows = new ArrayList<Map<String, Object>>();
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    rows.add(JSON.std.mapFrom(line));
                }
            }
            return rows;
        }
    }
}
