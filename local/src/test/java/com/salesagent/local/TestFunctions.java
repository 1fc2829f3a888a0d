package com.salesagent.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.salesagent.application.Function;
import com.salesagent.application.Queue;
import com.salesagent.application.Setting;
import com.salesagent.application.Table;
import com.salesagent.application.Trigger;
import com.salesagent.platform.Environment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Small functions of the tests' own, and the parts that run them. */
public final class TestFunctions {
    /** What the functions were given, across all of them; tests of one JVM run one by one. */
    public static final List<String> SEEN = new CopyOnWriteArrayList<>();

    private TestFunctions() {}

    /** One table with a stream, one queue, and a function behind each kind of trigger. */
    static Parts parts() {
        return new Parts(
                List.of(new Table("things", "id", "part", List.of(), "", true, false, false)),
                List.of(new Queue("jobs", 2, 2)),
                List.of("files"),
                List.of(),
                List.of(
                        function("echo", Echo.class, 3),
                        function("worker", Worker.class, 3),
                        function("follower", Follower.class, 3),
                        function("daily", Daily.class, 3),
                        function("environment", ShowEnvironment.class, 3),
                        function("sleeper", Sleeper.class, 1),
                        function("failing", Failing.class, 3),
                        function("hook", Hook.class, 3)),
                List.of(
                        new Trigger.Route("echo", "GET", "/echo/{word}", true, false),
                        new Trigger.Route("echo", "POST", "/echo/{word}", true, false),
                        new Trigger.Route("echo", "HEAD", "/echo/{word}", true, false),
                        new Trigger.Route("echo", "POST", "/bytes", true, true),
                        new Trigger.Route("echo", "POST", "/private", false, false),
                        new Trigger.Route("sleeper", "GET", "/sleep", true, false),
                        new Trigger.Route("failing", "GET", "/fail", true, false),
                        new Trigger.Route("hook", "POST", "/webhooks/sendgrid/events", true, true),
                        new Trigger.Route(
                                "hook", "POST", "/webhooks/sendgrid/inbound/{path}", true, true),
                        new Trigger.Route("hook", "POST", "/unsubscribe/{token}", true, false),
                        new Trigger.Messages("worker", "jobs", 10, 2),
                        new Trigger.Changes("follower", "things", 10, 0),
                        new Trigger.Schedule("daily", "every-minute", "rate(1 minute)"),
                        new Trigger.Schedule("daily", "noon", "cron(0 12 * * ? *)")));
    }

    private static Function function(String name, Class<?> handler, int seconds) {
        return new Function(
                name,
                "local",
                handler.getName(),
                seconds,
                512,
                List.of(
                        new Function.Permission.Read("things"),
                        new Function.Permission.SendTo("jobs")),
                Set.of(Setting.BASE_URL, Setting.WEBHOOK_PUBLIC_KEYS, Setting.INBOUND_PATH_SECRET));
    }

    /** Answers with what it was asked. */
    public static final class Echo
            implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
        @Override
        public APIGatewayProxyResponseEvent handleRequest(
                APIGatewayProxyRequestEvent request, Context context) {
            String body =
                    "%s %s %s %s base64=%s"
                            .formatted(
                                    request.getHttpMethod(),
                                    request.getPathParameters(),
                                    request.getMultiValueQueryStringParameters(),
                                    request.getBody(),
                                    request.getIsBase64Encoded());
            return new APIGatewayProxyResponseEvent()
                    .withStatusCode(200)
                    .withHeaders(Map.of("X-Seen", request.getHeaders().get("X-Asked") + "!"))
                    .withMultiValueHeaders(Map.of("Set-Cookie", List.of("a=1", "b=2")))
                    .withBody(body);
        }
    }

    /** Notes each message; fails those whose body says so. */
    public static final class Worker implements RequestHandler<SQSEvent, SQSBatchResponse> {
        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
            for (SQSEvent.SQSMessage message : event.getRecords()) {
                SEEN.add("message " + message.getBody());
                if (message.getBody().startsWith("bad")) {
                    failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
                }
            }
            return new SQSBatchResponse(failures);
        }
    }

    /** Notes each change; fails the first time that it sees one that says so. */
    public static final class Follower
            implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
        @Override
        public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
            for (DynamodbEvent.DynamodbStreamRecord change : event.getRecords()) {
                String part = change.getDynamodb().getKeys().get("part").getS();
                String seen = "change " + part;
                boolean first = !SEEN.contains(seen);
                SEEN.add(seen);
                if (first && part.startsWith("bad")) {
                    return new StreamsEventResponse(
                            List.of(
                                    new StreamsEventResponse.BatchItemFailure(
                                            change.getDynamodb().getSequenceNumber())));
                }
            }
            return new StreamsEventResponse(List.of());
        }
    }

    /** Notes the time of the application's clock, by the day. */
    public static final class Daily implements RequestHandler<Map<String, Object>, String> {
        private final Environment environment = Environment.current();

        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            List<?> resources = (List<?>) event.get("resources");
            String schedule = resources.getFirst().toString();
            SEEN.add(
                    "schedule %s at %s"
                            .formatted(
                                    schedule.substring(schedule.lastIndexOf('/') + 1),
                                    environment.clock().instant()));
            return "done";
        }
    }

    /** Answers with the variables that it was constructed under. */
    public static final class ShowEnvironment
            implements RequestHandler<Map<String, Object>, Map<String, String>> {
        private final Environment environment = Environment.current();

        @Override
        public Map<String, String> handleRequest(Map<String, Object> event, Context context) {
            Map<String, String> answer = new LinkedHashMap<>();
            new TreeMap<>(environment.variables()).forEach(answer::put);
            return answer;
        }
    }

    /** Takes longer than it may. */
    public static final class Sleeper
            implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                SEEN.add("interrupted");
                Thread.currentThread().interrupt();
            }
            return Map.of();
        }
    }

    /**
     * Notes what the mail provider posts; refuses the first batch, and any with a bad signature.
     */
    public static final class Hook
            implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
        private final String publicKey = Environment.current().required("WEBHOOK_PUBLIC_KEYS");
        private final String secret = Environment.current().required("INBOUND_PATH_SECRET");
        private final AtomicBoolean refused = new AtomicBoolean();

        @Override
        public APIGatewayProxyResponseEvent handleRequest(
                APIGatewayProxyRequestEvent request, Context context) {
            if (request.getResource().startsWith("/unsubscribe")) {
                SEEN.add("opt-out " + request.getBody());
                return status(200);
            }
            byte[] body = Base64.getDecoder().decode(request.getBody());
            String text = new String(body, StandardCharsets.UTF_8);
            if (request.getResource().contains("inbound")) {
                boolean right = request.getPathParameters().get("path").equals(secret);
                SEEN.add((right ? "inbound " : "forged inbound ") + text);
                return status(200);
            }
            if (refused.compareAndSet(false, true)) {
                return status(503);
            }
            SEEN.add((signed(request.getHeaders(), body) ? "events " : "forged events ") + text);
            return status(200);
        }

        private boolean signed(Map<String, String> headers, byte[] body) {
            try {
                Signature verifier = Signature.getInstance("SHA256withECDSA");
                verifier.initVerify(
                        KeyFactory.getInstance("EC")
                                .generatePublic(
                                        new X509EncodedKeySpec(
                                                Base64.getDecoder().decode(publicKey))));
                verifier.update(
                        headers.get("X-Twilio-Email-Event-Webhook-Timestamp")
                                .getBytes(StandardCharsets.UTF_8));
                verifier.update(body);
                return verifier.verify(
                        Base64.getDecoder()
                                .decode(headers.get("X-Twilio-Email-Event-Webhook-Signature")));
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        private static APIGatewayProxyResponseEvent status(int status) {
            return new APIGatewayProxyResponseEvent().withStatusCode(status).withBody("");
        }
    }

    /** Throws. */
    public static final class Failing
            implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            throw new IllegalStateException("a secret detail");
        }
    }
}
