package com.salesagent.platform.dynamodb;

import com.salesagent.domain.send.Quotas;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** {@link Quotas} on the counters table, one item a campaign and day. */
public final class DynamoDbQuotas implements Quotas {
    private static final int KEPT_DAYS = 90;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbQuotas(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public int take(String campaignId, LocalDate day, int wanted, int cap) {
        int places = Math.min(wanted, cap);
        while (places > 0) {
            int taken = tryTake(campaignId, day, places, cap);
            if (taken < 0) {
                return places;
            }
            places = Math.min(places, cap - taken);
        }
        return 0;
    }

    /** How many were taken before, if there was no room; a negative number if there was. */
    private int tryTake(String campaignId, LocalDate day, int places, int cap) {
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(key(campaignId, day))
                                    .updateExpression("SET #ttl = :ttl ADD used :places")
                                    .conditionExpression(
                                            "attribute_not_exists(used) OR used <= :room")
                                    .expressionAttributeNames(Map.of("#ttl", "ttl"))
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":places", Item.ofNumber(places),
                                                    ":room", Item.ofNumber(cap - places),
                                                    ":ttl", Item.ofNumber(ttl(day))))
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return -1;
        } catch (ConditionalCheckFailedException e) {
            return Item.of(e.item()).integer("used");
        }
    }

    @Override
    public void giveBack(String campaignId, LocalDate day, int unused) {
        if (unused <= 0) {
            return;
        }
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(key(campaignId, day))
                                    .updateExpression("ADD used :minus")
                                    .conditionExpression("used >= :unused")
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":minus", Item.ofNumber(-unused),
                                                    ":unused", Item.ofNumber(unused))));
        } catch (ConditionalCheckFailedException e) {
            // A day's item that is gone has nothing to give back to.
        }
    }

    @Override
    public int taken(String campaignId, LocalDate day) {
        return reads.item(table, key(campaignId, day)).map(item -> item.integer("used")).orElse(0);
    }

    private static Map<String, AttributeValue> key(String campaignId, LocalDate day) {
        return CounterItems.key("QUOTA#" + campaignId, day.toString());
    }

    private static long ttl(LocalDate day) {
        return day.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
