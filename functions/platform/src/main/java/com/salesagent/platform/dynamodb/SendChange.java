package com.salesagent.platform.dynamodb;

import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One conditional change of a send, alone or in a transaction. */
final class SendChange {
    private final String table;
    private final Send send;
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    SendChange(String table, Send send, SendStatus to) {
        this.table = table;
        this.send = send;
        sets.add("#status = :to");
        values.put(":to", Item.ofText(to.id()));
    }

    SendChange set(String name, String value) {
        sets.add(name + " = :" + name);
        values.put(":" + name, Item.ofText(value));
        return this;
    }

    SendChange set(String name, Instant value) {
        return set(name, Moments.text(value));
    }

    SendChange due(Instant at) {
        return set("planned_at", at)
                .set("due_bucket", SendItems.dueBucket(at))
                .set("due", SendItems.due(at, send.id()));
    }

    /** Among the doubts that a person finds. */
    SendChange doubted(Instant since) {
        return set("due_bucket", SendItems.DOUBT).set("due", SendItems.due(since, send.id()));
    }

    SendChange notDue() {
        removes.addAll(List.of("due_bucket", "due"));
        return this;
    }

    SendChange verdict(String reason, String remedy, Instant since) {
        return set("verdict", reason).set("remedy", remedy).set("verdict_since", since);
    }

    SendChange withoutVerdict() {
        removes.addAll(List.of("verdict", "remedy", "verdict_since"));
        return this;
    }

    SendChange onlyFrom(SendStatus... from) {
        List<String> names = new ArrayList<>();
        for (SendStatus status : from) {
            String name = ":from" + names.size();
            names.add(name);
            values.put(name, Item.ofText(status.id()));
        }
        conditions.add("#status IN (" + String.join(", ", names) + ")");
        return this;
    }

    SendChange onlyIf(String name, String value) {
        conditions.add(name + " = :if_" + name);
        values.put(":if_" + name, Item.ofText(value));
        return this;
    }

    TransactWriteItem item() {
        return TransactWriteItem.builder()
                .update(
                        Update.builder()
                                .tableName(table)
                                .key(SendItems.key(send.leadId(), send.id()))
                                .updateExpression(expression())
                                .conditionExpression(String.join(" AND ", conditions))
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(
                                        ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .build())
                .build();
    }

    /**
     * Writes it alone.
     *
     * @param own whether an item that fails the condition shows this very change, made by an
     *     earlier try whose answer was lost
     * @return the send's item as it stands after this change; empty if the condition refused
     */
    Optional<Item> write(DynamoDbClient dynamoDb, Predicate<Item> own) {
        try {
            return Optional.of(
                    Item.of(
                            dynamoDb.updateItem(
                                            update ->
                                                    update.tableName(table)
                                                            .key(
                                                                    SendItems.key(
                                                                            send.leadId(),
                                                                            send.id()))
                                                            .updateExpression(expression())
                                                            .conditionExpression(
                                                                    String.join(
                                                                            " AND ", conditions))
                                                            .expressionAttributeNames(
                                                                    Map.of("#status", "status"))
                                                            .expressionAttributeValues(values)
                                                            .returnValues(ReturnValue.ALL_NEW)
                                                            .returnValuesOnConditionCheckFailure(
                                                                    ReturnValuesOnConditionCheckFailure
                                                                            .ALL_OLD))
                                    .attributes()));
        } catch (ConditionalCheckFailedException e) {
            Item old = Item.of(e.item());
            return own.test(old) ? Optional.of(old) : Optional.empty();
        }
    }

    private String expression() {
        String set = "SET " + String.join(", ", sets);
        return removes.isEmpty() ? set : set + " REMOVE " + String.join(", ", removes);
    }
}
