package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.salesagent.domain.Digests;
import com.salesagent.platform.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());
    private static final String SECRET = "a-path-that-nobody-guesses";

    private final KeyPair current = key();
    private final KeyPair next = key();
    private final World.Bucket raw = new World.Bucket();
    private final List<String> queue = new ArrayList<>();
    private boolean queueDown;

    @Test
    void whatIsSignedIsKeptAsItCameAndQueuedElementByElement() {
        byte[] body = bytes("[{\"event\":\"open\",\"n\":\"ü😀\"},\r\n{\"event\":\"click\"}]\r\n");

        int status = post(signed(body, current));

        assertThat(status).isEqualTo(200);
        assertThat(raw.objects.values()).containsExactly(body);
        assertThat(queue)
                .extracting(message -> Json.object(message).get("event"))
                .containsExactly("{\"event\":\"open\",\"n\":\"ü😀\"}", "{\"event\":\"click\"}");
    }

    @Test
    void bothKeysOfARotationVerify() {
        byte[] body = bytes("[{\"event\":\"open\"}]");

        assertThat(post(signed(body, current))).isEqualTo(200);
        assertThat(post(signed(body, next))).isEqualTo(200);
        assertThat(post(signed(body, key()))).isEqualTo(401);
    }

    @Test
    void nothingIsKeptOfWhatProvesNothing() {
        byte[] body = bytes("[{\"event\":\"spamreport\"}]");
        APIGatewayProxyRequestEvent otherBody = signed(body, current);
        otherBody.setBody(Base64.getEncoder().encodeToString(bytes("[{\"event\":\"open\"}]")));
        APIGatewayProxyRequestEvent garbage = signed(body, current);
        garbage.getHeaders().put(EventSignature.SIGNATURE_HEADER, "no base64!");
        APIGatewayProxyRequestEvent bare = signed(body, current);
        bare.setHeaders(null);
        APIGatewayProxyRequestEvent otherTime = signed(body, current);
        otherTime.getHeaders().put(EventSignature.TIMESTAMP_HEADER, "1795532401");

        for (APIGatewayProxyRequestEvent request : List.of(otherBody, garbage, bare, otherTime)) {
            assertThat(post(request)).isEqualTo(401);
        }
        assertThat(raw.objects).isEmpty();
        assertThat(queue).isEmpty();
    }

    @Test
    void aSharedSecretVerifiesOnlyWhereItIsTheSchemeThatIsSet() {
        byte[] body = bytes("[{\"event\":\"open\"}]\r\n");
        String first = "a secret of both sides";
        HmacSignature scheme = new HmacSignature(() -> first + ", the next secret of both");
        String digits = Digests.hmacHex(bytes(first), "[{\"event\":\"open\"}]\r\n");
        String next =
                Digests.hmacHex(bytes("the next secret of both"), "[{\"event\":\"open\"}]\r\n");
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(next));

        for (String right : List.of(digits, "sha256=" + digits, next, base64)) {
            assertThat(scheme.valid(right, "", body)).as(right).isTrue();
        }
        for (String wrong : List.of("", "sha256=", digits.replace('1', '2'), "no base64!")) {
            assertThat(scheme.valid(wrong, "", body)).as(wrong).isFalse();
        }
        assertThat(scheme.valid(digits, "", bytes("[{\"event\":\"open\"}]"))).isFalse();
        APIGatewayProxyRequestEvent request = signed(body, current);
        request.getHeaders().put(EventSignature.SIGNATURE_HEADER, digits);
        assertThat(post(request)).as("ECDSA is set").isEqualTo(401);
        assertThatThrownBy(() -> new HmacSignature(() -> "short").valid(digits, "", body))
                .hasMessageContaining("16 characters");
    }

    @Test
    void aBatchIsGoodForADayOfRepeatsAndNoLongerThanThat() {
        byte[] body = bytes("[{\"event\":\"open\"}]");
        String dayOld = Long.toString(NOW.getEpochSecond() - 25 * 3600);
        String weekOld = Long.toString(NOW.getEpochSecond() - 7 * 24 * 3600);

        assertThat(post(signed(body, current, dayOld))).isEqualTo(200);
        assertThat(post(signed(body, current, weekOld))).isEqualTo(401);
    }

    @Test
    void headersCountInAnyCaseAndATextBodyAsItsBytes() {
        byte[] body = bytes("[{\"event\":\"ü\"}]\r\n");
        APIGatewayProxyRequestEvent request = signed(body, current);
        Map<String, String> lower = new HashMap<>();
        request.getHeaders()
                .forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        request.setHeaders(lower);
        request.setBody("[{\"event\":\"ü\"}]\r\n");
        request.setIsBase64Encoded(false);

        assertThat(post(request)).isEqualTo(200);
    }

    @Test
    void aBodyOverTheCapIsRefusedUnread() {
        byte[] body = new byte[Intake.MAX_EVENTS_BYTES + 1];

        assertThat(post(signed(body, current))).isEqualTo(413);
        assertThat(raw.objects).isEmpty();
    }

    @Test
    void eachElementStandsForItselfWhateverItIs() {
        assertThat(elements("[1, \"two\", null, true, [3], {\"event\":\"open\"} , -4.5e1]"))
                .containsExactly(
                        "1", "\"two\"", "null", "true", "[3]", "{\"event\":\"open\"}", "-4.5e1");
    }

    @Test
    void ofATruncatedBatchWhatWasWholeGoesOnAndTheRestIsLeftToAPerson() {
        assertThat(elements("[{\"event\":\"open\"},{\"event\":\"cl"))
                .containsExactly("{\"event\":\"open\"}", null);
    }

    @Test
    void whatIsNoArrayIsKeptAndQueuedAsMalformedAndAnEmptyArrayIsNothing() {
        for (String body : List.of("{\"event\":\"open\"}", "hello", "", "null", "[]]")) {
            queue.clear();
            assertThat(post(signed(bytes(body), current))).as(body).isEqualTo(200);
            assertThat(queue).as(body).singleElement().asString().contains("\"malformed\"");
        }
        queue.clear();
        assertThat(post(signed(bytes(" [ ]\r\n"), current))).isEqualTo(200);
        assertThat(queue).isEmpty();
    }

    @Test
    void anElementTooLargeForTheQueueCostsOnlyItself() {
        String large = "{\"event\":\"" + "x".repeat(300_000) + "\"}";

        post(signed(bytes("[{\"event\":\"a\"}," + large + ",{\"event\":\"b\"}]"), current));

        assertThat(queue)
                .extracting(message -> Json.object(message).get("kind"))
                .containsExactly("event", "malformed", "event");
        assertThat(queue).allSatisfy(message -> assertThat(message.length()).isLessThan(250_000));
    }

    @Test
    void tenThousandEventsAreQueued() {
        String batch =
                "["
                        + "{\"event\":\"open\",\"timestamp\":1795532400},".repeat(9_999)
                        + "{\"event\":\"open\"}]";

        assertThat(post(signed(bytes(batch), current))).isEqualTo(200);
        assertThat(queue).hasSize(10_000);
    }

    @Test
    void aQueueOrABucketThatFailsMakesTheProviderRepeat() {
        byte[] body = bytes("[{\"event\":\"open\"}]");
        queueDown = true;

        assertThat(post(signed(body, current))).isEqualTo(503);
        queueDown = false;
        assertThat(post(signed(body, current))).isEqualTo(200);
    }

    @Test
    void inboundMailIsTakenAtItsUnguessablePathOnly() {
        byte[] body = new Mails().from("pat@mercy.example").field("text", "Hi").body();

        assertThat(post(inbound("guess", body))).isEqualTo(401);
        assertThat(raw.objects).isEmpty();
        assertThat(post(inbound(SECRET, body))).isEqualTo(200);
        assertThat(raw.objects.values()).containsExactly(body);
        assertThat(Json.object(queue.getFirst()))
                .containsEntry("kind", "inbound")
                .containsEntry("at", NOW.toString());
    }

    @Test
    void publishedVectorsVerifyOrFailAsTheirPublishersSay() throws IOException {
        Path file = shared().resolve("data/sendgrid/signature_vectors.json");
        assumeTrue(
                Files.exists(file),
                file + " is absent; set -Dshared.data to the folder that holds data/sendgrid");
        List<?> vectors = (List<?>) Json.object(Files.readString(file)).get("vectors");

        for (Object each : vectors) {
            Map<?, ?> vector = (Map<?, ?>) each;
            String timestamp = (String) vector.get("timestamp");
            EventSignature signature =
                    new EventSignature(
                            () -> (String) vector.get("public_key"),
                            () -> Instant.ofEpochSecond(Long.parseLong(timestamp)));

            boolean valid =
                    signature.valid(
                            (String) vector.get("signature"),
                            timestamp,
                            bytes((String) vector.get("payload")));

            assertThat(valid).as("%s", vector.get("id")).isEqualTo(vector.get("valid"));
        }
        assertThat(vectors).hasSizeGreaterThan(3);
    }

    private static Path shared() {
        String given = System.getProperty("shared.data");
        if (given != null) {
            return Path.of(given);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve("events"))) {
            at = at.getParent();
        }
        return at.resolveSibling("shared");
    }

    private List<Object> elements(String body) {
        post(signed(bytes(body), current));
        return queue.stream().map(message -> Json.object(message).get("event")).toList();
    }

    @Test
    void aKeyThatIsReplacedWhileTheFunctionLivesVerifiesAtOnceAndTheOldOneNoMore() {
        AtomicReference<String> keys = new AtomicReference<>(base64(current));
        EventSignature signature = new EventSignature(keys::get, () -> NOW);
        byte[] body = bytes("[]");
        String timestamp = Long.toString(NOW.getEpochSecond());

        assertThat(signature.valid(signature(body, current, timestamp), timestamp, body)).isTrue();

        keys.set(base64(next));

        assertThat(signature.valid(signature(body, next, timestamp), timestamp, body)).isTrue();
        assertThat(signature.valid(signature(body, current, timestamp), timestamp, body)).isFalse();
    }

    private int post(APIGatewayProxyRequestEvent request) {
        EventSignature signature =
                new EventSignature(() -> base64(current) + ", " + base64(next), () -> NOW);
        IntakeQueue target =
                messages -> {
                    if (queueDown) {
                        throw new IllegalStateException("the queue is down");
                    }
                    queue.addAll(messages);
                };
        return new IntakeHandler(new Intake(signature, () -> SECRET, raw, target, () -> NOW))
                .handleRequest(request, null)
                .getStatusCode();
    }

    private static APIGatewayProxyRequestEvent signed(byte[] body, KeyPair key) {
        return signed(body, key, TIMESTAMP);
    }

    private static APIGatewayProxyRequestEvent signed(byte[] body, KeyPair key, String timestamp) {
        Map<String, String> headers = new HashMap<>();
        headers.put(EventSignature.TIMESTAMP_HEADER, timestamp);
        headers.put(EventSignature.SIGNATURE_HEADER, signature(body, key, timestamp));
        return request("/webhooks/sendgrid/events", headers, body);
    }

    private static APIGatewayProxyRequestEvent inbound(String path, byte[] body) {
        return request(
                        "/webhooks/sendgrid/inbound/{path}",
                        Map.of("content-type", Mails.CONTENT_TYPE),
                        body)
                .withPathParameters(Map.of("path", path));
    }

    private static APIGatewayProxyRequestEvent request(
            String resource, Map<String, String> headers, byte[] body) {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("POST")
                .withResource(resource)
                .withHeaders(headers)
                .withIsBase64Encoded(true)
                .withBody(Base64.getEncoder().encodeToString(body));
    }

    private static String signature(byte[] body, KeyPair key, String timestamp) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(key.getPrivate());
            signer.update(bytes(timestamp));
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(KeyPair key) {
        return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
