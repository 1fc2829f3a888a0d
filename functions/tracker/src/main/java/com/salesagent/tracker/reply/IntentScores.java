package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.ReplyVerdict;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores of verdicts against labels: accuracy, recall and precision, and who was taken for whom.
 */
final class IntentScores {
    /** Hits and misses of a yes-or-no label. */
    static final class Binary {
        private int hits;
        private int missed;
        private int wrong;

        void add(boolean wanted, boolean given) {
            hits += wanted && given ? 1 : 0;
            missed += wanted && !given ? 1 : 0;
            wrong += !wanted && given ? 1 : 0;
        }

        boolean isEmpty() {
            return hits + missed + wrong == 0;
        }

        double recall() {
            return hits + missed == 0 ? 1 : (double) hits / (hits + missed);
        }

        double precision() {
            return hits + wrong == 0 ? 1 : (double) hits / (hits + wrong);
        }
    }

    /** Right ones of those with the label. */
    static final class Share {
        private int rows;
        private int right;

        void add(boolean isRight) {
            rows++;
            right += isRight ? 1 : 0;
        }

        double value() {
            return rows == 0 ? 1 : (double) right / rows;
        }
    }

    final Share intent = new Share();
    final Share sentiment = new Share();
    final Share kind = new Share();
    final Binary suppress = new Binary();
    final Binary alert = new Binary();
    private final Map<String, Map<Intent, Integer>> confusion = new TreeMap<>();

    void add(Map<String, Object> row, ReplyVerdict verdict) {
        if (row.get("intent") instanceof String wanted) {
            intent.add(wanted.equals(verdict.intent().label()));
            confusion
                    .computeIfAbsent(wanted, label -> new EnumMap<>(Intent.class))
                    .merge(verdict.intent(), 1, Integer::sum);
        }
        if (row.get("sentiment") instanceof String wanted) {
            sentiment.add(wanted.equals(verdict.sentiment().label()));
        }
        if (row.get("kind") instanceof String wanted) {
            kind.add(wanted.equals(verdict.kind().label()));
        }
        if (row.get("suppress") instanceof Boolean wanted) {
            suppress.add(wanted, verdict.suppress());
        }
        if (row.get("alert") instanceof Boolean wanted) {
            alert.add(wanted, verdict.alert());
        }
    }

    void print(PrintStream table) {
        line(table, "intent", intent);
        line(table, "sentiment", sentiment);
        line(table, "kind", kind);
        line(table, "suppress", suppress);
        line(table, "alert", alert);
        if (confusion.isEmpty()) {
            return;
        }
        table.printf(Locale.ROOT, "%n%-16s %s%n", "label \\ verdict", heads());
        confusion.forEach(
                (label, given) -> {
                    var cells = new StringBuilder();
                    for (Intent intent : Intent.values()) {
                        cells.append(
                                String.format(Locale.ROOT, "%8d", given.getOrDefault(intent, 0)));
                    }
                    table.printf(Locale.ROOT, "%-16s%s%n", label, cells);
                });
    }

    private static String heads() {
        var heads = new StringBuilder();
        for (Intent intent : Intent.values()) {
            String label = intent.label();
            heads.append(
                    String.format(
                            Locale.ROOT, "%8s", label.substring(0, Math.min(7, label.length()))));
        }
        return heads.substring(1);
    }

    private static void line(PrintStream table, String name, Share share) {
        if (share.rows > 0) {
            table.printf(
                    Locale.ROOT,
                    "%-10s accuracy %5.1f%% of %d%n",
                    name,
                    100 * share.value(),
                    share.rows);
        }
    }

    private static void line(PrintStream table, String name, Binary binary) {
        if (!binary.isEmpty()) {
            table.printf(
                    Locale.ROOT,
                    "%-10s recall %5.1f%%  precision %5.1f%%  missed %d  wrong %d%n",
                    name,
                    100 * binary.recall(),
                    100 * binary.precision(),
                    binary.missed,
                    binary.wrong);
        }
    }
}
