package com.salesagent.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.score.Assessment.Savings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums as people read them, and what is recovered of a spend. */
final class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0,$0",
        "999,$999",
        "1000,$1k",
        "96188,$96k",
        "999499,$999k",
        "999500,$1.0M",
        "1249999,$1.2M",
        "12000000,$12.0M"
    })
    void sumsReadAsTheReferencePlatformShowsThem(long dollars, String shown) {
        assertThat(Money.display(dollars)).isEqualTo(shown);
    }

    @Test
    void savingsAreTenThirteenAndAHalfAndSeventeenPercent() {
        Savings savings = Savings.ofSpend(712_500);

        assertThat(savings).isEqualTo(new Savings(71_250, 96_188, 121_125));
    }

    @Test
    void theFeeIsAShareOfTheMidSavings() {
        Savings savings = Savings.ofSpend(1_000_000);

        assertThat(savings.fee(0.24)).isEqualTo(32_400);
    }
}
