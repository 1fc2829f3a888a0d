package com.salesagent.platform.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One update under conditions, written as a list of what is set and what must hold. Attribute names
 * are always given as placeholders, so that a reserved word can't break it.
 */
final class ConditionalUpdate {
    private final String table;
    private final Map<String, AttributeValue> key;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> sets = new ArrayList<>();
    private final List<String> additions = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    ConditionalUpdate(String table, Map<String, AttributeValue> key) {
        this.table = table;
        this.key = key;
    }

    ConditionalUpdate set(String name, AttributeValue value) {
        sets.add(name(name) + " = " + value(value));
        return this;
    }

    ConditionalUpdate setIfAbsent(String name, AttributeValue value) {
        sets.add("%1$s = if_not_exists(%1$s, %2$s)".formatted(name(name), value(value)));
        return this;
    }

    ConditionalUpdate add(String name, long amount) {
        if (amount != 0) {
            additions.add(name(name) + " " + value(Item.ofNumber(amount)));
        }
        return this;
    }

    ConditionalUpdate remove(String name) {
        removals.add(name(name));
        return this;
    }

    /** The attribute compares so to the value: {@code =}, {@code <>}, {@code <}, {@code <=}. */
    ConditionalUpdate when(String name, String comparison, AttributeValue value) {
        conditions.add(name(name) + " " + comparison + " " + value(value));
        return this;
    }

    /** The attribute is missing or compares so to the value. */
    ConditionalUpdate whenAbsentOr(String name, String comparison, AttributeValue value) {
        String placeholder = name(name);
        conditions.add(
                "(attribute_not_exists(%s) OR %s %s %s)"
                        .formatted(placeholder, placeholder, comparison, value(value)));
        return this;
    }

    ConditionalUpdate whenPresent(String name) {
        conditions.add("attribute_exists(" + name(name) + ")");
        return this;
    }

    /**
     * Runs it.
     *
     * @return the item after it
     * @throws ConditionalCheckFailedException with the item as it was, where a condition fails
     */
    Item run(DynamoDbClient dynamoDb) {
        return Item.of(
                dynamoDb.updateItem(
                                update ->
                                        update.tableName(table)
                                                .key(key)
                                                .updateExpression(expression())
                                                .conditionExpression(condition())
                                                .expressionAttributeNames(names)
                                                .expressionAttributeValues(
                                                        values.isEmpty() ? null : values)
                                                .returnValues(ReturnValue.ALL_NEW)
                                                .returnValuesOnConditionCheckFailure(
                                                        ReturnValuesOnConditionCheckFailure
                                                                .ALL_OLD))
                        .attributes());
    }

    /** Runs it; false where a condition fails. */
    boolean attempt(DynamoDbClient dynamoDb) {
        try {
            run(dynamoDb);
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** As a part of a transaction. */
    Update part() {
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(expression())
                .conditionExpression(condition())
                .expressionAttributeNames(names)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .build();
    }

    private String expression() {
        List<String> clauses = new ArrayList<>();
        clause("SET", sets, clauses);
        clause("ADD", additions, clauses);
        clause("REMOVE", removals, clauses);
        return String.join(" ", clauses);
    }

    private static void clause(String verb, List<String> parts, List<String> clauses) {
        if (!parts.isEmpty()) {
            clauses.add(verb + " " + String.join(", ", parts));
        }
    }

    private String condition() {
        return conditions.isEmpty() ? null : String.join(" AND ", conditions);
    }

    private String name(String name) {
        String placeholder = "#" + name.replaceAll("[^A-Za-z0-9_]", "_");
        names.put(placeholder, name);
        return placeholder;
    }

    private String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
