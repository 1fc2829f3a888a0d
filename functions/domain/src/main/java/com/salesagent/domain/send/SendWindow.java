package com.salesagent.domain.send;

import com.salesagent.domain.Digests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a recipient may be written to: 8:00 to 17:00 on business days where they are. Local times
 * are resolved by the zone's rules on that very day, so a clock change moves nothing.
 */
public final class SendWindow {
    /** The first minute of the window. */
    public static final LocalTime OPENS = LocalTime.of(8, 0);

    /** The first minute after the window. */
    public static final LocalTime CLOSES = LocalTime.of(17, 0);

    private static final Duration MORNING_SPREAD = Duration.ofMinutes(90);
    private static final Duration DAY_SPREAD = Duration.ofMinutes(20);

    private SendWindow() {}

    /** Whether offices are open in that zone at that moment. */
    public static boolean open(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        return businessDay(local.toLocalDate()) && !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }

    /**
     * The first moment from then on that lies in the window, plus a little that depends on the send
     * only: many sends that wait for the same opening don't leave in the same second, and the plan
     * is the same whoever computes it.
     */
    public static Instant next(Instant from, ZoneId zone, String sendId) {
        if (open(from, zone)) {
            Instant spread = from.plus(jitter(sendId, DAY_SPREAD));
            if (open(spread, zone)) {
                return spread;
            }
        }
        return nextMorning(from, zone).plus(jitter(sendId, MORNING_SPREAD));
    }

    /** The first moment from then on that lies in the window, without any spread. */
    public static Instant opening(Instant from, ZoneId zone) {
        return open(from, zone) ? from : nextMorning(from, zone);
    }

    private static Instant nextMorning(Instant from, ZoneId zone) {
        ZonedDateTime local = from.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (!local.toLocalTime().isBefore(OPENS)) {
            day = day.plusDays(1);
        }
        while (!businessDay(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(OPENS).atZone(zone).toInstant();
    }

    static boolean businessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !UsHolidays.closed(day);
    }

    private static Duration jitter(String sendId, Duration within) {
        byte[] digest = Digests.sha256(("jitter:" + sendId).getBytes(StandardCharsets.UTF_8));
        long draw = Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
        return Duration.ofSeconds(draw % within.toSeconds());
    }
}
