package com.salesagent.domain.reply;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when somebody wants to be asked again from what names no day: "in Q3", "after summer". */
final class VagueDates {
    private static final Pattern QUARTER =
            Pattern.compile(
                    "\\bq\\s?([1-4])\\b(?:\\s(?:of\\s)?'?(20)?(\\d{2})\\b)?|\\b(first|second|third|fourth|erstes|zweites|drittes|viertes|1st|2nd|3rd|4th|1\\.|2\\.|3\\.|4\\.)"
                        + " (?:quarter|quartal)");
    private static final Pattern IN_SPAN =
            Pattern.compile(
                    "\\b(?:in|within|after|for|another|dans|en|tra|in"
                        + " etwa|nach|about|d'ici)\\s(?:about |a |like |maybe |another |the next"
                        + " |etwa |ca\\.? )?(a couple of|a"
                        + " few|an?|one|two|three|four|five|six|nine|twelve|zwei|drei|vier|funf|sechs|ein(?:em|er)?|deux|trois|quatre|six|un|une|dos|tres|cuatro|seis|\\d{1,2})\\s(day|days|week|weeks|month|months|year|years|quarter|quarters|woche|wochen|monat|monate|monaten|jahr|jahren|semaine|semaines|mois|an|ans|semana|semanas|mes|meses|ano|anos)\\b");
    private static final Pattern SPAN_LATER =
            Pattern.compile(
                    "\\b(couple"
                        + " of|few|one|two|three|four|six|\\d{1,2})\\s(weeks|months|quarters|years|week|month|year)\\s(?:from"
                        + " now|later|time|out|down the)");
    private static final Pattern NEXT =
            Pattern.compile(
                    "\\b(?:next|following|coming|nachste[nsrm]?|kommende[nsrm]?|prochaine?|proxim[oa])\\s(week|month|quarter|year|spring|summer|fall|autumn|winter|woche|monat|quartal|jahr|fruhjahr|semaine|mois|trimestre|annee|semana|mes|ano)\\b|\\b(?:semaine|mois|trimestre|annee|semana|mes|ano|an)\\s(?:prochaine?|que"
                        + " viene|proxim[oa])\\b");
    private static final Pattern SEASON =
            Pattern.compile(
                    "\\b(spring|summer|fall|autumn|winter|fruhjahr|fruhling|sommer|herbst|printemps|ete|automne|hiver|rentree|primavera|verano|otono|invierno)\\b");
    private static final Pattern NEW_YEAR =
            Pattern.compile(
                    "new year|neuen? jahr|neues jahr|jahreswechsel|nouvelle annee|nouvel an|ano"
                            + " nuevo|after the holidays|after christmas|nach weihnachten|after the"
                            + " turn of the year|beginning of the year|anfang des jahres|debut"
                            + " d'annee|principios de ano|first of the year");
    private static final Pattern LONE_YEAR = Pattern.compile("\\b(20[2-4]\\d)\\b");
    private static final Pattern YEAR_END =
            Pattern.compile(
                    "end of (?:the )?year|year[- ]?end|jahresende|fin d'annee|fin de ano|finales de"
                            + " ano");

    private VagueDates() {}

    /** The first day of what is meant; empty if nothing is. */
    static Optional<LocalDate> in(String folded, LocalDate received) {
        Matcher quarter = QUARTER.matcher(folded);
        if (quarter.find()) {
            int number =
                    quarter.group(1) != null
                            ? Integer.parseInt(quarter.group(1))
                            : ordinal(quarter.group(4));
            LocalDate start = LocalDate.of(received.getYear(), number * 3 - 2, 1);
            if (quarter.group(3) != null) {
                return Optional.of(start.withYear(2000 + Integer.parseInt(quarter.group(3))));
            }
            return Optional.of(start.isAfter(received) ? start : start.plusYears(1));
        }
        Matcher span = IN_SPAN.matcher(folded);
        if (span.find()) {
            return Optional.of(plus(received, count(span.group(1)), span.group(2)));
        }
        Matcher later = SPAN_LATER.matcher(folded);
        if (later.find()) {
            return Optional.of(plus(received, count(later.group(1)), later.group(2)));
        }
        if (NEW_YEAR.matcher(folded).find()) {
            return Optional.of(LocalDate.of(received.getYear() + 1, 1, 7));
        }
        if (YEAR_END.matcher(folded).find()) {
            LocalDate end = LocalDate.of(received.getYear(), 12, 1);
            return Optional.of(end.isAfter(received) ? end : end.plusYears(1));
        }
        Matcher next = NEXT.matcher(folded);
        if (next.find()) {
            return Optional.of(
                    next(received, next.group(1) == null ? next.group() : next.group(1)));
        }
        Matcher season = SEASON.matcher(folded);
        if (season.find()) {
            return Optional.of(season(received, season.group(1)));
        }
        Matcher year = LONE_YEAR.matcher(folded);
        if (year.find() && Integer.parseInt(year.group(1)) > received.getYear()) {
            return Optional.of(LocalDate.of(Integer.parseInt(year.group(1)), 1, 7));
        }
        return Optional.empty();
    }

    private static int ordinal(String word) {
        return switch (word.charAt(0)) {
            case '1', 'e' -> 1;
            case '2', 'z' -> 2;
            case '3', 'd', 't' -> 3;
            case '4', 'v' -> 4;
            default -> word.startsWith("fi") ? 1 : word.startsWith("s") ? 2 : 4;
        };
    }

    private static int count(String word) {
        return switch (word) {
            case "two", "zwei", "deux", "dos", "a couple of", "couple of" -> 2;
            case "three", "drei", "trois", "tres", "a few", "few" -> 3;
            case "four", "vier", "quatre", "cuatro" -> 4;
            case "five", "funf" -> 5;
            case "six", "sechs", "seis" -> 6;
            case "nine" -> 9;
            case "twelve" -> 12;
            default -> Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : 1;
        };
    }

    private static LocalDate plus(LocalDate day, int count, String unit) {
        return switch (unit.charAt(0)) {
            case 'd' -> day.plusDays(count);
            case 'w', 's' -> day.plusWeeks(count);
            case 'm' -> day.plusMonths(count);
            case 'q' -> day.plusMonths(3L * count);
            default -> day.plusYears(count);
        };
    }

    private static LocalDate next(LocalDate received, String unit) {
        if ((unit.startsWith("w") && !unit.startsWith("wi")) || unit.contains("sem")) {
            return received.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        }
        if (unit.startsWith("q") || unit.contains("trimestre")) {
            int quarter = (received.getMonthValue() - 1) / 3;
            return received.withDayOfMonth(1).withMonth(quarter * 3 + 1).plusMonths(3);
        }
        if (unit.startsWith("m")) {
            return received.withDayOfMonth(1).plusMonths(1);
        }
        if (SEASON.matcher(unit).find()) {
            return season(received, unit);
        }
        return LocalDate.of(received.getYear() + 1, 1, 7);
    }

    private static LocalDate season(LocalDate received, String season) {
        int month =
                switch (season) {
                    case "spring", "fruhjahr", "fruhling", "printemps", "primavera" -> 3;
                    case "summer", "sommer", "ete", "verano" -> 6;
                    case "fall", "autumn", "herbst", "automne", "rentree", "otono" -> 9;
                    default -> 12;
                };
        LocalDate start = LocalDate.of(received.getYear(), month, 1);
        return start.isAfter(received) ? start : start.plusYears(1);
    }
}
