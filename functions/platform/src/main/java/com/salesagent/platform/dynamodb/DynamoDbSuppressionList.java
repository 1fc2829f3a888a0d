package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionRegister;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@link SuppressionList} on the counters table. Entries have no expiry. The index {@code
 * Suppressions} lists them without a scan, in 256 parts by the first two digits of their hash.
 */
public final class DynamoDbSuppressionList implements SuppressionList, SuppressionRegister {
    private static final String ADDRESS = "SUPPRESSED#";
    private static final String DOMAIN = "SUPPRESSED_DOMAIN#";
    private static final String ENTRY = "ENTRY";
    private static final String INDEX = "Suppressions";
    private static final int PARTS = 256;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbSuppressionList(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Optional<Entry> find(String address) {
        return Optional.ofNullable(findAll(List.of(address)).get(address));
    }

    @Override
    public Map<String, Entry> findAll(Collection<String> addresses) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (String address : addresses) {
            keys.add(CounterItems.key(byAddress(address), ENTRY));
            keys.add(CounterItems.key(byDomain(address), ENTRY));
        }
        Map<String, Entry> stored = new HashMap<>();
        for (Item item : reads.batch(table, keys)) {
            stored.put(item.text("counter_id"), entry(item));
        }
        Map<String, Entry> found = new HashMap<>();
        for (String address : addresses) {
            Entry entry = stored.getOrDefault(byAddress(address), stored.get(byDomain(address)));
            if (entry != null) {
                found.put(address, entry);
            }
        }
        return found;
    }

    private static String byAddress(String address) {
        return ADDRESS + Addresses.hash(address);
    }

    private static String byDomain(String address) {
        return DOMAIN + Addresses.domainHash(Addresses.domain(address));
    }

    private static Entry entry(Item item) {
        return new Entry(item.text("reason"), item.text("source"), item.moment("at"));
    }

    @Override
    public void suppress(String address, Entry entry) {
        add(new Listed(Kind.ADDRESS, Addresses.hash(address), entry));
    }

    @Override
    public void suppressDomain(String domain, Entry entry) {
        add(new Listed(Kind.DOMAIN, Addresses.domainHash(domain), entry));
    }

    @Override
    public void add(Listed listed) {
        Update update = addition(table, listed);
        dynamoDb.updateItem(
                request ->
                        request.tableName(update.tableName())
                                .key(update.key())
                                .updateExpression(update.updateExpression())
                                .expressionAttributeNames(update.expressionAttributeNames())
                                .expressionAttributeValues(update.expressionAttributeValues()));
    }

    /** Adds an address in a transaction of the caller's. Never refuses: an earlier entry stays. */
    public static Update addition(String countersTable, String address, Entry entry) {
        return addition(countersTable, new Listed(Kind.ADDRESS, Addresses.hash(address), entry));
    }

    private static Update addition(String table, Listed listed) {
        Entry entry = listed.entry();
        AttributeValue at = Item.ofText(Moments.text(entry.at()));
        String prefix = listed.kind() == Kind.ADDRESS ? ADDRESS : DOMAIN;
        return new ConditionalUpdate(table, CounterItems.key(prefix + listed.hash(), ENTRY))
                .setIfAbsent("reason", Item.ofText(entry.reason()))
                .setIfAbsent("source", Item.ofText(entry.source()))
                .setIfAbsent("at", at)
                .setIfAbsent("suppression_part", Item.ofText(listed.hash().substring(0, 2)))
                .setIfAbsent("suppressed_at", at)
                .part();
    }

    @Override
    public Page page(String cursor, int atLeast) {
        List<Listed> entries = new ArrayList<>();
        int part = cursor.isEmpty() ? 0 : Integer.parseInt(cursor, 16);
        while (part < PARTS && entries.size() < atLeast) {
            entries.addAll(part(part, Instant.EPOCH));
            part++;
        }
        return new Page(entries, part < PARTS ? Integer.toHexString(part) : "");
    }

    @Override
    public List<Listed> since(Instant from) {
        return Parallel.map(IntStream.range(0, PARTS).boxed().toList(), part -> part(part, from))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Listed> part(int part, Instant from) {
        return reads
                .query(
                        QueryRequest.builder()
                                .tableName(table)
                                .indexName(INDEX)
                                .keyConditionExpression(
                                        "suppression_part = :part AND suppressed_at >= :from")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":part", Item.ofText("%02x".formatted(part)),
                                                ":from", Item.ofText(Moments.text(from))))
                                .build())
                .stream()
                .map(DynamoDbSuppressionList::listed)
                .toList();
    }

    private static Listed listed(Item item) {
        String id = item.text("counter_id");
        return id.startsWith(ADDRESS)
                ? new Listed(Kind.ADDRESS, id.substring(ADDRESS.length()), entry(item))
                : new Listed(Kind.DOMAIN, id.substring(DOMAIN.length()), entry(item));
    }
}
