package com.salesagent.platform.dynamodb;

import com.salesagent.domain.send.SendingSwitch;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link SendingSwitch} on the counters table: an item stands for a stop. */
public final class DynamoDbSendingSwitch implements SendingSwitch {
    private static final String SENDING = "SENDING#";
    private static final String STOP = "STOP";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbSendingSwitch(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public void stop(String scope, Stop stop) {
        Item item =
                Item.of(new HashMap<>(key(scope)))
                        .text("by", stop.by())
                        .text("reason", stop.reason())
                        .moment("at", stop.at());
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(table)
                                    .item(item.attributes())
                                    .conditionExpression("attribute_not_exists(counter_id)"));
        } catch (ConditionalCheckFailedException e) {
            // Stopped already, and whoever was first stays on record, as the port says.
        }
    }

    @Override
    public void start(String scope) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key(scope)));
    }

    @Override
    public Optional<Stop> stopped(String campaignId) {
        List<Item> stops = reads.batch(table, List.of(key(EVERYTHING), key(campaignId)));
        return stops.stream()
                .filter(item -> item.text("counter_id").equals(SENDING + EVERYTHING))
                .findFirst()
                .or(() -> stops.stream().findFirst())
                .map(item -> new Stop(item.text("by"), item.text("reason"), item.moment("at")));
    }

    private static Map<String, AttributeValue> key(String scope) {
        return CounterItems.key(SENDING + scope, STOP);
    }
}
