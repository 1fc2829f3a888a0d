package com.salesagent.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.platform.Environment;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

final class ModelsTest {
    private static Environment with(Map<String, String> variables) {
        return new Environment(variables, InstantSource.system(), new Random(1));
    }

    @Test
    void withoutSettingsThereIsNoModel() {
        assertThat(Models.from(with(Map.of()), "writer")).isSameAs(Models.NONE);
    }

    @Test
    void anUnknownProviderNamesTheSettingItsValueAndTheChoices() {
        assertThatThrownBy(() -> Models.from(with(Map.of("MODEL_PROVIDER", "gemini")), "writer"))
                .hasMessage(
                        "setting MODEL_PROVIDER must be none or bedrock or ollama or openai, got"
                                + " \"gemini\"");
    }

    @Test
    void aProviderWithoutAModelsNameSaysSo() {
        assertThatThrownBy(() -> Models.from(with(Map.of("MODEL_PROVIDER", "ollama")), "writer"))
                .hasMessageContaining("MODEL_NAME");
    }

    @Test
    void theDeadlineIsTwentySecondsUnlessSet() {
        assertThat(Models.timeout(with(Map.of()))).isEqualTo(Duration.ofSeconds(20));
        assertThat(Models.timeout(with(Map.of("MODEL_TIMEOUT_SECONDS", "5"))))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aDeadlineThatIsNoNumberOfSecondsIsRefused() {
        for (String value : new String[] {"0", "61", "fast", "-3", "1.5"}) {
            assertThatThrownBy(() -> Models.timeout(with(Map.of("MODEL_TIMEOUT_SECONDS", value))))
                    .hasMessageContaining("MODEL_TIMEOUT_SECONDS")
                    .hasMessageContaining("\"" + value + "\"");
        }
    }
}
