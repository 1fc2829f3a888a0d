package com.salesagent.models;

import com.salesagent.platform.Environment;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The model that the settings name. */
public final class Models {
    private static final int DEFAULT_TIMEOUT_SECONDS = 20;
    private static final int MAX_TIMEOUT_SECONDS = 60;

    // A client gives up by itself soon after our own deadline, which speaks first.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Without a model everything that has a way without one takes it. */
    public static final StructuredModel NONE =
            new StructuredModel() {
                @Override
                public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
                    return new Answer.Unavailable<>("no model is configured (MODEL_PROVIDER=none)");
                }
            };

    private Models() {}

    /**
     * Reads {@code MODEL_PROVIDER} ({@code none}, {@code bedrock}, {@code ollama}, {@code openai};
     * {@code none} if it isn't set), {@code MODEL_NAME}, {@code MODEL_BASE_URL}, {@code
     * MODEL_API_KEY} and {@code MODEL_TIMEOUT_SECONDS}. Loads no provider's code for {@code none}.
     *
     * @param agent who asks, for what its calls cost
     * @throws IllegalArgumentException naming the setting, its value and what would be right
     */
    public static StructuredModel from(Environment environment, String agent) {
        Provider provider = provider(environment);
        if (provider == Provider.NONE) {
            return NONE;
        }
        return new GuardedModel(
                ChatModels.of(provider, environment, timeout(environment).plus(GRACE)),
                new ModelMeter(agent, provider),
                timeout(environment),
                new Breaker(System::nanoTime));
    }

    /** The longest that one question takes: {@code MODEL_TIMEOUT_SECONDS}, 20 if it isn't set. */
    public static Duration timeout(Environment environment) {
        String value =
                environment
                        .optional("MODEL_TIMEOUT_SECONDS")
                        .orElse(Integer.toString(DEFAULT_TIMEOUT_SECONDS));
        if (!value.matches("\\d{1,2}")
                || Integer.parseInt(value) < 1
                || Integer.parseInt(value) > MAX_TIMEOUT_SECONDS) {
            throw new IllegalArgumentException(
                    "setting MODEL_TIMEOUT_SECONDS must be a whole number from 1 to %d, got \"%s\""
                            .formatted(MAX_TIMEOUT_SECONDS, value));
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    private static Provider provider(Environment environment) {
        String value = environment.optional("MODEL_PROVIDER").orElse("none");
        return Arrays.stream(Provider.values())
                .filter(provider -> provider.id().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "setting MODEL_PROVIDER must be %s, got \"%s\""
                                                .formatted(
                                                        Arrays.stream(Provider.values())
                                                                .map(Provider::id)
                                                                .collect(
                                                                        Collectors.joining(" or ")),
                                                        value)));
    }

    enum Provider {
        NONE,
        BEDROCK,
        OLLAMA,
        OPENAI;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
