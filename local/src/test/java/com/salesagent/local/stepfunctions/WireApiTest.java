package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** The operations and errors of the API, as the client of the AWS SDK sees them. */
final class WireApiTest {
    private static final String ENDS = "{\"A\": {\"Type\": \"Pass\", \"End\": true}}";
    private static final String WAITS =
            "{\"A\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}}";

    private final StepFunctionsFixture aws = new StepFunctionsFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void creatingTheSameMachineAgainIsHarmlessAnotherOneOfTheNameIsNot() {
        String arn = aws.createJsonata("m", ENDS);

        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:m");
        assertThat(aws.createJsonata("m", ENDS)).isEqualTo(arn);
        assertThatThrownBy(() -> aws.createJsonata("m", WAITS))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
        assertThatThrownBy(() -> aws.createJsonata("m m", ENDS))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> aws.create("n", "{}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("The field 'StartAt' is required");
    }

    @Test
    void aRunningExecutionKeepsTheDefinitionThatItStartedWith() {
        String arn = aws.createJsonata("m", WAITS);
        String execution = aws.start(arn, "{}");
        String after = "{\"StartAt\": \"Z\", \"States\": {\"Z\": {\"Type\": \"Succeed\"}}}";

        String revision =
                aws.sfn()
                        .updateStateMachine(r -> r.stateMachineArn(arn).definition(after))
                        .revisionId();

        DescribeStateMachineResponse machine =
                aws.sfn().describeStateMachine(r -> r.stateMachineArn(arn));
        assertThat(machine.definition()).isEqualTo(after);
        assertThat(machine.revisionId()).isEqualTo(revision);
        assertThat(machine.roleArn()).isEqualTo(StepFunctionsFixture.ROLE);
        assertThat(
                        aws.sfn()
                                .describeStateMachineForExecution(r -> r.executionArn(execution))
                                .definition())
                .contains("Wait");
        aws.advance(java.time.Duration.ofHours(2));
        assertThat(aws.finish(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(aws.types(aws.finish(aws.start(arn, "{}")).executionArn()))
                .contains("SucceedStateEntered");
    }

    @Test
    void anExecutionsNameIsTakenForGood() {
        String arn = aws.createJsonata("m", WAITS);
        String first =
                aws.sfn()
                        .startExecution(r -> r.stateMachineArn(arn).name("x").input("{\"a\":1}"))
                        .executionArn();

        assertThat(
                        aws.sfn()
                                .startExecution(
                                        r -> r.stateMachineArn(arn).name("x").input("{ \"a\": 1 }"))
                                .executionArn())
                .isEqualTo(first);
        assertThatThrownBy(
                        () ->
                                aws.sfn()
                                        .startExecution(
                                                r -> r.stateMachineArn(arn).name("x").input("{}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        aws.sfn().stopExecution(r -> r.executionArn(first).error("Enough").cause("by hand"));
        assertThatThrownBy(
                        () ->
                                aws.sfn()
                                        .startExecution(
                                                r ->
                                                        r.stateMachineArn(arn)
                                                                .name("x")
                                                                .input("{\"a\":1}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        assertThat(aws.describe(first).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(aws.describe(first).error()).isEqualTo("Enough");
        assertThat(aws.describe(first).cause()).isEqualTo("by hand");
        assertThat(aws.describe(first).stopDate()).isNotNull();
    }

    @Test
    void badRequestsGetTheErrorsOfAws() {
        String arn = aws.createJsonata("m", ENDS);

        assertThatThrownBy(() -> aws.start(arn, "{no"))
                .isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> aws.start(arn, "\"" + "x".repeat(262_144) + "\""))
                .isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> aws.sfn().startExecution(r -> r.stateMachineArn(arn).name("a b")))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> aws.start(arn + "x", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> aws.start("m", "{}")).isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> aws.describe(Arns.execution("m", "none")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void executionsAreListedNewestFirstByPagesAndStatus() {
        String ends = aws.createJsonata("ends", ENDS);
        String waits = aws.createJsonata("waits", WAITS);
        List<String> arns =
                IntStream.range(0, 25)
                        .mapToObj(i -> aws.start(ends, "{\"i\": " + i + "}"))
                        .toList();
        arns.forEach(aws::finish);
        aws.start(waits, "{}");

        List<String> listed =
                aws
                        .sfn()
                        .listExecutionsPaginator(r -> r.stateMachineArn(ends).maxResults(10))
                        .executions()
                        .stream()
                        .map(ExecutionListItem::executionArn)
                        .toList();

        assertThat(listed).isEqualTo(arns.reversed());
        assertThat(
                        aws.sfn()
                                .listExecutions(
                                        r ->
                                                r.stateMachineArn(waits)
                                                        .statusFilter(ExecutionStatus.RUNNING))
                                .executions())
                .hasSize(1);
        assertThat(
                        aws.sfn()
                                .listExecutions(
                                        r ->
                                                r.stateMachineArn(ends)
                                                        .statusFilter(ExecutionStatus.RUNNING))
                                .executions())
                .isEmpty();
        assertThat(aws.sfn().listStateMachinesPaginator(r -> r.maxResults(1)).stateMachines())
                .extracting(StateMachineListItem::name)
                .containsExactly("ends", "waits");
    }

    @Test
    void theHistoryComesInBothOrdersByPagesAndWithoutDataWhereAsked() {
        String arn =
                aws.finish(aws.start(aws.createJsonata("m", ENDS), "{\"a\": 1}")).executionArn();

        List<HistoryEvent> events =
                aws
                        .sfn()
                        .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(1))
                        .events()
                        .stream()
                        .toList();
        List<HistoryEvent> reversed =
                aws
                        .sfn()
                        .getExecutionHistoryPaginator(
                                r -> r.executionArn(arn).maxResults(3).reverseOrder(true))
                        .events()
                        .stream()
                        .toList();
        GetExecutionHistoryResponse bare =
                aws.sfn().getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(false));

        assertThat(events)
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
        assertThat(events)
                .extracting(HistoryEvent::previousEventId)
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(events.getFirst().executionStartedEventDetails().input())
                .isEqualTo("{\"a\": 1}");
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("A");
        assertThat(events.getLast().executionSucceededEventDetails().output())
                .isEqualTo("{\"a\":1}");
        assertThat(reversed).isEqualTo(events.reversed());
        assertThat(bare.events().getFirst().executionStartedEventDetails().input()).isNull();
        assertThat(bare.events().get(1).stateEnteredEventDetails().name()).isEqualTo("A");
    }

    @Test
    void deletingAMachineEndsItsExecutions() {
        String arn = aws.createJsonata("m", WAITS);
        String execution = aws.start(arn, "{}");

        aws.sfn().deleteStateMachine(r -> r.stateMachineArn(arn));

        assertThat(aws.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThatThrownBy(() -> aws.sfn().describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void tagsAndValidationAnswer() {
        String arn = aws.createJsonata("m", ENDS);

        Tag tag = Tag.builder().key("team").value("sales").build();

        aws.sfn().tagResource(r -> r.resourceArn(arn).tags(tag));

        assertThat(aws.sfn().listTagsForResource(r -> r.resourceArn(arn)).tags())
                .singleElement()
                .satisfies(t -> assertThat(t.value()).isEqualTo("sales"));
        assertThat(
                        aws.sfn()
                                .validateStateMachineDefinition(
                                        r -> r.definition("{\"StartAt\": \"A\"}"))
                                .result())
                .isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
    }

    @Test
    void whatIsNoRequestOfStepFunctionsIsRefused() throws IOException, InterruptedException {
        URI endpoint = aws.server().endpoint();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> noTarget =
                    http.send(
                            HttpRequest.newBuilder(endpoint).build(),
                            HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> noJson =
                    http.send(
                            HttpRequest.newBuilder(endpoint)
                                    .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                                    .POST(HttpRequest.BodyPublishers.ofString("nope"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(noTarget.statusCode()).isEqualTo(400);
            assertThat(noTarget.body()).contains("UnknownOperationException");
            assertThat(noJson.body()).contains("SerializationException");
        }
    }
}
