package com.salesagent.platform.dynamodb;

import com.salesagent.domain.send.Watermark;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** {@link Watermark} in the counters table. */
public final class DynamoDbWatermark implements Watermark {
    private static final Map<String, AttributeValue> KEY =
            CounterItems.key("DISPATCH", "WATERMARK");

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbWatermark(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Optional<LocalDate> oldest() {
        return reads.item(table, KEY).map(item -> LocalDate.parse(item.text("oldest")));
    }

    @Override
    public void advance(LocalDate day) {
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(KEY)
                                    .updateExpression("SET oldest = :day")
                                    .conditionExpression(
                                            "attribute_not_exists(oldest) OR oldest < :day")
                                    .expressionAttributeValues(
                                            Map.of(":day", Item.ofText(day.toString()))));
        } catch (ConditionalCheckFailedException e) {
            // Another dispatcher is further.
        }
    }
}
