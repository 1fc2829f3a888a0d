package com.salesagent.domain.send;

import com.salesagent.domain.Digests;
import com.salesagent.domain.campaign.Pace;
import com.salesagent.domain.send.Places.Placed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one mailbox sends on one UTC day, and where there is room for another email.
 *
 * <p>A quarter of a day's places is kept for first emails, so that follow-ups can't crowd them out;
 * another quarter is kept for follow-ups until the day has come.
 *
 * @param cap emails of this day: the campaign's cap, or less while the mailbox warms up
 */
public record MailboxDay(LocalDate day, int cap, Pace pace, List<Place> places) {
    private static final Duration SHORTEST_GRACE = Duration.ofMinutes(2);

    public MailboxDay {
        places = List.copyOf(places);
    }

    /**
     * One taken place.
     *
     * @param domain of the recipient
     * @param first whether it is the first email of a sequence
     */
    public record Place(String sendId, String leadId, Instant at, String domain, boolean first) {}

    /**
     * The cap of a mailbox that warms up.
     *
     * @param firstDay on which it sent
     */
    public static int cap(LocalDate firstDay, LocalDate day, int dailyCap, Pace pace) {
        long cap = pace.rampStart();
        for (LocalDate each = firstDay.plusDays(1);
                !each.isAfter(day) && cap < dailyCap;
                each = each.plusDays(1)) {
            cap += SendWindow.businessDay(each) ? pace.rampStep() : 0;
        }
        return (int) Math.min(cap, dailyCap);
    }

    /** The place that a send has here and may still use: not long past, and not another day's. */
    public Optional<Place> of(Send send, Instant now) {
        boolean over = day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        Duration grace = pace.gap().compareTo(SHORTEST_GRACE) > 0 ? pace.gap() : SHORTEST_GRACE;
        return places.stream()
                .filter(place -> place.sendId().equals(send.id()))
                .filter(place -> !over && !place.at().plus(grace).isBefore(now))
                .findFirst();
    }

    /** Without the places of these sends. */
    public MailboxDay without(List<String> sendIds) {
        return new MailboxDay(
                day,
                cap,
                pace,
                places.stream().filter(place -> !sendIds.contains(place.sendId())).toList());
    }

    /** With one more place. */
    public MailboxDay with(Place place) {
        List<Place> more = new ArrayList<>(without(List.of(place.sendId())).places());
        more.add(place);
        return new MailboxDay(day, cap, pace, more);
    }

    /** Whether no place is left for an email of this kind. */
    public boolean full(boolean first, Instant now) {
        int kept = (cap + 2) / 4;
        boolean today = day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
        long sameKind = places.stream().filter(place -> place.first() == first).count();
        int most = first && today ? cap : cap - kept;
        return places.size() >= cap || sameKind >= most;
    }

    /** Why it is full, in words for a person. */
    public String fullBecause(int dailyCap) {
        return cap < dailyCap
                ? "the mailbox's %d emails of %s (UTC) are taken: it warms up, %d on its first day and %d more each business day"
                        .formatted(cap, day, pace.rampStart(), pace.rampStep())
                : "the mailbox's %d emails of %s (UTC) are taken".formatted(cap, day);
    }

    /**
     * The earliest free moment of this day from then on at which offices are open, the mailbox has
     * rested and the recipient's domain has room; empty if there is none. Whether the day is full
     * is another question.
     */
    public Optional<Placed> earliest(Places.Wanted wanted, Instant notBefore) {
        Duration rest = pace.gap().plus(jitter(wanted.send().id(), pace.gap()));
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = start.plus(1, ChronoUnit.DAYS);
        Instant at = notBefore.isAfter(start) ? notBefore : start;
        String bound = "";
        while (at.isBefore(end)) {
            Cadence cadence = wanted.cadence();
            Instant moment = at;
            Instant hour = moment.truncatedTo(ChronoUnit.HOURS);
            Optional<Place> close =
                    places.stream()
                            .filter(place -> apart(place.at(), moment).compareTo(rest) < 0)
                            .findFirst();
            long sameDomain =
                    places.stream()
                            .filter(place -> place.domain().equals(wanted.domain()))
                            .filter(place -> place.at().truncatedTo(ChronoUnit.HOURS).equals(hour))
                            .count();
            if (!cadence.open(at)) {
                at = cadence.opening(at).plus(jitter(wanted.send().id(), pace.gap()));
            } else if (close.isPresent()) {
                at = close.get().at().plus(rest);
                bound =
                        "the mailbox leaves %d minutes and more between two emails"
                                .formatted(pace.gap().toMinutes());
            } else if (sameDomain >= pace.perDomainHour()) {
                at = hour.plus(1, ChronoUnit.HOURS).plus(jitter(wanted.send().id(), pace.gap()));
                bound =
                        "%d emails an hour go to one recipient domain"
                                .formatted(pace.perDomainHour());
            } else {
                return Optional.of(new Placed(at, bound));
            }
        }
        return Optional.empty();
    }

    private static Duration apart(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    private static Duration jitter(String sendId, Duration within) {
        if (within.isZero()) {
            return Duration.ZERO;
        }
        byte[] digest = Digests.sha256(("gap:" + sendId).getBytes(StandardCharsets.UTF_8));
        long draw = Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
        return Duration.ofSeconds(draw % within.toSeconds());
    }
}
