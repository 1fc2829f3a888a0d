package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.failure.PermanentFailure;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Each handler as Lambda makes it and calls it: no-argument constructor, sample event as JSON. */
final class ReviewHandlersTest {
    private static final LocalTables TABLES = new LocalTables();

    @Test
    void theRequestHandlerReadsTheMachinesPayloadAndNamesAnUnknownLead() throws IOException {
        RequestApprovalHandler handler = made(RequestApprovalHandler::new);
        RequestApproval task = event("approvals-request.json", RequestApproval.class);

        assertThat(task.taskToken()).isEqualTo("AQCEAAAAKgAAAAMAAAAAAAAAAV8sample");
        assertThatThrownBy(() -> handler.handleRequest(task, null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("lead sisters-of-charity-hospital-buffalo-ny-3f2a91c07d is unknown");
    }

    @Test
    void theNotifyHandlerAcknowledgesAReviewThatHasNothingNew() throws IOException {
        assertThat(
                        made(NotifyHandler::new)
                                .handleRequest(event("approvals-notify.json", SQSEvent.class), null)
                                .getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void thePageHandlerAnswersAStrangersLinkWithAPage() throws IOException {
        var answer =
                made(ReviewPageHandler::new)
                        .handleRequest(
                                event("approvals-page.json", APIGatewayProxyRequestEvent.class),
                                null);

        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(answer.getBody()).contains("Nothing was changed");
    }

    @Test
    void theResumeHandlerPassesOverWhatIsNoApproval() throws IOException {
        assertThat(
                        made(ResumeHandler::new)
                                .handleRequest(
                                        event("approvals-resume.json", DynamodbEvent.class), null)
                                .getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void theSweepHandlerSaysWhatItDid() {
        assertThat(made(SweepHandler::new).handleRequest(Map.of(), null))
                .isEqualTo("Swept[expired=0, remindedReviews=0, escalatedReviews=0, nudged=0]");
    }

    @Test
    void thePageIsMadeWithoutAnyKeyAndWithOneTable() {
        Map<String, String> variables = new HashMap<>();
        environment()
                .variables()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith("AWS_") || name.equals("APPROVALS_TABLE")) {
                                variables.put(name, value);
                            }
                        });
        Environment bare = new Environment(variables, InstantSource.fixed(LocalTables.START), null);

        ReviewPageHandler handler = bare.during(ReviewPageHandler::new);

        assertThat(handler.handleRequest(new APIGatewayProxyRequestEvent(), null).getStatusCode())
                .isEqualTo(404);
    }

    private static <T> T made(Supplier<T> constructor) {
        return environment().during(constructor);
    }

    private static Environment environment() {
        Environment tables = TABLES.environment(InstantSource.fixed(LocalTables.START));
        Map<String, String> variables = new HashMap<>(tables.variables());
        variables.put("BASE_URL", "https://agent.example");
        variables.put("LINK_KEY", "0123456789abcdef0123456789abcdef");
        variables.put("UNSUBSCRIBE_KEY", "fedcba9876543210fedcba9876543210");
        variables.put("REVIEWS_QUEUE_URL", "http://127.0.0.1:1/reviews");
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        variables.put("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:1");
        variables.put(
                "LEAD_MACHINE_ARN", "arn:aws:states:us-east-1:000000000000:stateMachine:lead");
        variables.put("MAIL_PROVIDER", "sendgrid");
        variables.put("SENDGRID_URL", "http://127.0.0.1:1");
        variables.put("SENDGRID_API_KEY", "SG.local");
        return new Environment(variables, tables.clock(), tables.random());
    }

    private static <T> T event(String name, Class<T> type) throws IOException {
        String json = Files.readString(Path.of("../../events").resolve(name));
        PojoSerializer<T> serializer =
                LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                        ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                        : JacksonFactory.getInstance().getSerializer(type);
        return serializer.fromJson(json);
    }
}
