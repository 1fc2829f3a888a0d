package com.salesagent.local.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The six fields of a cron expression as EventBridge reads them: minutes, hours, day of month,
 * month, day of week (1 is Sunday), year; with {@code * ? , - /}, names, {@code L}, {@code W} and
 * {@code #}.
 */
record Cron(
        BitSet minutes,
        BitSet hours,
        Predicate<LocalDate> dayOfMonth,
        BitSet months,
        Predicate<LocalDate> dayOfWeek,
        BitSet years)
        implements Occurrences {
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> DAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    static Cron of(String fields) {
        String[] field = fields.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        if (field.length != 6) {
            throw new IllegalArgumentException("cron takes six fields, got " + fields);
        }
        if (field[2].equals("?") == field[4].equals("?")) {
            throw new IllegalArgumentException(
                    "cron takes ? for the day of month or the day of week, got " + fields);
        }
        return new Cron(
                numbers(field[0], 0, 59, List.of()),
                numbers(field[1], 0, 23, List.of()),
                dayOfMonth(field[2]),
                numbers(field[3], 1, 12, MONTHS),
                dayOfWeek(field[4]),
                numbers(field[5], FIRST_YEAR, LAST_YEAR, List.of()));
    }

    @Override
    public Instant after(Instant time, Instant anchor) {
        var first =
                time.truncatedTo(ChronoUnit.MINUTES)
                        .plus(1, ChronoUnit.MINUTES)
                        .atOffset(ZoneOffset.UTC);
        LocalDate day = first.toLocalDate();
        int hour = first.getHour();
        int minute = first.getMinute();
        for (; day.getYear() <= LAST_YEAR; day = day.plusDays(1), hour = 0, minute = 0) {
            if (!matches(day)) {
                continue;
            }
            for (int h = hours.nextSetBit(hour); h >= 0; h = hours.nextSetBit(h + 1)) {
                int m = minutes.nextSetBit(h == hour ? minute : 0);
                if (m >= 0) {
                    return day.atTime(h, m).toInstant(ZoneOffset.UTC);
                }
            }
        }
        return Instant.MAX;
    }

    private boolean matches(LocalDate day) {
        return years.get(day.getYear())
                && months.get(day.getMonthValue())
                && dayOfMonth.test(day)
                && dayOfWeek.test(day);
    }

    @Override
    public boolean frequent() {
        return hours.cardinality() == 24 && minutes.cardinality() > 1;
    }

    private static Predicate<LocalDate> dayOfMonth(String field) {
        if (field.equals("?")) {
            return day -> true;
        }
        if (field.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (field.endsWith("W")) {
            int wanted = number(field.substring(0, field.length() - 1), 1, 31, List.of());
            return day -> day.equals(nearestWeekday(day, wanted));
        }
        BitSet days = numbers(field, 1, 31, List.of());
        return day -> days.get(day.getDayOfMonth());
    }

    private static LocalDate nearestWeekday(LocalDate month, int wanted) {
        LocalDate day = month.withDayOfMonth(Math.min(wanted, month.lengthOfMonth()));
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY ->
                    day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private static Predicate<LocalDate> dayOfWeek(String field) {
        if (field.equals("?")) {
            return day -> true;
        }
        int hash = field.indexOf('#');
        if (hash > 0) {
            int weekday = number(field.substring(0, hash), 1, 7, DAYS);
            int week = number(field.substring(hash + 1), 1, 5, List.of());
            return day -> sundayFirst(day) == weekday && (day.getDayOfMonth() + 6) / 7 == week;
        }
        if (field.endsWith("L")) {
            String named = field.substring(0, field.length() - 1);
            int weekday = named.isEmpty() ? 7 : number(named, 1, 7, DAYS);
            return day ->
                    sundayFirst(day) == weekday && day.getDayOfMonth() + 7 > day.lengthOfMonth();
        }
        BitSet days = numbers(field, 1, 7, DAYS);
        return day -> days.get(sundayFirst(day));
    }

    private static int sundayFirst(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : day.getDayOfWeek().getValue() + 1;
    }

    private static BitSet numbers(String field, int low, int high, List<String> names) {
        BitSet set = new BitSet(high + 1);
        Arrays.stream(field.split(",", -1)).forEach(part -> add(set, part, low, high, names));
        return set;
    }

    private static void add(BitSet set, String part, int low, int high, List<String> names) {
        String[] stepped = part.split("/", 2);
        int step = stepped.length == 2 ? number(stepped[1], 1, high, List.of()) : 1;
        String[] range = stepped[0].split("-", 2);
        int from = stepped[0].equals("*") ? low : number(range[0], low, high, names);
        int to;
        if (stepped[0].equals("*") || (range.length == 1 && stepped.length == 2)) {
            to = high;
        } else {
            to = range.length == 2 ? number(range[1], low, high, names) : from;
        }
        for (int value = from; value <= to; value += step) {
            set.set(value);
        }
    }

    private static int number(String text, int low, int high, List<String> names) {
        int named = names.indexOf(text);
        try {
            int value = named >= 0 ? named + 1 : Integer.parseInt(text);
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below, with the text
        }
        throw new IllegalArgumentException(
                "cron takes numbers from %d to %d here, got %s".formatted(low, high, text));
    }
}
