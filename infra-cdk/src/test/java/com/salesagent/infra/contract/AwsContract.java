package com.salesagent.infra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.application.Application;
import com.salesagent.application.Table;
import com.salesagent.domain.approval.TaskTokens;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.track.Once;
import com.salesagent.local.dynamodb.Tables;
import com.salesagent.platform.StateMachine;
import com.salesagent.platform.dynamodb.DynamoDbOnce;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.tasks.SfnTaskTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * What our stores, queues, machines and webhooks rely on, wherever they run: the local cloud, a
 * container that plays AWS, AWS itself. Everything it makes has a name of its own, and is deleted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AwsContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int COMPETITORS = 8;

    private final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final List<Runnable> ends = new ArrayList<>();
    private AwsServices services;
    private TestAbortedException missing;
    private DynamoDbClient dynamoDb;
    private SqsClient sqs;
    private SfnClient stepFunctions;

    /**
     * Opens them.
     *
     * @throws TestAbortedException with the reason why they can't be asked here
     */
    abstract AwsServices open() throws Exception;

    @BeforeAll
    void start() throws Exception {
        try {
            services = open();
        } catch (TestAbortedException e) {
            missing = e;
            return;
        }
        dynamoDb = services.clients().dynamoDb();
        sqs = services.clients().sqs();
        stepFunctions = services.clients().stepFunctions();
        List<Table> tables = Application.tables().stream().map(this::ofOurOwn).toList();
        Tables.create(dynamoDb, tables);
        for (Table table : tables) {
            ends.add(() -> dynamoDb.deleteTable(delete -> delete.tableName(table.name())));
            dynamoDb.waiter().waitUntilTableExists(ask -> ask.tableName(table.name()));
        }
    }

    /** A class that ends before its tests counts none; each of them is skipped with the reason. */
    @BeforeEach
    void skip() {
        if (missing != null) {
            throw missing;
        }
    }

    private Table ofOurOwn(Table table) {
        return new Table(
                prefix + table.name(),
                table.partitionKey(),
                table.sortKey(),
                table.indexes(),
                table.ttlAttribute(),
                table.stream(),
                table.pointInTimeRecovery(),
                table.ownKey());
    }

    @AfterAll
    void end() {
        ends.reversed().forEach(Runnable::run);
        if (services != null) {
            services.close();
        }
    }

    private static <T> T eventually(Supplier<T> ask, java.util.function.Predicate<T> enough)
            throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        T answer = ask.get();
        while (!enough.test(answer) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            answer = ask.get();
        }
        return answer;
    }

    private static Map<String, AttributeValue> lead(String id, String item) {
        return Map.of("company_id", AttributeValue.fromS(id), "item", AttributeValue.fromS(item));
    }

    @Test
    void aRefusedWriteShowsWhatIsThere() {
        Put put =
                Put.builder()
                        .tableName(prefix + "leads")
                        .item(lead("a", "PROFILE"))
                        .conditionExpression("attribute_not_exists(company_id)")
                        .build();
        Runnable write =
                () ->
                        dynamoDb.putItem(
                                request ->
                                        request.tableName(put.tableName())
                                                .item(put.item())
                                                .conditionExpression(put.conditionExpression())
                                                .returnValuesOnConditionCheckFailure(
                                                        ReturnValuesOnConditionCheckFailure
                                                                .ALL_OLD));
        write.run();

        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        refused -> assertThat(refused.item()).isEqualTo(put.item()));
    }

    @Test
    void aTransactionIsAllOrNothingAndSaysWhichConditionFailed() {
        dynamoDb.putItem(put -> put.tableName(prefix + "leads").item(lead("b", "ONE")));
        List<TransactWriteItem> writes =
                List.of(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(prefix + "leads").item(lead("b", "TWO")))
                                .build(),
                        TransactWriteItem.builder()
                                .put(
                                        put ->
                                                put.tableName(prefix + "leads")
                                                        .item(lead("b", "ONE"))
                                                        .conditionExpression(
                                                                "attribute_not_exists(company_id)"))
                                .build());

        assertThatThrownBy(() -> dynamoDb.transactWriteItems(all -> all.transactItems(writes)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled ->
                                assertThat(cancelled.cancellationReasons())
                                        .extracting(CancellationReason::code)
                                        .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(
                        dynamoDb.getItem(
                                        get ->
                                                get.tableName(prefix + "leads")
                                                        .key(lead("b", "TWO"))
                                                        .consistentRead(true))
                                .hasItem())
                .isFalse();
    }

    @Test
    void aSparseIndexHoldsTheItemsThatHaveItsKeysAndNoMore() throws Exception {
        Map<String, AttributeValue> due = new java.util.HashMap<>(lead("c", "SEND#1"));
        due.put("due_bucket", AttributeValue.fromS("2026-11-24"));
        due.put("due", AttributeValue.fromS("2026-11-24T15:00:00Z#1"));
        due.put("body", AttributeValue.fromS("is not projected"));
        dynamoDb.putItem(put -> put.tableName(prefix + "leads").item(due));
        dynamoDb.putItem(put -> put.tableName(prefix + "leads").item(lead("c", "SEND#2")));

        List<Map<String, AttributeValue>> found =
                eventually(
                        () ->
                                dynamoDb.query(
                                                query ->
                                                        query.tableName(prefix + "leads")
                                                                .indexName("SendsDue")
                                                                .keyConditionExpression(
                                                                        "due_bucket = :day AND due"
                                                                                + " <= :now")
                                                                .expressionAttributeValues(
                                                                        Map.of(
                                                                                ":day",
                                                                                AttributeValue
                                                                                        .fromS(
                                                                                                "2026-11-24"),
                                                                                ":now",
                                                                                AttributeValue
                                                                                        .fromS(
                                                                                                "2026-11-25"))))
                                        .items(),
                        items -> !items.isEmpty());

        due.remove("body");
        assertThat(found).containsExactly(due);
    }

    @Test
    void ofManyWhoClaimADeedAtOnceOneGetsIt() throws Exception {
        Once once = new DynamoDbOnce(dynamoDb, prefix + "counters");
        Instant now = Instant.now();
        int won = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(COMPETITORS)) {
            List<Future<Boolean>> claims = new ArrayList<>();
            for (int each = 0; each < COMPETITORS; each++) {
                claims.add(threads.submit(() -> once.claim("deed", now, now.plusSeconds(60))));
            }
            for (Future<Boolean> claim : claims) {
                won += claim.get() ? 1 : 0;
            }
        }

        assertThat(won).isOne();
    }

    @Test
    void aRunIsStoredOnceWithItsList() {
        DynamoDbRunStore runs = new DynamoDbRunStore(dynamoDb, prefix + "runs", Instant::now);
        RunRequest request = new RunRequest(Industry.HEALTHCARE, "Buffalo, NY", 3, "default", true);
        Run run =
                new Run(
                        "20261124-aaaaaa",
                        request,
                        Run.Status.STARTED,
                        0,
                        0,
                        List.of(),
                        Instant.parse("2026-11-24T15:00:00Z"));
        byte[] list = "name,city\nMercy,Buffalo\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

        assertThat(runs.create(run, list)).isTrue();
        assertThat(runs.create(run, list)).isFalse();
        assertThat(runs.find(run.id())).contains(run);
        assertThat(runs.list(run.id())).isEqualTo(list);
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        String url =
                sqs.createQueue(create -> create.queueName(prefix + name).attributes(attributes))
                        .queueUrl();
        ends.add(() -> sqs.deleteQueue(delete -> delete.queueUrl(url)));
        return url;
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(
                        ask -> ask.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    @Test
    void aMessageThatNobodySettlesComesAgainAndThenLiesAmongTheDead() throws Exception {
        String dead = queue("dead", Map.of());
        String arn =
                sqs.getQueueAttributes(
                                ask ->
                                        ask.queueUrl(dead)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        String url =
                queue(
                        "poisoned",
                        Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "1",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}"
                                        .formatted(arn)));
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("poison"));

        List<String> came = new ArrayList<>();
        List<Message> buried =
                eventually(
                        () -> {
                            receive(url).forEach(message -> came.add(message.body()));
                            return receive(dead);
                        },
                        messages -> !messages.isEmpty());

        assertThat(came).containsExactly("poison", "poison");
        assertThat(buried).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void aBatchOfTenArrivesWholeByASingleSignedRequest() throws Exception {
        String url = queue("batch", Map.of());
        List<String> bodies = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            bodies.add("{\"n\":" + each + ",\"text\":\"größer <&> \\\"\"}");
        }

        services.clients().queue(url).send(bodies);

        TreeSet<String> arrived = new TreeSet<>();
        eventually(
                () -> {
                    receive(url).forEach(message -> arrived.add(message.body()));
                    return arrived.size();
                },
                count -> count >= bodies.size());
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(bodies);
    }

    private String machine(String name, String definition) {
        String arn =
                stepFunctions
                        .createStateMachine(
                                create ->
                                        create.name(prefix + name)
                                                .definition(definition)
                                                .roleArn(services.machineRole()))
                        .stateMachineArn();
        ends.add(() -> stepFunctions.deleteStateMachine(delete -> delete.stateMachineArn(arn)));
        return arn;
    }

    @Test
    void anExecutionOfANameThatRanIsLeftAsItIs() {
        String arn =
                machine(
                        "once",
                        """
                        {"QueryLanguage": "JSONata", "StartAt": "Say", "States": {
                          "Say": {"Type": "Pass", "End": true,
                                  "Output": "{% {'said': $states.input.word & '!'} %}"}}}
                        """);
        StateMachine machine = new StateMachine(stepFunctions, arn);

        machine.start("the-name", "{\"word\":\"first\"}");
        machine.start("the-name", "{\"word\":\"second\"}");

        assertThat(stepFunctions.listExecutions(list -> list.stateMachineArn(arn)).executions())
                .hasSize(1);
    }

    @Test
    void anExecutionWaitsForItsTokenAndGoesOnWithTheAnswerOnce() throws Exception {
        String url = queue("asked", Map.of());
        String arn =
                machine(
                        "gate",
                        """
                        {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {
                          "Ask": {"Type": "Task", "TimeoutSeconds": 300,
                            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                            "Arguments": {"QueueUrl": "%s",
                              "MessageBody": {"token": "{%% $states.context.Task.Token %%}"}},
                            "Output": "{%% {'decided': $states.result.decision} %%}",
                            "End": true}}}
                        """
                                .formatted(url));
        String execution =
                stepFunctions
                        .startExecution(start -> start.stateMachineArn(arn).name("one").input("{}"))
                        .executionArn();
        List<Message> asked = eventually(() -> receive(url), messages -> !messages.isEmpty());
        JsonNode message = JSON.readTree(asked.getFirst().body());
        SfnTaskTokens tokens = new SfnTaskTokens(stepFunctions);
        assertThat(status(execution)).isEqualTo(ExecutionStatus.RUNNING);

        TaskTokens.Answer first =
                tokens.succeed(message.path("token").asText(), Map.of("decision", "approved"));
        ExecutionStatus ended =
                eventually(() -> status(execution), status -> status != ExecutionStatus.RUNNING);
        TaskTokens.Answer again =
                tokens.succeed(message.path("token").asText(), Map.of("decision", "rejected"));

        assertThat(first).isEqualTo(TaskTokens.Answer.TAKEN);
        assertThat(again).isEqualTo(TaskTokens.Answer.GONE);
        assertThat(ended).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(
                        JSON.readTree(
                                stepFunctions
                                        .describeExecution(ask -> ask.executionArn(execution))
                                        .output()))
                .isEqualTo(JSON.readTree("{\"decided\":\"approved\"}"));
    }

    private ExecutionStatus status(String execution) {
        return stepFunctions.describeExecution(ask -> ask.executionArn(execution)).status();
    }

    @Test
    void aWebhookTakesNothingThatDoesNotProveItself() throws Exception {
        Skips.unless(
                services.api().isPresent(), "none of our functions run there, so no webhook does");
        String api = services.api().orElseThrow();

        assertThat(posted(api + "/webhooks/sendgrid/events", "[{\"event\":\"delivered\"}]"))
                .isBetween(400, 499);
        assertThat(posted(api + "/webhooks/sendgrid/inbound/guessed", "x")).isBetween(400, 499);
        assertThat(posted(api + "/unsubscribe/guessed", "List-Unsubscribe=One-Click"))
                .isBetween(400, 499);
    }

    private static int posted(String url, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
