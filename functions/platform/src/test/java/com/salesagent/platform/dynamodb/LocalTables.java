package com.salesagent.platform.dynamodb;

import com.salesagent.application.Application;
import com.salesagent.application.Table;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.dynamodb.services.local.main.ServerRunner;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application's tables in a DynamoDB Local of this JVM, for tests. Each instance has tables of
 * its own, so that tests don't see each other's items.
 */
public final class LocalTables {
    /** Where every test's clock begins: a Tuesday, 10:00 in New York. */
    public static final Instant START = Instant.parse("2026-11-24T15:00:00Z");

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String prefix = "t" + NEXT.incrementAndGet() + "-";
    private final int port = Server.PORT;
    private final DynamoDbClient client;

    public LocalTables() {
        this.client = new AwsClients(environment(InstantSource.fixed(START))).dynamoDb();
        Application.tables().forEach(table -> client.createTable(request(table)));
    }

    public DynamoDbClient client() {
        return client;
    }

    /** The name of a table of the application, such as {@code leads}. */
    public String table(String name) {
        return prefix + name;
    }

    /**
     * What a function finds around it here: tables and the DynamoDB endpoint; randomness is seeded.
     */
    public Environment environment(InstantSource clock) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port);
        for (Table table : Application.tables()) {
            variables.put(table.environmentKey(), table(table.name()));
        }
        return new Environment(variables, clock, new Random(42));
    }

    public DynamoDbLeadStore leads(InstantSource clock) {
        return new DynamoDbLeadStore(client, table("leads"), table("counters"), clock);
    }

    public DynamoDbRunStore runs(InstantSource clock) {
        return new DynamoDbRunStore(client, table("runs"), clock);
    }

    public DynamoDbCampaignStore campaigns(InstantSource clock) {
        return new DynamoDbCampaignStore(client, table("counters"), clock);
    }

    private CreateTableRequest request(Table table) {
        Set<String> attributes = new TreeSet<>(List.of(table.partitionKey(), table.sortKey()));
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (Table.Index index : table.indexes()) {
            attributes.addAll(List.of(index.partitionKey(), index.sortKey()));
            indexes.add(
                    GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(keys(index.partitionKey(), index.sortKey()))
                            .projection(
                                    p -> {
                                        if (index.included().isEmpty()) {
                                            p.projectionType(ProjectionType.KEYS_ONLY);
                                        } else {
                                            p.projectionType(ProjectionType.INCLUDE)
                                                    .nonKeyAttributes(index.included());
                                        }
                                    })
                            .build());
        }
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(table(table.name()))
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(keys(table.partitionKey(), table.sortKey()))
                        .attributeDefinitions(
                                attributes.stream()
                                        .map(
                                                name ->
                                                        AttributeDefinition.builder()
                                                                .attributeName(name)
                                                                .attributeType(
                                                                        ScalarAttributeType.S)
                                                                .build())
                                        .toList());
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        if (table.stream()) {
            request.streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE));
        }
        return request.build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(
                KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
    }

    /** One server a JVM; it ends with it. */
    private static final class Server {
        static final int PORT = start();

        private static int start() {
            int port = freePort();
            try {
                ServerRunner.createServerFromCommandLineArgs(
                                new String[] {
                                    "-port",
                                    Integer.toString(port),
                                    "-inMemory",
                                    "-disableTelemetry"
                                })
                        .start();
                return port;
            } catch (Exception e) {
                throw new IllegalStateException("DynamoDB Local does not start", e);
            }
        }

        private static int freePort() {
            try (ServerSocket free = new ServerSocket(0)) {
                return free.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException("no free port for DynamoDB Local", e);
            }
        }
    }
}
