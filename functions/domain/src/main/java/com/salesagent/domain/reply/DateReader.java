package com.salesagent.domain.reply;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days out of prose: return dates of absence notices, and dates to ask again. */
final class DateReader {
    /** A day without a year that lies further ahead is one that has just passed. */
    private static final int MOST_DAYS_AHEAD = 300;

    /** Of two readings of 9/4 only one near this is meant. */
    private static final int NEAR_DAYS = 75;

    private static final Pattern ISO = Pattern.compile("\\b(20\\d{2})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern DOTTED =
            Pattern.compile("\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?(20\\d{2}|\\d{2})\\b)?");
    private static final Pattern SLASHED =
            Pattern.compile("\\b(\\d{1,2})[/-](\\d{1,2})(?:[/-](20\\d{2}|\\d{2}))?\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|°|o)?\\s{1,2}(?:of |de"
                            + " |d')?(\\p{L}{3,12})\\.?(?:,?\\s(?:de |del )?(20\\d{2}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile(
                    "\\b(\\p{L}{3,12})\\.?\\s{1,2}(?:the"
                            + " )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:\\d)(?:,?\\s(20\\d{2}))?");
    private static final Pattern LONE_DAY =
            Pattern.compile(
                    "\\b(?:the|til|till)"
                        + " (\\d{1,2})(?:st|nd|rd|th)\\b|\\b(?:am|zum|dem|den|le|au|el|al|dia|il|op|t/m)"
                        + " (?:dia"
                        + " )?(\\d{1,2})(?:\\.|er|e)?(?=$|[\\s,;.!)])(?!\\s?(?:\\d|uhr|h\\b|h\\d|min|%|eur|€|stunden|prozent|[./:]\\d))");
    private static final Pattern LONE_MONTH =
            Pattern.compile(
                    "\\b(?:in|until|till|by|bis|im|ab|en|jusqu'en|hasta|early|mid|late|mitte|anfang|ende|mi|debut|fin|mediados"
                        + " de|finales de|a partir de|next|nachsten|for|around|after|wieder"
                        + " in|back)[\\s-](?:early |mid[- ]?|late |mid to late |of"
                        + " )?(\\p{L}{3,12})(?:\\s(20\\d{2}))?\\b");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,12}");

    private static final Pattern RETURN_CUE =
            Pattern.compile(
                    "back|return|reachable|resume|reopen|available"
                        + " again|wieder|zuruck|ruckkehr|erreichbar|ab"
                        + " dem|retour|reprise|reprendrai|regres|reouv|reapert|reabr|riapr|riapert|heropen|geoffnet|wiedereroff|vuelv|volver|reincorp|incorpor|rientr|torn|ritorn|retorn|volt|terug|ater|tilbage|tilbake|wrac|powrot|in"
                        + " the office on");
    private static final Pattern UNTIL_CUE =
            Pattern.compile(
                    "until|till|through|thru|\\bto\\b|bis|jusqu|hasta|\\bal\\b|\\bau\\b|fino|ate\\b|tot|\\bt/m|-|–|\\bdo\\b|til\\b|\\btill\\b|inclusive|\\by"
                        + " el\\b|\\ba\\b");

    private DateReader() {}

    private record Found(LocalDate day, int at) {}

    /**
     * The day of return that an absence notice names.
     *
     * @return empty if it names none, or if its day can be read in two ways
     */
    static Optional<LocalDate> returnDate(String text, LocalDate received) {
        String folded = Fold.fold(text.length() > 4000 ? text.substring(0, 4000) : text);
        List<Found> days = days(folded, received);
        if (days == null) {
            return Optional.empty();
        }
        Found best = null;
        int bestRank = -1;
        for (Found found : days) {
            if (found.day().isBefore(received)) {
                continue;
            }
            String before = folded.substring(Math.max(0, found.at() - 45), found.at());
            int rank =
                    RETURN_CUE.matcher(clause(before)).find()
                            ? 2
                            : UNTIL_CUE.matcher(tail(before)).find() ? 1 : 0;
            if (best == null
                    || rank > bestRank
                    || (rank == bestRank && found.day().isAfter(best.day()))) {
                best = found;
                bestRank = rank;
            }
        }
        return Optional.ofNullable(best).map(Found::day);
    }

    private static String clause(String before) {
        int cut = Math.max(before.lastIndexOf(". "), before.lastIndexOf('\n'));
        return before.substring(cut + 1);
    }

    private static String tail(String before) {
        return before.substring(Math.max(0, before.length() - 14));
    }

    /**
     * The first day from which the writer wants to be asked again; a season or quarter is its first
     * day.
     */
    static Optional<LocalDate> comeBackDate(String text, LocalDate received) {
        String folded = Fold.fold(text.length() > 4000 ? text.substring(0, 4000) : text);
        List<Found> days = days(folded, received);
        if (days != null) {
            Optional<LocalDate> named =
                    days.stream().map(Found::day).filter(day -> day.isAfter(received)).findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        return VagueDates.in(folded, received);
    }

    /** All days named; null if one can be read in two ways. */
    private static List<Found> days(String folded, LocalDate received) {
        var days = new ArrayList<Found>();
        boolean english = !OTHER_LANGUAGE.matcher(folded).find();
        Matcher iso = ISO.matcher(folded);
        while (iso.find()) {
            add(
                    days,
                    iso.start(),
                    number(iso.group(1)),
                    number(iso.group(2)),
                    number(iso.group(3)),
                    received);
        }
        Matcher dotted = DOTTED.matcher(folded);
        while (dotted.find()) {
            add(
                    days,
                    dotted.start(),
                    number(dotted.group(3)),
                    number(dotted.group(2)),
                    number(dotted.group(1)),
                    received);
        }
        Matcher slashed = SLASHED.matcher(folded);
        while (slashed.find()) {
            int first = number(slashed.group(1));
            int second = number(slashed.group(2));
            int year = number(slashed.group(3));
            boolean dash = slashed.group().contains("-");
            if ((dash && year == 0) || isClock(folded, slashed)) {
                continue;
            }
            LocalDate monthFirst = day(year, first, second, received);
            LocalDate dayFirst = day(year, second, first, received);
            LocalDate chosen;
            if (!english) {
                chosen = dayFirst;
            } else if (monthFirst == null || dayFirst == null || monthFirst.equals(dayFirst)) {
                chosen = monthFirst == null ? dayFirst : monthFirst;
            } else {
                boolean monthNear = isNear(monthFirst, received);
                boolean dayNear = isNear(dayFirst, received);
                if (monthNear == dayNear) {
                    return null;
                }
                chosen = monthNear ? monthFirst : dayFirst;
            }
            if (chosen != null) {
                days.add(new Found(chosen, slashed.start()));
            }
        }
        Matcher dayMonth = DAY_MONTH.matcher(folded);
        while (dayMonth.find()) {
            Integer month = DateWords.month(dayMonth.group(2)).orElse(null);
            if (month != null) {
                add(
                        days,
                        dayMonth.start(),
                        number(dayMonth.group(3)),
                        month,
                        number(dayMonth.group(1)),
                        received);
            }
        }
        Matcher monthDay = MONTH_DAY.matcher(folded);
        while (monthDay.find()) {
            Integer month = DateWords.month(monthDay.group(1)).orElse(null);
            if (month != null) {
                add(
                        days,
                        monthDay.start(),
                        number(monthDay.group(3)),
                        month,
                        number(monthDay.group(2)),
                        received);
            }
        }
        if (days.isEmpty()) {
            addMonths(days, folded, received);
        }
        if (days.isEmpty()) {
            addLoneDays(days, folded, received);
        }
        if (days.isEmpty()) {
            addWeekdays(days, folded, received);
        }
        return days;
    }

    private static final Pattern OTHER_LANGUAGE =
            Pattern.compile(
                    "\\b(?:ich|bin|wieder|nicht|urlaub|buro|je|suis|bureau|jusqu'au|absent|absente|conges?|retour|estoy|oficina|hasta|vacaciones|regreso|sono|ufficio|fino|ferie|estou|ate|escritorio|ferias|afwezig|tot|semester|ferie|urlopie|do"
                        + " dnia)\\b");

    private static void addMonths(List<Found> days, String folded, LocalDate received) {
        Matcher month = LONE_MONTH.matcher(folded);
        while (month.find()) {
            Integer number = DateWords.month(month.group(1)).orElse(null);
            if (number == null || month.group(1).equals("mar") || month.group(1).equals("set")) {
                continue;
            }
            int day =
                    month.group().contains("mid")
                                    || month.group().contains("mitte")
                                    || month.group().contains("mediados")
                            ? 15
                            : month.group().contains("late")
                                            || month.group().contains("ende ")
                                            || month.group().contains("finales")
                                    ? 24
                                    : 1;
            add(days, month.start(1), number(month.group(2)), number, day, received);
        }
    }

    /** "Back on the 27th": the next day of that number. */
    private static void addLoneDays(List<Found> days, String folded, LocalDate received) {
        Matcher lone = LONE_DAY.matcher(folded);
        while (lone.find()) {
            int number = number(lone.group(1) == null ? lone.group(2) : lone.group(1));
            LocalDate month = received.withDayOfMonth(1);
            if (number < received.getDayOfMonth()) {
                month = month.plusMonths(1);
            }
            if (number >= 1 && number <= month.lengthOfMonth()) {
                days.add(new Found(month.withDayOfMonth(number), lone.start()));
            }
        }
    }

    private static void addWeekdays(List<Found> days, String folded, LocalDate received) {
        Matcher word = WORD.matcher(folded);
        while (word.find()) {
            DayOfWeek weekday = DateWords.weekday(word.group()).orElse(null);
            if (weekday != null) {
                days.add(new Found(received.with(TemporalAdjusters.next(weekday)), word.start()));
            } else if (word.group().equals("tomorrow")
                    || word.group().equals("morgen")
                    || word.group().equals("demain")
                    || word.group().equals("manana")) {
                days.add(new Found(received.plusDays(1), word.start()));
            }
        }
    }

    private static boolean isClock(String folded, Matcher slashed) {
        String around =
                folded.substring(slashed.start(), Math.min(folded.length(), slashed.end() + 2));
        return around.startsWith("24/7") || around.endsWith("%");
    }

    private static boolean isNear(LocalDate day, LocalDate received) {
        return !day.isBefore(received) && day.isBefore(received.plusDays(NEAR_DAYS));
    }

    private static void add(
            List<Found> days, int at, int year, int month, int day, LocalDate received) {
        LocalDate found = day(year, month, day, received);
        if (found != null) {
            days.add(new Found(found, at));
        }
    }

    /**
     * The day, in the year given or the one that brings it near after the mail; null if there is
     * none.
     */
    private static LocalDate day(int year, int month, int day, LocalDate received) {
        try {
            if (year > 0) {
                return LocalDate.of(year < 100 ? 2000 + year : year, month, day);
            }
            LocalDate thisYear =
                    LocalDate.of(received.getYear(), month, Math.min(day, 28))
                            .plusDays(Math.max(0, day - 28));
            if (thisYear.getMonthValue() != month || day < 1 || day > 31) {
                return null;
            }
            if (!thisYear.isBefore(received)) {
                return thisYear;
            }
            LocalDate nextYear =
                    LocalDate.of(received.getYear() + 1, month, Math.min(day, 28))
                            .plusDays(Math.max(0, day - 28));
            return nextYear.isAfter(received.plusDays(MOST_DAYS_AHEAD)) ? thisYear : nextYear;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
