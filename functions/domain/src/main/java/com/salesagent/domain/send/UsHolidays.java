package com.salesagent.domain.send;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.TreeSet;

/**
 * The eleven federal holidays of the United States (5 U.S.C. 6103), on the days on which offices
 * are closed: a holiday on a Saturday is kept on Friday, one on a Sunday on Monday.
 */
public final class UsHolidays {
    private UsHolidays() {}

    /** Whether offices are closed that day for a holiday. Weekends alone are none. */
    public static boolean closed(LocalDate day) {
        // New Year's Day on a Saturday is kept in the old year.
        return observed(day.getYear()).contains(day) || observed(day.getYear() + 1).contains(day);
    }

    private static Set<LocalDate> observed(int year) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(kept(LocalDate.of(year, Month.JANUARY, 1)));
        days.add(LocalDate.of(year, Month.JANUARY, 1).with(dayOfWeekInMonth(3, MONDAY)));
        days.add(LocalDate.of(year, Month.FEBRUARY, 1).with(dayOfWeekInMonth(3, MONDAY)));
        days.add(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)));
        days.add(kept(LocalDate.of(year, Month.JUNE, 19)));
        days.add(kept(LocalDate.of(year, Month.JULY, 4)));
        days.add(LocalDate.of(year, Month.SEPTEMBER, 1).with(dayOfWeekInMonth(1, MONDAY)));
        days.add(LocalDate.of(year, Month.OCTOBER, 1).with(dayOfWeekInMonth(2, MONDAY)));
        days.add(kept(LocalDate.of(year, Month.NOVEMBER, 11)));
        days.add(LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY)));
        days.add(kept(LocalDate.of(year, Month.DECEMBER, 25)));
        return days;
    }

    private static LocalDate kept(LocalDate holiday) {
        DayOfWeek day = holiday.getDayOfWeek();
        return switch (day) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }
}
