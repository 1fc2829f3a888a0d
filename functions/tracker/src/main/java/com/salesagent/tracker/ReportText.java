package com.salesagent.tracker;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.domain.report.WeeklyReport.Activity;
import com.salesagent.domain.report.WeeklyReport.Emails;
import com.salesagent.domain.report.WeeklyReport.Pipeline;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.track.AngleCount;

import org.jsoup.nodes.Entities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A week in words and columns, as it is mailed and printed. */
final class ReportText {
    private static final DateTimeFormatter DAY = format("d MMM yyyy");
    private static final DateTimeFormatter TIME = format("d MMM HH:mm");
    private static final int NAME = 38;

    private ReportText() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    static String subject(WeeklyReport report) {
        return "The week to %s: %d sent, %d answered, %d meetings booked"
                .formatted(
                        day(report),
                        report.emails().sent(),
                        report.sentiments().values().stream().mapToLong(Long::longValue).sum(),
                        report.pipeline().meetings());
    }

    static String of(WeeklyReport report) {
        StringBuilder text = new StringBuilder();
        text.append("From %s to %s, UTC.\n\n".formatted(DAY.format(report.from()), day(report)));
        counts(text, "Companies found", report.found(), "None were looked for.");
        counts(text, "Of them by tier", report.tiers(), "None were scored.");
        emails(text, report.emails());
        counts(text, "Answers by sentiment", report.sentiments(), "Nobody answered.");
        counts(text, "Answers by intent", report.intents(), "Nobody answered.");
        pipeline(text, report.pipeline());
        top(text, report.top());
        angles(text, report.angles());
        recent(text, report.recent());
        return text.toString();
    }

    static String html(String text) {
        return "<pre style=\"font-family:ui-monospace,Consolas,monospace;white-space:pre-wrap\">"
                + Entities.escape(text)
                + "</pre>";
    }

    /** The last day that counts. */
    private static String day(WeeklyReport report) {
        return DAY.format(report.to().minusNanos(1));
    }

    private static void counts(
            StringBuilder text, String title, Map<String, Long> counts, String none) {
        text.append(title).append('\n');
        if (counts.isEmpty()) {
            text.append("  ").append(none).append('\n');
        }
        new TreeMap<>(counts)
                .forEach((name, count) -> line(text, name.replace('_', ' '), count.toString()));
        text.append('\n');
    }

    private static void emails(StringBuilder text, Emails emails) {
        text.append("Emails that left, and what became of them until now\n");
        line(text, "sent", Integer.toString(emails.sent()));
        line(text, "delivered", share(emails.delivered(), emails.sent()));
        line(text, "bounced or blocked", share(emails.bounced(), emails.sent()));
        line(text, "opened by a person", share(emails.opened(), emails.delivered()));
        line(text, "opened by a machine", share(emails.openedByMachine(), emails.delivered()));
        line(text, "clicked by a person", share(emails.clicked(), emails.delivered()));
        line(text, "clicked by a scanner", share(emails.clickedByMachine(), emails.delivered()));
        line(text, "answered", share(emails.answered(), emails.delivered()));
        line(text, "our answers to replies", Integer.toString(emails.answersSent()));
        text.append('\n');
    }

    private static String share(int part, int whole) {
        return whole == 0
                ? Integer.toString(part)
                : "%d of %d, %.1f %%".formatted(part, whole, 100.0 * part / whole);
    }

    private static void pipeline(StringBuilder text, Pipeline pipeline) {
        text.append("Pipeline now\n");
        line(text, "leads in contact", Integer.toString(pipeline.leads()));
        line(text, "savings they would have", Money.display(pipeline.savings()) + " a year");
        line(text, "our fee of it", Money.display(pipeline.fee()) + " a year");
        line(text, "meetings booked", Integer.toString(pipeline.meetings()));
        line(text, "won", Integer.toString(pipeline.won()));
        text.append('\n');
    }

    private static void top(StringBuilder text, List<Lead> top) {
        text.append("The best open leads now\n");
        if (top.isEmpty()) {
            text.append("  None is open.\n");
        }
        for (Lead lead : top) {
            line(
                    text,
                    lead.company().name(),
                    "%3.0f  %-13s %-7s %s"
                            .formatted(
                                    lead.score(),
                                    lead.stage().id(),
                                    lead.savings() == null
                                            ? ""
                                            : Money.display(lead.savings().mid()),
                                    lead.company().place()));
        }
        text.append('\n');
    }

    private static void angles(StringBuilder text, List<AngleCount> angles) {
        text.append("First emails by industry and angle, since the beginning\n");
        if (angles.isEmpty()) {
            text.append("  None has left.\n");
        }
        angles.stream()
                .sorted(
                        Comparator.comparing((AngleCount count) -> count.industry().id())
                                .thenComparing(AngleCount::angle))
                .forEach(
                        count ->
                                line(
                                        text,
                                        count.industry().id().replace('_', ' ')
                                                + ", "
                                                + count.angle().id().replace('_', ' '),
                                        "%d sent, %d delivered, %d opened, %d answered, %d of them gladly"
                                                .formatted(
                                                        count.sent(),
                                                        count.delivered(),
                                                        count.opened(),
                                                        count.answered(),
                                                        count.positive())));
        text.append('\n');
    }

    private static void recent(StringBuilder text, List<Activity> recent) {
        text.append("What happened last\n");
        if (recent.isEmpty()) {
            text.append("  Nothing in this time.\n");
        }
        for (Activity activity : recent) {
            text.append(
                    "  %s  %s: %s\n"
                            .formatted(
                                    time(activity.at()),
                                    activity.company(),
                                    activity.what().replace('_', ' ')));
        }
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static void line(StringBuilder text, String name, String value) {
        String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
        text.append("  %-38s %s\n".formatted(shown, value));
    }
}
