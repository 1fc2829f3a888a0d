package com.salesagent.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class QuotasTest {
    private static final LocalTables TABLES = new LocalTables();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final DynamoDbQuotas quotas =
            new DynamoDbQuotas(TABLES.client(), TABLES.table("counters"));

    @Test
    void twoHundredReservationsAtOnceNeverTakeOneTooMany() {
        int had =
                IntStream.range(0, 200).parallel().map(i -> quotas.take("crowd", DAY, 1, 50)).sum();

        assertThat(had).isEqualTo(50);
        assertThat(quotas.taken("crowd", DAY)).isEqualTo(50);
    }

    @Test
    void batchesOfAnySizeAndReturnsBesideEachOtherStayUnderTheCap() {
        AtomicInteger kept = new AtomicInteger();
        IntStream.range(0, 200)
                .parallel()
                .forEach(
                        i -> {
                            Random random = new Random(i);
                            int had = quotas.take("mixed", DAY, 1 + random.nextInt(10), 50);
                            int unused = had == 0 ? 0 : random.nextInt(had + 1);
                            quotas.giveBack("mixed", DAY, unused);
                            kept.addAndGet(had - unused);
                        });

        assertThat(kept.get()).isLessThanOrEqualTo(50);
        assertThat(quotas.taken("mixed", DAY)).isEqualTo(kept.get());
    }

    @Test
    void aDayThatIsAlmostFullGivesWhatIsLeft() {
        quotas.take("rest", DAY, 8, 10);

        assertThat(quotas.take("rest", DAY, 5, 10)).isEqualTo(2);
        assertThat(quotas.take("rest", DAY, 5, 10)).isZero();
        assertThat(quotas.take("rest", DAY.plusDays(1), 5, 10)).isEqualTo(5);
    }

    @Test
    void aCapThatWasLoweredBelowWhatIsTakenGivesNothing() {
        quotas.take("lowered", DAY, 10, 10);

        assertThat(quotas.take("lowered", DAY, 1, 5)).isZero();
        assertThat(quotas.take("none", DAY, 1, 0)).isZero();
    }
}
