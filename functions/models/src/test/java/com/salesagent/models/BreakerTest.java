package com.salesagent.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

final class BreakerTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Breaker breaker = new Breaker(now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    @Test
    void twoFailuresLeaveItOpenToQuestions() {
        fail(2);

        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void aSuccessBetweenFailuresStartsTheCountAnew() {
        fail(2);
        breaker.succeeded();
        fail(2);

        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void afterAMinuteOneQuestionIsLetThroughAndNoSecond() {
        fail(3);
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(breaker.lets()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void aFailedProbeIsAnotherMinuteAndAGoodOneOpens() {
        fail(3);
        now.addAndGet(Duration.ofSeconds(60).toNanos());
        breaker.lets();
        breaker.failed();
        assertThat(breaker.lets()).isFalse();
        now.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(breaker.lets()).isTrue();

        breaker.succeeded();

        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isTrue();
    }
}
