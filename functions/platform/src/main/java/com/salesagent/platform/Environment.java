package com.salesagent.platform;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a function finds around it: variables, time and randomness. Read by each module's {@code
 * Wiring} only.
 *
 * <p>On Lambda it is the process. The local cloud runs many functions in one process and gives each
 * its own, for the time of its construction: see {@link #during}.
 */
public record Environment(
        Map<String, String> variables, InstantSource clock, RandomGenerator random) {
    private static final ScopedValue<Environment> CURRENT = ScopedValue.newInstance();

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The environment of the function that is being constructed. */
    public static Environment current() {
        return CURRENT.isBound()
                ? CURRENT.get()
                : new Environment(System.getenv(), InstantSource.system(), new SecureRandom());
    }

    /** Constructs a function under this environment. */
    public <T> T during(Supplier<T> construction) {
        return ScopedValue.where(CURRENT, this).call(construction::get);
    }

    /**
     * A variable that must be there.
     *
     * @throws IllegalStateException naming the variable, so that a wrong deployment fails at once
     */
    public String required(String name) {
        return optional(name)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "environment variable " + name + " is missing"));
    }

    /** A variable, if it is set and not blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    /** {@code DKIM_SELECTORS}, separated by commas; those of SendGrid if not set. */
    public List<String> dkimSelectors() {
        return Arrays.stream(optional("DKIM_SELECTORS").orElse("s1,s2").split(",", -1))
                .map(String::strip)
                .filter(selector -> !selector.isEmpty())
                .toList();
    }

    /** {@code AWS_ENDPOINT_URL_DYNAMODB} and its like; empty on AWS. */
    public Optional<URI> endpoint(String service) {
        return optional("AWS_ENDPOINT_URL_" + service).map(URI::create);
    }

    /** A fresh id of the given number of random bytes, two hexadecimal digits each. */
    public String randomId(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
