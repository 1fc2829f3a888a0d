package com.salesagent.platform.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads that page by themselves. Strongly consistent, since what is read decides what is written.
 */
public final class Reads {
    private static final int BATCH = 100;

    private final DynamoDbClient dynamoDb;

    public Reads(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    public Optional<Item> item(String table, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(Item.of(item));
    }

    /** All items of a partition, by sort key. */
    public List<Item> partition(String table, String keyName, String key) {
        return query(
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("#key = :key")
                        .expressionAttributeNames(Map.of("#key", keyName))
                        .expressionAttributeValues(Map.of(":key", Item.ofText(key)))
                        .consistentRead(true)
                        .build());
    }

    public List<Item> query(QueryRequest request) {
        return dynamoDb.queryPaginator(request).items().stream().map(Item::of).toList();
    }

    /** Those of the keys that exist, in any order. */
    public List<Item> batch(String table, List<Map<String, AttributeValue>> keys) {
        return batch(table, keys, null, null);
    }

    /** The same, with some attributes only. */
    List<Item> batch(
            String table,
            List<Map<String, AttributeValue>> keys,
            String projection,
            Map<String, String> names) {
        List<Item> found = new ArrayList<>();
        List<Map<String, AttributeValue>> distinct = keys.stream().distinct().toList();
        for (int start = 0; start < distinct.size(); start += BATCH) {
            Map<String, KeysAndAttributes> wanted =
                    Map.of(
                            table,
                            KeysAndAttributes.builder()
                                    .keys(
                                            distinct.subList(
                                                    start,
                                                    Math.min(start + BATCH, distinct.size())))
                                    .projectionExpression(projection)
                                    .expressionAttributeNames(names)
                                    .consistentRead(true)
                                    .build());
            while (!wanted.isEmpty()) {
                Map<String, KeysAndAttributes> request = wanted;
                BatchGetItemResponse response =
                        dynamoDb.batchGetItem(get -> get.requestItems(request));
                response.responses().getOrDefault(table, List.of()).stream()
                        .map(Item::of)
                        .forEach(found::add);
                wanted = response.unprocessedKeys();
            }
        }
        return found;
    }
}
