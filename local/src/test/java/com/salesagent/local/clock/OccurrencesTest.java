package com.salesagent.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class OccurrencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 12 * * ? *)        | 2026-11-24T11:59:59Z | 2026-11-24T12:00:00Z",
                "cron(0 12 * * ? *)        | 2026-11-24T12:00:00Z | 2026-11-25T12:00:00Z",
                "cron(0/15 * * * ? *)      | 2026-11-24T12:01:00Z | 2026-11-24T12:15:00Z",
                "cron(30 9 ? * MON-FRI *)  | 2026-11-27T10:00:00Z | 2026-11-30T09:30:00Z",
                "cron(0 8 ? * 1 *)         | 2026-11-24T00:00:00Z | 2026-11-29T08:00:00Z",
                "cron(0 8 L * ? *)         | 2026-02-01T00:00:00Z | 2026-02-28T08:00:00Z",
                "cron(0 8 15W * ? *)       | 2026-11-01T00:00:00Z | 2026-11-16T08:00:00Z",
                "cron(0 8 ? * 6#3 *)       | 2026-11-01T00:00:00Z | 2026-11-20T08:00:00Z",
                "cron(0 8 ? * FRIL *)      | 2026-11-01T00:00:00Z | 2026-11-27T08:00:00Z",
                "cron(0 0 1 JAN ? 2028)    | 2026-11-01T00:00:00Z | 2028-01-01T00:00:00Z",
                "cron(5,35 6-8 * * ? *)    | 2026-11-01T08:35:00Z | 2026-11-02T06:05:00Z",
                "rate(5 minutes)           | 2026-11-24T10:07:00Z | 2026-11-24T10:10:00Z",
                "rate(1 day)               | 2026-11-24T10:00:00Z | 2026-11-25T10:00:00Z",
            })
    void theNextOccurrenceIsAsEventBridgeHasIt(String expression, Instant after, Instant next) {
        Instant anchor = Instant.parse("2026-11-24T10:00:00Z");

        assertThat(Occurrences.of(expression).after(after, anchor)).isEqualTo(next);
    }

    @Test
    void anExpressionThatIsOverHasNoNext() {
        assertThat(
                        Occurrences.of("cron(0 0 1 1 ? 2020)")
                                .after(Instant.parse("2026-01-01T00:00:00Z"), Instant.EPOCH))
                .isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every day",
                "rate(0 minutes)",
                "cron(0 12 * * *)",
                "cron(0 12 * * * *)",
                "cron(61 12 * * ? *)"
            })
    void whatEventBridgeRefusesIsRefused(String expression) {
        assertThatThrownBy(() -> Occurrences.of(expression))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
