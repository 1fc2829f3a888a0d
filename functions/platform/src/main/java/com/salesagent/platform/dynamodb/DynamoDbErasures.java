package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Erasures;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Erasures} on the counters table. */
public final class DynamoDbErasures implements Erasures {
    private static final String OPEN = "ERASURES_OPEN";
    private static final String COUNT = "count_";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbErasures(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public void open(Open erasure) {
        new ConditionalUpdate(table, CounterItems.key(OPEN, erasure.addressHash()))
                .setIfAbsent("lead_id", Item.ofText(erasure.leadId()))
                .setIfAbsent("contact_id", Item.ofText(erasure.contactId()))
                .setIfAbsent("at", Item.ofText(Moments.text(erasure.at())))
                .run(dynamoDb);
    }

    @Override
    public List<Open> open() {
        return reads.partition(table, "counter_id", OPEN).stream()
                .map(
                        item ->
                                new Open(
                                        item.text("bucket"),
                                        item.text("lead_id"),
                                        item.text("contact_id"),
                                        item.moment("at"),
                                        item.text("swept_through")))
                .toList();
    }

    @Override
    public void sweptThrough(String addressHash, String rawKey) {
        new ConditionalUpdate(table, CounterItems.key(OPEN, addressHash))
                .set("swept_through", Item.ofText(rawKey))
                .whenPresent("at")
                .attempt(dynamoDb);
    }

    @Override
    public void erased(String addressHash, String by, Instant at, Map<String, Integer> counts) {
        ConditionalUpdate update =
                new ConditionalUpdate(table, receiptKey(addressHash))
                        .setIfAbsent("by", Item.ofText(by))
                        .setIfAbsent("at", Item.ofText(Moments.text(at)));
        counts.forEach((kind, count) -> update.add(COUNT + kind, count));
        update.run(dynamoDb);
    }

    @Override
    public void complete(String addressHash, Instant at) {
        new ConditionalUpdate(table, receiptKey(addressHash))
                .set("completed_at", Item.ofText(Moments.text(at)))
                .run(dynamoDb);
        dynamoDb.deleteItem(
                delete -> delete.tableName(table).key(CounterItems.key(OPEN, addressHash)));
    }

    @Override
    public Optional<Receipt> receipt(String addressHash) {
        return reads.item(table, receiptKey(addressHash)).map(item -> receipt(addressHash, item));
    }

    private static Receipt receipt(String addressHash, Item item) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : item.attributes().keySet()) {
            if (name.startsWith(COUNT)) {
                counts.put(name.substring(COUNT.length()), item.integer(name));
            }
        }
        return new Receipt(
                addressHash,
                item.text("by"),
                item.moment("at"),
                counts,
                item.moment("completed_at"));
    }

    private static Map<String, AttributeValue> receiptKey(String addressHash) {
        return CounterItems.key("ERASURE#" + addressHash, "RECEIPT");
    }
}
