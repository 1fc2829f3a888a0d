package com.salesagent.infra.coldstart;

import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.platform.Json;

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
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that anybody can call, each with an event that does its real work. */
final class EdgeFunctions implements AutoCloseable {
    private static final String KEY = "an unsubscribe key of enough bytes";

    private final Services services;
    private final KeyPair webhook;
    private final Path home;
    private final Path folder;

    EdgeFunctions(Path home, Path folder) throws IOException {
        this.home = home;
        this.folder = folder;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            webhook = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        services =
                new Services(
                        Map.of(
                                "UNSUBSCRIBE_KEY",
                                KEY,
                                "WEBHOOK_PUBLIC_KEYS",
                                Base64.getEncoder()
                                        .encodeToString(webhook.getPublic().getEncoded()),
                                "INBOUND_PATH_SECRET",
                                "a-path-that-nobody-guesses"));
    }

    Services services() {
        return services;
    }

    boolean built() {
        return List.of("approvals", "outreach", "tracker").stream()
                .allMatch(module -> Files.exists(zip(module)));
    }

    private Path zip(String module) {
        return home.resolve("functions/%s/target/%s-edge.zip".formatted(module, module));
    }

    /** A link that the table doesn't have: one read, one page. */
    ColdStart.Subject page() throws IOException {
        return ColdStart.function(
                "approvals-page", zip("approvals"), folder, event("approvals-page"), services);
    }

    /** A genuine link: the secret, a query, a page. */
    ColdStart.Subject unsubscribe() throws IOException {
        Map<String, Object> event = new HashMap<>(Json.object(event("outreach-unsubscribe")));
        String url =
                new UnsubscribeLinks("", KEY.getBytes(StandardCharsets.UTF_8))
                        .url("mercy-hospital-buffalo-ny-0000000000", "pat");
        event.put("httpMethod", "GET");
        event.put("pathParameters", Map.of("token", url.substring(url.lastIndexOf('/') + 1)));
        return ColdStart.function(
                "outreach-unsubscribe", zip("outreach"), folder, Json.write(event), services);
    }

    /** A signed batch: the key, the signature, the bucket, the queue. */
    ColdStart.Subject intake() throws IOException {
        Map<String, Object> event = new HashMap<>(Json.object(event("tracker-intake-events")));
        byte[] body =
                "[{\"event\":\"delivered\",\"sg_event_id\":\"e1\",\"timestamp\":1795532400}]\r\n"
                        .getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        headers.put("X-Twilio-Email-Event-Webhook-Signature", signature(timestamp, body));
        event.put("headers", headers);
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        return ColdStart.function(
                "tracker-intake", zip("tracker"), folder, Json.write(event), services);
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(webhook.getPrivate());
            signer.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String event(String name) throws IOException {
        return Files.readString(home.resolve("events/" + name + ".json"));
    }

    @Override
    public void close() {
        services.close();
    }
}
