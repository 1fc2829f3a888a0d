package com.salesagent.platform;

import com.salesagent.platform.failure.TransientFailure;

import software.amazon.awssdk.http.SdkHttpMethod;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A queue that is only added to, by single signed requests of SQS's JSON protocol: a webhook's
 * function needs no more, and SQS's own client is a thousand classes at its cold start. A request
 * is sent once; who posted the webhook repeats.
 */
public final class SignedQueue {
    private final SignedHttp http;
    private final URI endpoint;
    private final String url;

    SignedQueue(SignedHttp http, URI endpoint, String url) {
        this.http = http;
        this.endpoint = endpoint;
        this.url = url;
    }

    /**
     * Adds messages.
     *
     * @param messages 1 to 10, together less than 256 KB
     * @throws TransientFailure if the queue did not take all of them; it may have taken some
     */
    public void send(List<String> messages) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (String message : messages) {
            entries.add(Map.of("Id", Integer.toString(entries.size()), "MessageBody", message));
        }
        byte[] body =
                Json.write(Map.of("QueueUrl", url, "Entries", entries))
                        .getBytes(StandardCharsets.UTF_8);
        SignedHttp.Answer answer;
        try {
            answer =
                    http.send(
                            SdkHttpMethod.POST,
                            endpoint,
                            Map.of(
                                    "Content-Type",
                                    "application/x-amz-json-1.0",
                                    "X-Amz-Target",
                                    "AmazonSQS.SendMessageBatch"),
                            body);
        } catch (UncheckedIOException e) {
            throw new TransientFailure("the queue can't be reached", e);
        }
        if (!answer.ok()) {
            throw new TransientFailure("the queue answered " + answer.status(), null);
        }
        Map<String, Object> said = Json.object(answer.body().asUtf8String());
        if (said.get("Failed") instanceof List<?> failed && !failed.isEmpty()) {
            throw new TransientFailure("the queue took only a part of a batch", null);
        }
    }
}
