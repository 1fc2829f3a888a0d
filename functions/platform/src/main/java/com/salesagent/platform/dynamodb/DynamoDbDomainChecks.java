package com.salesagent.platform.dynamodb;

import com.salesagent.domain.standing.DomainCheck;
import com.salesagent.domain.standing.DomainChecks;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link DomainChecks} on the counters table. */
public final class DynamoDbDomainChecks implements DomainChecks {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbDomainChecks(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Optional<DomainCheck> find(String domain) {
        return reads.item(table, key(domain))
                .map(
                        item ->
                                new DomainCheck(
                                        domain,
                                        item.moment("at"),
                                        item.texts("problems"),
                                        item.moment("passed_at"),
                                        item.moment("failing_since")));
    }

    @Override
    public void put(DomainCheck check) {
        Item item =
                Item.of(new HashMap<>(key(check.domain())))
                        .moment("at", check.at())
                        .texts("problems", check.problems())
                        .moment("passed_at", check.passedAt())
                        .moment("failing_since", check.failingSince());
        dynamoDb.putItem(put -> put.tableName(table).item(item.attributes()));
    }

    private static Map<String, AttributeValue> key(String domain) {
        return CounterItems.key(CounterItems.SENDER_DOMAIN + domain, "CHECK");
    }
}
