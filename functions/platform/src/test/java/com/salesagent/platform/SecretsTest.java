package com.salesagent.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.platform.failure.TransientFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

class SecretsTest {
    private static final String NAME = "/sales-agent/dev/LINK_KEY";

    private ParameterStore store;
    private Instant now = Instant.parse("2026-11-24T15:00:00Z");
    private Secrets secrets;

    @BeforeEach
    void open() throws IOException {
        store = new ParameterStore().put(NAME, "the first key of enough bytes");
        secrets = secrets(Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Secrets secrets(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(store.variables("/sales-agent/dev"));
        variables.putAll(more);
        return new AwsClients(new Environment(variables, () -> now, new Random(1))).secrets();
    }

    @Test
    void nothingIsReadBeforeASecretIsUsedSoThatNoSnapshotHoldsOne() {
        Supplier<String> key = secrets.named("LINK_KEY");

        assertThat(store.asked()).isEmpty();
        assertThat(key.get()).isEqualTo("the first key of enough bytes");
        assertThat(store.asked()).containsExactly(NAME);
    }

    @Test
    void aNewValueIsInUseAfterFiveMinutesAndNotAskedForMoreOften() {
        Supplier<String> key = secrets.named("LINK_KEY");
        key.get();
        store.put(NAME, "the second key of enough bytes");

        now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(key.get()).isEqualTo("the first key of enough bytes");
        assertThat(store.asked()).hasSize(1);

        now = now.plusMillis(1);
        assertThat(key.get()).isEqualTo("the second key of enough bytes");
        assertThat(store.asked()).hasSize(2);
    }

    @Test
    void theLastValueServesWhileTheStoreFailsButNotForGood() {
        secrets.value("LINK_KEY");
        store.broken(true);

        now = now.plus(Duration.ofHours(11));
        assertThat(secrets.value("LINK_KEY")).isEqualTo("the first key of enough bytes");

        now = now.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> secrets.value("LINK_KEY")).isInstanceOf(TransientFailure.class);
    }

    @Test
    void aStoreThatFailsFromTheStartIsATransientFailureWithoutItsWords() {
        store.broken(true);

        assertThatThrownBy(() -> secrets.value("LINK_KEY"))
                .isInstanceOf(TransientFailure.class)
                .hasMessage("SSM answered 500");
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThatThrownBy(() -> secrets.value("SENDGRID_API_KEY"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SSM has no parameter /sales-agent/dev/SENDGRID_API_KEY");
    }

    @Test
    void theLocalCloudsOwnValueComesFirst() {
        assertThat(secrets(Map.of("LINK_KEY", "of the laptop")).value("LINK_KEY"))
                .isEqualTo("of the laptop");
        assertThat(store.asked()).isEmpty();
    }
}
