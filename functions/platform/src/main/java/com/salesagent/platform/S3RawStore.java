package com.salesagent.platform;

import com.salesagent.domain.raw.RawStore;
import com.salesagent.platform.failure.TransientFailure;

import software.amazon.awssdk.http.SdkHttpMethod;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@link RawStore} on a bucket; the bucket's lifecycle rule ends what is 90 days old. A request is
 * sent once: SendGrid repeats what the intake could not keep, and the queue what the ingest could
 * not read.
 */
public final class S3RawStore implements RawStore {
    private final SignedHttp http;
    private final URI bucket;

    /**
     * @param bucket its URL, without a slash at the end
     */
    S3RawStore(SignedHttp http, URI bucket) {
        this.http = http;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, String contentType, byte[] bytes) {
        SignedHttp.Answer answer =
                send(SdkHttpMethod.PUT, key, Map.of("Content-Type", contentType), bytes);
        if (!answer.ok()) {
            throw new TransientFailure("the bucket answered " + answer.status(), null);
        }
    }

    @Override
    public Optional<Raw> find(String key) {
        SignedHttp.Answer answer = send(SdkHttpMethod.GET, key, Map.of(), new byte[0]);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw new TransientFailure("the bucket answered " + answer.status(), null);
        }
        return Optional.of(new Raw(answer.contentType(), new ByteArrayInputStream(answer.body())));
    }

    private SignedHttp.Answer send(
            SdkHttpMethod method, String key, Map<String, String> headers, byte[] body) {
        try {
            return http.send(method, URI.create(bucket + "/" + path(key)), headers, body);
        } catch (UncheckedIOException e) {
            throw new TransientFailure("the bucket can't be reached", e);
        }
    }

    private static String path(String key) {
        return Arrays.stream(key.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
