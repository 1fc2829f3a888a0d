package com.salesagent.local;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** When the next planned email is due, by the index that the dispatcher reads. */
final class NextEmail {
    private static final int HORIZON_DAYS = 120;

    private final DynamoDbClient dynamoDb;

    NextEmail(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** The earliest plan after that moment; empty if nothing is planned in the next months. */
    Optional<Instant> after(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int day = 0; day < HORIZON_DAYS; day++) {
            QueryRequest query =
                    QueryRequest.builder()
                            .tableName("leads")
                            .indexName("SendsDue")
                            .keyConditionExpression("due_bucket = :day AND due > :now")
                            .expressionAttributeValues(
                                    Map.of(
                                            ":day",
                                            AttributeValue.fromS(today.plusDays(day).toString()),
                                            // '$' follows '#': not what is due at this very moment.
                                            ":now",
                                            AttributeValue.fromS(now + "$")))
                            .limit(1)
                            .build();
            Optional<Instant> due =
                    dynamoDb.query(query).items().stream()
                            .map(item -> item.get("due").s())
                            .map(text -> Instant.parse(text.substring(0, text.indexOf('#'))))
                            .findFirst();
            if (due.isPresent()) {
                return due;
            }
        }
        return Optional.empty();
    }
}
