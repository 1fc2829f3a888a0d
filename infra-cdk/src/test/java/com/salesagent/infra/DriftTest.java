package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Queue;
import com.salesagent.application.Setting;
import com.salesagent.application.Table;
import com.salesagent.application.Trigger;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.infra.Synthesis.Resource;
import com.salesagent.local.Endpoints;
import com.salesagent.local.FunctionEnvironments;
import com.salesagent.local.LocalCloud;
import com.salesagent.local.Parts;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A local cloud that is up, held against the template: what was tried is what is deployed. */
class DriftTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What only AWS needs: where secrets are, the stage, the JVM's flags. */
    private static final Set<String> ON_AWS_ONLY =
            Set.of("SECRETS_PATH", "STAGE", "JAVA_TOOL_OPTIONS");

    @TempDir static Path folder;
    private static Synthesis synthesis;
    private static LocalCloud cloud;
    private static Endpoints endpoints;

    @BeforeAll
    static void start() {
        synthesis = Synthesis.once();
        cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(Map.of("MODEL_PROVIDER", "none", "WEBSITES", "off"))
                                .with(LocalCloud.Ports.ANY));
        endpoints = cloud.endpoints();
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void functionsHaveTheSameHandlersTimeoutsAndMemoryAndTheirClassesExist() throws Exception {
        assertThat(synthesis.resources("dev", "AWS::Lambda::Function"))
                .hasSameSizeAs(Application.functions());
        for (Function function : Application.functions()) {
            JsonNode made = synthesis.function("dev", function.name()).properties();
            assertThat(made.path("Handler").asText()).isEqualTo(function.handler());
            assertThat(made.path("Timeout").asInt()).isEqualTo(function.timeoutSeconds());
            assertThat(made.path("MemorySize").asInt()).isEqualTo(function.memoryMegabytes());
            assertThat(Class.forName(function.handler(), false, getClass().getClassLoader()))
                    .isNotNull();
        }
    }

    @Test
    void functionsFindTheSameKeysInTheirEnvironmentButSecrets() throws Exception {
        Stage stage = Stage.load("prod", Path.of("src/test/resources/prod.properties"));
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            all.put(setting, "set");
        }
        FunctionEnvironments local =
                new FunctionEnvironments(
                        Parts.ofTheApplication(),
                        all,
                        Map.of(),
                        queue -> queue,
                        machine -> machine,
                        InstantSource.system());
        for (Function function : Application.functions()) {
            Set<String> onLaptop = new TreeSet<>(local.of(function).variables().keySet());
            for (Setting setting : Setting.values()) {
                if (setting.secret()) {
                    onLaptop.remove(setting.name());
                }
            }
            Set<String> onAws = new TreeSet<>();
            synthesis
                    .function("prod", function.name())
                    .properties()
                    .path("Environment")
                    .path("Variables")
                    .fieldNames()
                    .forEachRemaining(onAws::add);
            onAws.removeAll(ON_AWS_ONLY);
            Set<String> missing = new TreeSet<>(onLaptop);
            missing.removeAll(onAws);
            assertThat(onLaptop).as(function.name()).containsAll(onAws);
            // Settings that the stage's file leaves empty.
            missing.removeIf(
                    key ->
                            Arrays.stream(Setting.values())
                                    .anyMatch(
                                            setting ->
                                                    setting.name().equals(key)
                                                            && !stage.settings()
                                                                    .containsKey(setting)));
            assertThat(missing).as(function.name()).isEmpty();
        }
    }

    @Test
    void eachRouteOfTheTemplateAnswersOnTheLaptopAndTheOtherWayRound() throws Exception {
        Set<String> onAws = new TreeSet<>();
        for (Resource method : synthesis.resources("dev", "AWS::ApiGateway::Method")) {
            onAws.add(
                    method.properties().path("HttpMethod").asText()
                            + " "
                            + Paths.of(synthesis, "dev", method));
        }
        Set<String> described = new TreeSet<>();
        for (Trigger trigger : Application.triggers()) {
            if (trigger instanceof Trigger.Route route) {
                described.add(route.method() + " " + route.path());
            }
        }
        assertThat(onAws).isEqualTo(described);
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String route : onAws) {
                String method = route.substring(0, route.indexOf(' '));
                String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\w+}", "x");
                String body =
                        http.send(
                                        HttpRequest.newBuilder(URI.create(endpoints.http() + path))
                                                .method(
                                                        method,
                                                        HttpRequest.BodyPublishers.ofString(""))
                                                .build(),
                                        BodyHandlers.ofString())
                                .body();
                assertThat(body).as(route).isNotEqualTo("{\"message\":\"Not Found\"}");
            }
        }
    }

    @Test
    void queuesHaveTheSamePatienceAndDeadLetters() throws Exception {
        try (SqsClient sqs = client(SqsClient.builder(), endpoints.sqs())) {
            assertThat(synthesis.resources("dev", "AWS::SQS::Queue"))
                    .filteredOn(queue -> queue.properties().has("RedrivePolicy"))
                    .hasSameSizeAs(Application.queues());
            for (Queue queue : Application.queues()) {
                JsonNode made =
                        synthesis
                                .one(
                                        "dev",
                                        "AWS::SQS::Queue",
                                        resource ->
                                                resource.id().startsWith(Names.id(queue.name()))
                                                        && resource.properties()
                                                                .has("RedrivePolicy"))
                                .properties();
                Map<QueueAttributeName, String> local =
                        sqs.getQueueAttributes(
                                        ask ->
                                                ask.queueUrl(
                                                                sqs.getQueueUrl(
                                                                                url ->
                                                                                        url
                                                                                                .queueName(
                                                                                                        queue
                                                                                                                .name()))
                                                                        .queueUrl())
                                                        .attributeNames(QueueAttributeName.ALL))
                                .attributes();
                assertThat(local.get(QueueAttributeName.VISIBILITY_TIMEOUT))
                        .isEqualTo(made.path("VisibilityTimeout").asText());
                assertThat(
                                JSON.readTree(local.get(QueueAttributeName.REDRIVE_POLICY))
                                        .path("maxReceiveCount")
                                        .asInt())
                        .isEqualTo(made.path("RedrivePolicy").path("maxReceiveCount").asInt());
            }
        }
    }

    @Test
    void batchesHaveTheSameSizeConcurrencyAndPartialResponse() {
        for (Trigger trigger : Application.triggers()) {
            switch (trigger) {
                case Trigger.Messages messages -> {
                    JsonNode made = mapping(Names.id(messages.function()), "Queue");
                    assertThat(made.path("BatchSize").asInt()).isEqualTo(messages.batchSize());
                    assertThat(made.path("ScalingConfig").path("MaximumConcurrency").asInt())
                            .isEqualTo(messages.maximumConcurrency());
                    assertThat(made.path("FunctionResponseTypes").path(0).asText())
                            .isEqualTo("ReportBatchItemFailures");
                    assertThat(made.toString()).contains(Names.id(messages.queue()) + "Queue");
                }
                case Trigger.Changes changes -> {
                    JsonNode made = mapping(Names.id(changes.function()), "Stream");
                    assertThat(made.path("BatchSize").asInt()).isEqualTo(changes.batchSize());
                    assertThat(made.path("MaximumBatchingWindowInSeconds").asInt())
                            .isEqualTo(changes.windowSeconds());
                    assertThat(made.path("FunctionResponseTypes").path(0).asText())
                            .isEqualTo("ReportBatchItemFailures");
                    assertThat(made.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
                    assertThat(made.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
                }
                default -> {
                    // compared in other tests
                }
            }
        }
    }

    private static JsonNode mapping(String function, String source) {
        return synthesis
                .one(
                        "dev",
                        "AWS::Lambda::EventSourceMapping",
                        made ->
                                made.id().startsWith(function + "Live")
                                        && made.properties().toString().contains(source))
                .properties();
    }

    @Test
    void schedulesAreTheSame() {
        Map<String, String> onAws = new TreeMap<>();
        for (Resource schedule : synthesis.resources("dev", "AWS::Scheduler::Schedule")) {
            assertThat(schedule.properties().path("ScheduleExpressionTimezone").asText())
                    .isEqualTo("UTC");
            onAws.put(
                    schedule.properties().path("Description").asText(),
                    schedule.properties().path("ScheduleExpression").asText());
        }
        Map<String, String> described = new TreeMap<>();
        Parts.ofTheApplication()
                .triggers(Trigger.Schedule.class)
                .forEach(schedule -> described.put(schedule.function(), schedule.expression()));

        assertThat(onAws).isEqualTo(described);
    }

    @Test
    void tablesHaveTheSameKeysIndexesStreamsAndTimeToLive() {
        try (DynamoDbClient dynamoDb = client(DynamoDbClient.builder(), endpoints.dynamoDb())) {
            for (Table table : Application.tables()) {
                JsonNode made =
                        synthesis
                                .one(
                                        "dev-data",
                                        "AWS::DynamoDB::Table",
                                        resource ->
                                                resource.id()
                                                        .startsWith(
                                                                Names.id(table.name()) + "Table"))
                                .properties();
                TableDescription local =
                        dynamoDb.describeTable(ask -> ask.tableName(table.name())).table();
                assertThat(keys(made.path("KeySchema"))).isEqualTo(localKeys(local.keySchema()));
                Map<String, String> indexesOnAws = new TreeMap<>();
                made.path("GlobalSecondaryIndexes")
                        .forEach(
                                index ->
                                        indexesOnAws.put(
                                                index.path("IndexName").asText(),
                                                keys(index.path("KeySchema"))
                                                        + index.path("Projection")
                                                                .path("ProjectionType")
                                                                .asText()));
                Map<String, String> indexesHere = new TreeMap<>();
                local.globalSecondaryIndexes()
                        .forEach(
                                index ->
                                        indexesHere.put(
                                                index.indexName(),
                                                localKeys(index.keySchema())
                                                        + index.projection()
                                                                .projectionTypeAsString()));
                assertThat(indexesOnAws).as(table.name()).isEqualTo(indexesHere);
                assertThat(made.path("StreamSpecification").path("StreamViewType").asText(""))
                        .isEqualTo(
                                local.streamSpecification() == null
                                        ? ""
                                        : local.streamSpecification().streamViewTypeAsString());
                String ttl =
                        dynamoDb.describeTimeToLive(ask -> ask.tableName(table.name()))
                                .timeToLiveDescription()
                                .attributeName();
                assertThat(made.path("TimeToLiveSpecification").path("AttributeName").asText(""))
                        .isEqualTo(ttl == null ? "" : ttl);
            }
        }
    }

    @Test
    void theCampaignOfAStagesFileIsStoredAsTheFunctionsStoreOne() throws Exception {
        Map<String, String> settings = Stage.campaign(Path.of("stages/example.properties"));
        try (DynamoDbClient dynamoDb = client(DynamoDbClient.builder(), endpoints.dynamoDb())) {
            DynamoDbCampaignStore campaigns =
                    new DynamoDbCampaignStore(dynamoDb, "counters", InstantSource.system());
            campaigns.put(Campaign.DEFAULT, settings);

            for (JsonNode item : CampaignItem.items(settings)) {
                Map<String, AttributeValue> attributes = new HashMap<>();
                item.properties()
                        .forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
                Map<String, AttributeValue> key =
                        Map.of(
                                "counter_id", attributes.get("counter_id"),
                                "bucket", attributes.get("bucket"));
                assertThat(dynamoDb.getItem(get -> get.tableName("counters").key(key)).item())
                        .isEqualTo(attributes);
            }
            Campaign campaign = campaigns.find(Campaign.DEFAULT).orElseThrow();
            assertThat(campaign.pacing()).isTrue();
            assertThat(campaign.demonstrationContacts()).isFalse();
        }
    }

    private static AttributeValue value(JsonNode node) {
        if (node.has("S")) {
            return AttributeValue.fromS(node.path("S").asText());
        }
        Map<String, AttributeValue> members = new HashMap<>();
        node.path("M")
                .properties()
                .forEach(entry -> members.put(entry.getKey(), value(entry.getValue())));
        return AttributeValue.fromM(members);
    }

    private static String keys(JsonNode schema) {
        Map<String, String> keys = new TreeMap<>();
        schema.forEach(
                key -> keys.put(key.path("KeyType").asText(), key.path("AttributeName").asText()));
        return keys.toString();
    }

    private static String localKeys(
            java.util.List<software.amazon.awssdk.services.dynamodb.model.KeySchemaElement>
                    schema) {
        Map<String, String> keys = new TreeMap<>();
        schema.forEach(key -> keys.put(key.keyTypeAsString(), key.attributeName()));
        return keys.toString();
    }

    @Test
    void machinesHaveTheSameDefinitionsAndCallTheSameFunctions() throws Exception {
        Map<String, JsonNode> local = new HashMap<>();
        try (SfnClient stepFunctions = client(SfnClient.builder(), endpoints.stepFunctions())) {
            for (var machine : stepFunctions.listStateMachines().stateMachines()) {
                local.put(
                        machine.name(),
                        JSON.readTree(
                                stepFunctions
                                        .describeStateMachine(
                                                ask ->
                                                        ask.stateMachineArn(
                                                                machine.stateMachineArn()))
                                        .definition()));
            }
        }
        assertThat(local).hasSameSizeAs(Application.machines());
        for (var machine : Application.machines()) {
            JsonNode made =
                    synthesis
                            .one(
                                    "dev",
                                    "AWS::StepFunctions::StateMachine",
                                    resource -> resource.id().startsWith(Names.id(machine.name())))
                            .properties();
            String definition = made.path("DefinitionString").asText();
            Set<String> unbound = new HashSet<>();
            for (var bound : made.path("DefinitionSubstitutions").properties()) {
                String target = bound.getValue().path("Ref").asText();
                unbound.add(bound.getKey());
                definition =
                        definition.replace(
                                "${" + bound.getKey() + "}", localArn(machine, bound.getKey()));
                assertThat(target)
                        .as(bound.getKey())
                        .startsWith(Names.id(target(machine, bound.getKey())));
            }
            assertThat(JSON.readTree(definition)).isEqualTo(local.get(machine.name()));
            assertThat(unbound).hasSize(machine.functions().size() + machine.machines().size());
        }
    }

    private static String target(com.salesagent.application.Machine machine, String name) {
        return machine.functions().getOrDefault(name, machine.machines().get(name));
    }

    private static String localArn(com.salesagent.application.Machine machine, String name) {
        return machine.functions().containsKey(name)
                ? "arn:aws:lambda:us-east-1:000000000000:function:" + machine.functions().get(name)
                : "arn:aws:states:us-east-1:000000000000:stateMachine:"
                        + machine.machines().get(name);
    }

    private static <
                    B extends
                            software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder
                                                    .AwsSyncClientBuilder<
                                            B, C>,
                    C>
            C client(B builder, String endpoint) {
        return builder.httpClient(UrlConnectionHttpClient.create())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .endpointOverride(URI.create(endpoint))
                .build();
    }
}
