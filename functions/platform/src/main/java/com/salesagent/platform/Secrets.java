package com.salesagent.platform;

import com.salesagent.platform.failure.TransientFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.http.SdkHttpMethod;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Secrets, read when they are used: on AWS from SSM's encrypted parameters below {@code
 * SECRETS_PATH}, in the local cloud from the function's own environment.
 *
 * <p>Nothing is read while a function is constructed, so no snapshot of a started function holds a
 * secret. A value is kept for five minutes: a new one works everywhere after that, without a
 * deployment. While SSM doesn't answer, the last value is used for up to twelve hours.
 */
public final class Secrets {
    /** How long after a change the old value may still be in use. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration USABLE = Duration.ofHours(12);
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private final Environment environment;
    private final SignedHttp http;
    private final URI endpoint;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    Secrets(Environment environment, SignedHttp http, URI endpoint) {
        this.environment = environment;
        this.http = http;
        this.endpoint = endpoint;
    }

    /** A secret that is looked up each time it is asked for. */
    public Supplier<String> named(String name) {
        return () -> value(name);
    }

    /** A secret that an installation may do without; as {@link #value} otherwise. */
    public Optional<String> optional(String name) {
        if (environment.optional(name).isEmpty()
                && environment.optional("SECRETS_PATH").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(value(name)).filter(text -> !text.isBlank());
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    /**
     * A secret's value as of at most five minutes ago.
     *
     * @throws IllegalStateException naming the parameter that is missing
     * @throws TransientFailure if SSM can't be asked and no value is known
     */
    public String value(String name) {
        Optional<String> own = environment.optional(name);
        if (own.isPresent()) {
            return own.get();
        }
        Instant now = environment.clock().instant();
        Cached cached = cache.get(name);
        if (cached != null && now.isBefore(cached.at().plus(FRESH))) {
            return cached.value();
        }
        try {
            String value = ask(environment.required("SECRETS_PATH") + "/" + name);
            cache.put(name, new Cached(value, now));
            return value;
        } catch (TransientFailure e) {
            if (cached != null && now.isBefore(cached.at().plus(USABLE))) {
                LOG.atWarn().addKeyValue("name", name).log("secret.stale");
                return cached.value();
            }
            throw e;
        }
    }

    private String ask(String parameter) {
        SignedHttp.Answer answer;
        try {
            answer =
                    http.send(
                            SdkHttpMethod.POST,
                            endpoint,
                            Map.of(
                                    "Content-Type", "application/x-amz-json-1.1",
                                    "X-Amz-Target", "AmazonSSM.GetParameter"),
                            Json.write(Map.of("Name", parameter, "WithDecryption", true))
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw new TransientFailure("SSM can't be reached", e);
        }
        Map<String, Object> body = answered(answer);
        if (answer.ok()
                && body.get("Parameter") instanceof Map<?, ?> found
                && found.get("Value") instanceof String value) {
            return value.strip();
        }
        if (String.valueOf(body.get("__type")).endsWith("ParameterNotFound")) {
            throw new Missing(parameter);
        }
        throw new TransientFailure("SSM answered " + answer.status(), null);
    }

    private static Map<String, Object> answered(SignedHttp.Answer answer) {
        try {
            return Json.object(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            return Map.of();
        }
    }

    private static final class Missing extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private Missing(String parameter) {
            super("SSM has no parameter " + parameter);
        }
    }

    private record Cached(String value, Instant at) {}
}
