package com.salesagent.platform.dynamodb;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.send.MailboxDay;
import com.salesagent.domain.send.MailboxDay.Place;
import com.salesagent.domain.send.Places;
import com.salesagent.domain.send.Send;
import com.salesagent.platform.failure.TransientFailure;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@link Places} on the counters table: one item a mailbox and day with all its places, changed
 * under its version. So every limit of the mailbox is judged on the same reading that is written
 * back, and two takers at once can't both have the last place.
 */
public final class DynamoDbPlaces implements Places {
    private static final int HORIZON_DAYS = 366;
    private static final int DAYS_AT_FIRST = 4;
    private static final int DAYS_AT_ONCE = 40;
    private static final int KEPT_DAYS = 90;
    private static final int ATTEMPTS = 60;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;
    private static final String FIRST_DAY = "FIRST";

    // Takers look this far for the places of cancelled sends; further days are looked at when they
    // have come near.
    private static final int RECLAIMED_DAYS = 3;
    private static final Duration MOVED = Duration.ofHours(1);
    private static final Duration LOOKED_AT_FOR = Duration.ofMinutes(1);

    private final DynamoDbClient dynamoDb;
    private final String counters;
    private final String leads;
    private final Reads reads;

    // Days of which each place was found in use, and when: spares a crowd the same look.
    private final Map<MailboxDay, Instant> inUse = new ConcurrentHashMap<>();

    public DynamoDbPlaces(DynamoDbClient dynamoDb, String countersTable, String leadsTable) {
        this.dynamoDb = dynamoDb;
        this.counters = countersTable;
        this.leads = leadsTable;
        this.reads = new Reads(dynamoDb);
    }

    /** A day as it was read, with the version that a change of it must find. */
    private record Read(MailboxDay day, long version, boolean started) {}

    @Override
    public Placed take(Wanted wanted, Instant notBefore, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Placed> placed = attempt(wanted, notBefore, now);
            if (placed.isPresent()) {
                return placed.get();
            }
            pause(attempt);
        }
        throw new TransientFailure(
                "a mailbox's day met %d changes in a row".formatted(ATTEMPTS), null);
    }

    /** Empty if somebody else changed the day meanwhile. */
    private Optional<Placed> attempt(Wanted wanted, Instant notBefore, Instant now) {
        Campaign campaign = wanted.campaign();
        LocalDate from = day(notBefore);
        boolean first = wanted.send().step() == 0;
        String full = "";
        int count = DAYS_AT_FIRST;
        for (int done = 0; done < HORIZON_DAYS; done += count) {
            count = done == 0 ? DAYS_AT_FIRST : DAYS_AT_ONCE;
            for (Read read : days(campaign, from.plusDays(done), count)) {
                Optional<Place> own = read.day().of(wanted.send(), now);
                if (own.isPresent() && !notBefore.isAfter(later(own.get().at(), now))) {
                    return Optional.of(new Placed(own.get().at(), ""));
                }
                MailboxDay free = read.day().without(List.of(wanted.send().id()));
                if (free.full(first, now) && reclaims(read, from)) {
                    free = free.without(unused(read.day(), now));
                }
                if (free.full(first, now)) {
                    full = full.isEmpty() ? free.fullBecause(campaign.dailyCap()) : full;
                    continue;
                }
                Optional<Placed> found = free.earliest(wanted, notBefore);
                if (found.isPresent()) {
                    Instant at = found.get().at();
                    String bound = full.isEmpty() ? found.get().bound() : full;
                    return write(campaign, free.with(place(wanted, at)), read)
                            ? Optional.of(new Placed(at, bound))
                            : Optional.empty();
                }
            }
        }
        return Optional.of(new Placed(null, full));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean reclaims(Read read, LocalDate from) {
        return read.day().day().isBefore(from.plusDays(RECLAIMED_DAYS));
    }

    /** Sends that have a place here and don't use it: cancelled, refused, or moved elsewhere. */
    private List<String> unused(MailboxDay day, Instant now) {
        inUse.values().removeIf(at -> !at.plus(LOOKED_AT_FOR).isAfter(now));
        if (inUse.containsKey(day)) {
            return List.of();
        }
        Map<String, Place> places = new HashMap<>();
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (Place place : day.places()) {
            places.put(place.sendId(), place);
            keys.add(SendItems.key(place.leadId(), place.sendId()));
        }
        for (Item item : reads.batch(leads, keys)) {
            Send send = SendItems.read(item);
            if (uses(send, places.get(send.id()), now)) {
                places.remove(send.id());
            }
        }
        if (places.isEmpty()) {
            inUse.put(day, now);
        }
        return List.copyOf(places.keySet());
    }

    private static boolean uses(Send send, Place place, Instant now) {
        return switch (send.status()) {
            case CANCELLED, REFUSED -> false;
            // A taker writes the place before the plan: one whose old time has come may be at it.
            case RESERVED ->
                    !send.plannedAt().isAfter(now)
                            || Duration.between(send.plannedAt(), place.at()).abs().compareTo(MOVED)
                                    <= 0;
            case DISPATCHING, IN_DOUBT -> day(send.claimedAt()).equals(day(place.at()));
            case ACCEPTED -> day(send.acceptedAt()).equals(day(place.at()));
        };
    }

    @Override
    public void release(Campaign campaign, Send send, Instant day) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Read read = days(campaign, day(day), 1).getFirst();
            if (read.day().places().stream().noneMatch(p -> p.sendId().equals(send.id()))
                    || write(campaign, read.day().without(List.of(send.id())), read)) {
                return;
            }
            pause(attempt);
        }
    }

    @Override
    public MailboxDay day(Campaign campaign, Instant day) {
        return days(campaign, day(day), 1).getFirst().day();
    }

    // The first day is read after the days: whoever sees a place sees it too.
    private List<Read> days(Campaign campaign, LocalDate from, int count) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(key(campaign, from.plusDays(i).toString()));
        }
        Map<String, Item> found = new HashMap<>();
        reads.batch(counters, keys).forEach(item -> found.put(item.text("bucket"), item));
        Optional<LocalDate> firstDay =
                reads.item(counters, key(campaign, FIRST_DAY))
                        .map(item -> LocalDate.parse(item.text("day")));
        List<Read> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate day = from.plusDays(i);
            Item item = found.getOrDefault(day.toString(), Item.create());
            int cap =
                    MailboxDay.cap(firstDay.orElse(day), day, campaign.dailyCap(), campaign.pace());
            days.add(
                    new Read(
                            new MailboxDay(day, cap, campaign.pace(), places(item)),
                            item.number("version"),
                            firstDay.isPresent()));
        }
        return days;
    }

    private boolean write(Campaign campaign, MailboxDay day, Read read) {
        if (!read.started()) {
            keepFirstDay(campaign, day.day());
        }
        Item item =
                Item.of(new HashMap<>(key(campaign, day.day().toString())))
                        .number("version", read.version() + 1)
                        .number("ttl", ttl(day.day()))
                        .list("places", day.places().stream().map(DynamoDbPlaces::item).toList());
        try {
            dynamoDb.putItem(
                    put -> {
                        put.tableName(counters).item(item.attributes());
                        if (read.version() == 0) {
                            put.conditionExpression("attribute_not_exists(version)");
                        } else {
                            put.conditionExpression("version = :seen")
                                    .expressionAttributeValues(
                                            Map.of(":seen", Item.ofNumber(read.version())));
                        }
                    });
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** The day from which the mailbox warms up: that of its first place. */
    private void keepFirstDay(Campaign campaign, LocalDate day) {
        Item item = Item.of(new HashMap<>(key(campaign, FIRST_DAY))).text("day", day.toString());
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(counters)
                                    .item(item.attributes())
                                    .conditionExpression("attribute_not_exists(counter_id)"));
        } catch (ConditionalCheckFailedException e) {
            // Another taker was first.
        }
    }

    private static Place place(Wanted wanted, Instant at) {
        Send send = wanted.send();
        return new Place(send.id(), send.leadId(), at, wanted.domain(), send.step() == 0);
    }

    private static Item item(Place place) {
        return Item.create()
                .text("send", place.sendId())
                .text("lead", place.leadId())
                .moment("at", place.at())
                .text("domain", place.domain())
                .flag("first", place.first());
    }

    private static List<Place> places(Item item) {
        return item.list("places").stream()
                .map(
                        place ->
                                new Place(
                                        place.text("send"),
                                        place.text("lead"),
                                        place.moment("at"),
                                        place.text("domain"),
                                        place.flag("first")))
                .toList();
    }

    // By a hash: the table's keys hold no address.
    private static Map<String, AttributeValue> key(Campaign campaign, String bucket) {
        return CounterItems.key("MAILBOX#" + Addresses.hash(campaign.sender().address()), bucket);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static long ttl(LocalDate day) {
        return day.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static void pause(int attempt) {
        try {
            long most = Math.min(LONGEST_PAUSE_MILLIS, 10L << Math.min(attempt, 10));
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted", e);
        }
    }
}
