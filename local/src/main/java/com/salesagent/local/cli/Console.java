package com.salesagent.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * What a person reads. With {@code --json}, the document alone goes to standard output and the rest
 * to standard error.
 */
final class Console {
    private static final int NAME_WIDTH = 38;
    private static final int ROWS = 30;

    private final boolean json;
    private final PrintStream lines;

    Console(boolean json) {
        this(json, json ? System.err : System.out);
    }

    private Console(boolean json, PrintStream lines) {
        this.json = json;
        this.lines = lines;
    }

    /** For the benchmark, which has figures of its own to print. */
    static Console silent() {
        return new Console(true, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    void line(String text) {
        lines.println(text.stripTrailing());
    }

    void summary(JsonNode summary) {
        if (json) {
            ObjectNode document = summary.deepCopy();
            document.remove("leads");
            System.out.println(document.toPrettyString());
        } else {
            table(summary);
        }
    }

    private void table(JsonNode summary) {
        JsonNode tiers = summary.path("tiers");
        JsonNode savings = summary.path("savings");
        line("");
        row("run", summary.path("runId").asText() + ", " + summary.path("status").asText());
        row(
                "companies found",
                "%s%s"
                        .formatted(
                                found(summary),
                                summary.path("alreadyKnown").asInt() > 0
                                        ? ", "
                                                + summary.path("alreadyKnown").asInt()
                                                + " already known"
                                        : ""));
        row(
                "leads by tier",
                "%d high, %d medium, %d low"
                        .formatted(
                                tiers.path("high").asInt(),
                                tiers.path("medium").asInt(),
                                tiers.path("low").asInt()));
        row(
                "savings found",
                "%s a year (%s to %s)"
                        .formatted(
                                money(savings.path("mid").asLong()),
                                money(savings.path("low").asLong()),
                                money(savings.path("high").asLong())));
        row(
                "leads decided",
                "%d approved, %d rejected"
                        .formatted(
                                summary.path("approved").asInt(),
                                summary.path("rejected").asInt()));
        row(
                "drafts",
                "%d, of them %d with low confidence"
                        .formatted(
                                summary.path("drafts").asInt(),
                                summary.path("lowConfidence").asInt()));
        row(
                "sent",
                "%d, in doubt %d"
                        .formatted(summary.path("sent").asInt(), summary.path("inDoubt").asInt()));
        row("replies", summary.path("replies").asText());
        if (summary.path("failed").asInt() > 0) {
            row("failed", summary.path("failed").asText() + " leads");
        }
        for (JsonNode note : summary.path("notes")) {
            row("note", note.asText());
        }
        leads(summary.path("leads"));
    }

    private static String found(JsonNode summary) {
        int found = summary.path("companiesFound").asInt();
        return summary.path("location").asText().isEmpty()
                ? found + " from the list"
                : "%d of %d asked".formatted(found, summary.path("count").asInt());
    }

    private void leads(JsonNode leads) {
        if (leads.isEmpty()) {
            return;
        }
        line("");
        line(
                "  %-38s %-7s %6s  %-8s %-14s %s"
                        .formatted("lead", "tier", "score", "savings", "stage", "waits for"));
        int shown = 0;
        for (JsonNode lead : leads) {
            if (shown++ == ROWS) {
                line(
                        "  ... and "
                                + (leads.size() - ROWS)
                                + " more: ./sales-agent status RUN --json");
                return;
            }
            line(
                    "  %-38s %-7s %6.1f  %-8s %-14s %s"
                            .formatted(
                                    cut(lead.path("company").asText()),
                                    lead.path("tier").asText(),
                                    lead.path("score").asDouble(),
                                    money(lead.path("savingsMid").asLong()),
                                    lead.path("stage").asText(),
                                    lead.path("waitsFor").asText()));
        }
    }

    private void row(String name, String value) {
        line("  %-16s %s".formatted(name, value));
    }

    private static String cut(String name) {
        return name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name;
    }

    /** {@code $96k}, {@code $1.2M}. */
    static String money(long dollars) {
        if (dollars >= 1_000_000) {
            return String.format(Locale.ENGLISH, "$%.1fM", dollars / 1e6);
        }
        return dollars >= 1_000 ? "$" + Math.round(dollars / 1e3) + "k" : "$" + dollars;
    }
}
