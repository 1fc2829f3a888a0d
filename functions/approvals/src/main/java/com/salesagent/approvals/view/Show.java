package com.salesagent.approvals.view;

import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.score.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Figures and times as a person reads them. */
public final class Show {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.US);

    private Show() {}

    /** {@code $950}, {@code $96k}, {@code $1.2M}. */
    public static String money(long dollars) {
        return Money.display(dollars);
    }

    /** {@code +17168868200} as it is dialled: {@code (716) 886-8200}; other numbers as they are. */
    public static String phone(String number) {
        return number.matches("\\+1\\d{10}")
                ? "(%s) %s-%s"
                        .formatted(
                                number.substring(2, 5), number.substring(5, 8), number.substring(8))
                : number;
    }

    /** {@code 81.5}, {@code 80}. */
    public static String points(double score) {
        String text = "%.1f".formatted(score);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** In UTC, and saying so: a page without script doesn't know its reader's zone. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    /**
     * When a first email leaves, if it is approved now: "tomorrow at 9:07 in their time", "as soon
     * as you approve".
     */
    public static String firstSend(Snapshot.Terms terms, Instant now, String sendId) {
        if (!terms.pacing()) {
            return "as soon as you approve";
        }
        ZoneId zone = ZoneId.of(terms.zone());
        ZonedDateTime first = terms.firstSend(now, sendId).atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        String day =
                switch ((int) ChronoUnit.DAYS.between(today, first.toLocalDate())) {
                    case 0 -> "today";
                    case 1 -> "tomorrow";
                    default -> "on " + DAY.format(first);
                };
        return "%s at %s in their time, or later if the daily cap of %d is reached"
                .formatted(day, CLOCK.format(first), terms.dailyCap());
    }

    /** {@code public_sector} as {@code public sector}. */
    public static String words(String id) {
        return id.replace('_', ' ');
    }

    /** An industry's id as words; blank for none. */
    public static String industry(String id) {
        return id.equals(Industry.UNKNOWN.id()) ? "" : words(id);
    }

    /** {@code 1 lead}, {@code 4 leads}. */
    public static String count(int number, String singular) {
        return number + " " + (number == 1 ? singular : singular + "s");
    }
}
