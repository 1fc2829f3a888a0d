package com.salesagent.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.send.SendingSwitch.Stop;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class SuppressionListTest {
    private static final LocalTables TABLES = new LocalTables();
    private static final Entry FIRST = new Entry("opt_out", "one_click", LocalTables.START);
    private static final Entry LATER =
            new Entry("manual", "ann", LocalTables.START.plus(Duration.ofDays(1)));

    private final DynamoDbSuppressionList list =
            new DynamoDbSuppressionList(TABLES.client(), TABLES.table("counters"));
    private final DynamoDbSendingSwitch sending =
            new DynamoDbSendingSwitch(TABLES.client(), TABLES.table("counters"));

    @Test
    void anAddressIsKnownInEverySpellingAndItsFirstEntryStays() {
        list.suppress("Pat@One.org", FIRST);
        list.suppress("pat@one.org", LATER);

        assertThat(list.find(" PAT@one.ORG ")).contains(FIRST);
        assertThat(list.find("other@one.org")).isEmpty();
    }

    @Test
    void aDomainCoversItsAddressesButNotItsNeighbours() {
        list.suppressDomain("Two.org", FIRST);

        assertThat(list.find("anyone@two.org")).contains(FIRST);
        assertThat(list.find("anyone@mail.two.org")).isEmpty();
        assertThat(list.find("anyone@notwo.org")).isEmpty();
    }

    @Test
    void anAddressesOwnEntryComesBeforeItsDomains() {
        list.suppressDomain("three.org", LATER);
        list.suppress("pat@three.org", FIRST);

        assertThat(list.find("pat@three.org")).contains(FIRST);
    }

    @Test
    void theTablesHoldNoAddress() {
        list.suppress("secret@four.org", FIRST);

        assertThat(TABLES.client().scan(scan -> scan.tableName(TABLES.table("counters"))).items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.toString()).doesNotContain("four.org"));
    }

    @Test
    void aStopOfEverythingStopsEachCampaignUntilBothAreStarted() {
        sending.stop(SendingSwitch.EVERYTHING, new Stop("ann", "incident", LocalTables.START));
        sending.stop("autumn", new Stop("bob", "wrong price", LocalTables.START));

        assertThat(sending.stopped("default").orElseThrow().by()).isEqualTo("ann");
        assertThat(sending.stopped("autumn").orElseThrow().by()).isEqualTo("ann");
        sending.start(SendingSwitch.EVERYTHING);
        assertThat(sending.stopped("default")).isEmpty();
        assertThat(sending.stopped("autumn").orElseThrow().by()).isEqualTo("bob");
        sending.start("autumn");
        assertThat(sending.stopped("autumn")).isEmpty();
    }
}
