package com.salesagent.local.dynamodb;

import com.salesagent.application.Table;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Creates the application's tables where they are missing. */
public final class Tables {
    private Tables() {}

    /** Creates what isn't there; a table that is there only gets the indexes that it lacks. */
    public static void create(DynamoDbClient dynamoDb, List<Table> tables) {
        List<String> known = dynamoDb.listTables().tableNames();
        for (Table table : tables) {
            if (known.contains(table.name())) {
                addIndexes(dynamoDb, table);
            } else {
                create(dynamoDb, table);
            }
        }
    }

    /** A state folder of an earlier release has its table without an index that came later. */
    private static void addIndexes(DynamoDbClient dynamoDb, Table table) {
        List<String> present =
                dynamoDb
                        .describeTable(ask -> ask.tableName(table.name()))
                        .table()
                        .globalSecondaryIndexes()
                        .stream()
                        .map(GlobalSecondaryIndexDescription::indexName)
                        .toList();
        for (Table.Index index : table.indexes()) {
            if (!present.contains(index.name())) {
                GlobalSecondaryIndexUpdate addition =
                        GlobalSecondaryIndexUpdate.builder()
                                .create(
                                        create ->
                                                create.indexName(index.name())
                                                        .keySchema(
                                                                keys(
                                                                        index.partitionKey(),
                                                                        index.sortKey()))
                                                        .projection(projection(index)))
                                .build();
                dynamoDb.updateTable(
                        update ->
                                update.tableName(table.name())
                                        .attributeDefinitions(
                                                text(index.partitionKey()), text(index.sortKey()))
                                        .globalSecondaryIndexUpdates(addition));
            }
        }
    }

    private static void create(DynamoDbClient dynamoDb, Table table) {
        try {
            dynamoDb.createTable(request(table));
            if (!table.ttlAttribute().isBlank()) {
                dynamoDb.updateTimeToLive(
                        ttl ->
                                ttl.tableName(table.name())
                                        .timeToLiveSpecification(
                                                spec ->
                                                        spec.enabled(true)
                                                                .attributeName(
                                                                        table.ttlAttribute())));
            }
        } catch (ResourceInUseException e) {
            // made by an earlier start that was killed before it could tell
        }
    }

    private static CreateTableRequest request(Table table) {
        Set<String> attributes = new TreeSet<>(List.of(table.partitionKey(), table.sortKey()));
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (Table.Index index : table.indexes()) {
            attributes.addAll(List.of(index.partitionKey(), index.sortKey()));
            indexes.add(
                    GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(keys(index.partitionKey(), index.sortKey()))
                            .projection(projection(index))
                            .build());
        }
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(table.name())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(keys(table.partitionKey(), table.sortKey()))
                        .attributeDefinitions(attributes.stream().map(Tables::text).toList());
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        if (table.stream()) {
            request.streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE));
        }
        return request.build();
    }

    private static Projection projection(Table.Index index) {
        return index.included().isEmpty()
                ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
                : Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.included())
                        .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(
                KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
    }
}
