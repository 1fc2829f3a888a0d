package com.salesagent.platform;

import com.salesagent.domain.raw.RawStore;
import com.salesagent.platform.failure.TransientFailure;

import software.amazon.awssdk.http.SdkHttpMethod;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@link RawStore} on a bucket; the bucket's lifecycle rule ends what is 90 days old. A request is
 * sent once: SendGrid repeats what the intake could not keep, and the queue what the ingest could
 * not read.
 */
public final class S3RawStore implements RawStore {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

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
        return Optional.of(new Raw(answer.contentType(), answer.body().asInputStream()));
    }

    @Override
    public List<String> keys(String prefix, String after, int limit) {
        String query =
                "?list-type=2&max-keys=%d&prefix=%s&start-after=%s"
                        .formatted(limit, encoded(prefix), encoded(after));
        SignedHttp.Answer answer =
                send(SdkHttpMethod.GET, URI.create(bucket + "/" + query), Map.of(), new byte[0]);
        if (!answer.ok()) {
            throw new TransientFailure("the bucket answered " + answer.status(), null);
        }
        return KEY.matcher(answer.body().asUtf8String())
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    /** The five entities that XML knows; keys of ours hold no others. */
    private static String plain(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private SignedHttp.Answer send(
            SdkHttpMethod method, String key, Map<String, String> headers, byte[] body) {
        return send(method, URI.create(bucket + "/" + path(key)), headers, body);
    }

    private SignedHttp.Answer send(
            SdkHttpMethod method, URI at, Map<String, String> headers, byte[] body) {
        try {
            return http.send(method, at, headers, body);
        } catch (UncheckedIOException e) {
            throw new TransientFailure("the bucket can't be reached", e);
        }
    }

    private static String path(String key) {
        return Arrays.stream(key.split("/", -1))
                .map(S3RawStore::encoded)
                .collect(Collectors.joining("/"));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
