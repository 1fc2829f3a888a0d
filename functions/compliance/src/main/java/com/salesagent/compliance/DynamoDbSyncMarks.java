package com.salesagent.compliance;

import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.Moments;
import com.salesagent.platform.dynamodb.Reads;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@link SyncMarks} on the counters table. */
final class DynamoDbSyncMarks implements SyncMarks {
    private static final Map<String, AttributeValue> KEY =
            Map.of(
                    "counter_id", Item.ofText("SUPPRESSION_SYNC"),
                    "bucket", Item.ofText("DONE"));

    private final DynamoDbClient dynamoDb;
    private final String table;

    DynamoDbSyncMarks(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
    }

    @Override
    public Optional<Instant> last() {
        return new Reads(dynamoDb).item(table, KEY).map(item -> item.moment("at"));
    }

    @Override
    public void done(Instant at) {
        dynamoDb.updateItem(
                update ->
                        update.tableName(table)
                                .key(KEY)
                                .updateExpression("SET #at = :at")
                                .expressionAttributeNames(Map.of("#at", "at"))
                                .expressionAttributeValues(
                                        Map.of(":at", Item.ofText(Moments.text(at)))));
    }
}
