package com.salesagent.platform.dynamodb;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.SuppressionList;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@link SuppressionList} on the counters table. Entries have no expiry. */
public final class DynamoDbSuppressionList implements SuppressionList {
    private static final String ADDRESS = "SUPPRESSED#";
    private static final String DOMAIN = "SUPPRESSED_DOMAIN#";
    private static final String ENTRY = "ENTRY";

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
        String byAddress = ADDRESS + Addresses.hash(address);
        String byDomain = DOMAIN + domainHash(Addresses.domain(address));
        List<Item> found =
                reads.batch(
                        table,
                        List.of(
                                CounterItems.key(byAddress, ENTRY),
                                CounterItems.key(byDomain, ENTRY)));
        return found.stream()
                .filter(item -> item.text("counter_id").equals(byAddress))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(
                        item ->
                                new Entry(
                                        item.text("reason"),
                                        item.text("source"),
                                        item.moment("at")));
    }

    @Override
    public void suppress(String address, Entry entry) {
        write(addition(table, address, entry));
    }

    @Override
    public void suppressDomain(String domain, Entry entry) {
        write(addition(table, CounterItems.key(DOMAIN + domainHash(domain), ENTRY), entry));
    }

    /** Adds an address in a transaction of the caller's. Never refuses: an earlier entry stays. */
    public static Update addition(String countersTable, String address, Entry entry) {
        return addition(
                countersTable, CounterItems.key(ADDRESS + Addresses.hash(address), ENTRY), entry);
    }

    private static Update addition(String table, Map<String, AttributeValue> key, Entry entry) {
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(
                        "SET reason = if_not_exists(reason, :reason),"
                                + " #source = if_not_exists(#source, :source),"
                                + " #at = if_not_exists(#at, :at)")
                .expressionAttributeNames(Map.of("#source", "source", "#at", "at"))
                .expressionAttributeValues(
                        Map.of(
                                ":reason", Item.ofText(entry.reason()),
                                ":source", Item.ofText(entry.source()),
                                ":at", Item.ofText(Moments.text(entry.at()))))
                .build();
    }

    private void write(Update update) {
        dynamoDb.updateItem(
                request ->
                        request.tableName(update.tableName())
                                .key(update.key())
                                .updateExpression(update.updateExpression())
                                .expressionAttributeNames(update.expressionAttributeNames())
                                .expressionAttributeValues(update.expressionAttributeValues()));
    }

    private static String domainHash(String domain) {
        return Digests.sha256Hex("domain:" + domain.strip().toLowerCase(Locale.ROOT));
    }
}
