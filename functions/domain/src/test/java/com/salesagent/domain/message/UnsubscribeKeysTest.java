package com.salesagent.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;

/** A key of unsubscribe links that changes while functions run. */
class UnsubscribeKeysTest {
    private final AtomicReference<String> keys = new AtomicReference<>("old key of enough bytes");
    private final UnsubscribeLinks links = new UnsubscribeLinks("https://agent.example", keys::get);

    private static String token(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Test
    void linksInOldEmailsWorkAfterTheKeyHasChanged() {
        String old = token(links.url("lead", "pat"));

        keys.set("new key of enough bytes,old key of enough bytes");
        String young = token(links.url("lead", "pat"));

        assertThat(young).isNotEqualTo(old);
        assertThat(links.read(old)).isPresent();
        assertThat(links.read(young)).isPresent();
    }

    @Test
    void aKeyThatIsTakenAwayOpensNothing() {
        String old = token(links.url("lead", "pat"));

        keys.set("new key of enough bytes");

        assertThat(links.read(old)).isEmpty();
    }

    @Test
    void aShortKeySignsNothing() {
        keys.set("new key of enough bytes,short");

        assertThatThrownBy(() -> links.url("lead", "pat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 bytes, got 5");
    }
}
