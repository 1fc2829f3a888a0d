package com.salesagent.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

class RunStoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(LocalTables.START);

    private final DynamoDbRunStore runs = new LocalTables().runs(CLOCK);

    @Test
    void aRunAndALongListComeBackWhole() {
        byte[] list = new byte[1_500_000];
        new Random(7).nextBytes(list);
        Run run = run("r1", Run.Status.STARTED);

        boolean created = runs.create(run, list);
        boolean again = runs.create(run, new byte[0]);

        assertThat(created).isTrue();
        assertThat(again).isFalse();
        assertThat(runs.find("r1")).hasValue(run);
        assertThat(runs.list("r1")).isEqualTo(list);
    }

    @Test
    void discoveryAndStatusAreRecorded() {
        runs.create(run("r2", Run.Status.STARTED), new byte[0]);

        runs.discovered("r2", 8, 3, List.of("2 fewer than asked"));
        runs.status("r2", Run.Status.REVIEWING);
        Run run = runs.find("r2").orElseThrow();

        assertThat(run.found()).isEqualTo(8);
        assertThat(run.alreadyKnown()).isEqualTo(3);
        assertThat(run.notes()).containsExactly("2 fewer than asked");
        assertThat(run.status()).isEqualTo(Run.Status.REVIEWING);
        assertThat(runs.list("r2")).isEmpty();
    }

    @Test
    void theLogIsReadInOrderFromAMomentOn() {
        LogEntry first = row("a", LocalTables.START);
        LogEntry second = row("b", LocalTables.START.plusMillis(5));

        runs.log(second);
        runs.log(first);
        runs.log(first);

        assertThat(runs.logAfter("r3", Instant.EPOCH)).containsExactly(first, second);
        assertThat(runs.logAfter("r3", LocalTables.START.plusMillis(1))).containsExactly(second);
    }

    @Test
    void aRepeatNeverOverwritesTheTokensOfTheCallThatSpentThem() {
        LogEntry spent = row("c", LocalTables.START);
        LogEntry repeat = LogEntry.of("r3", "analyst", "analysed", "c", "high", 0, spent.at());

        runs.log(spent);
        runs.log(repeat);

        assertThat(runs.logAfter("r3", Instant.EPOCH)).containsExactly(spent);
    }

    @Test
    void theNewestRunsAreListedFirst() {
        runs.create(run("old", Run.Status.STARTED), new byte[0]);
        Run newer =
                new Run(
                        "new",
                        request(),
                        Run.Status.STARTED,
                        0,
                        0,
                        List.of(),
                        LocalTables.START.plusSeconds(60));
        runs.create(newer, new byte[0]);

        assertThat(runs.latest(1)).extracting(Run::id).containsExactly("new");
        assertThat(runs.latest(5)).extracting(Run::id).containsSubsequence("new", "old");
    }

    private static Run run(String id, Run.Status status) {
        return new Run(id, request(), status, 0, 0, List.of(), LocalTables.START);
    }

    private static RunRequest request() {
        return new RunRequest(Industry.HEALTHCARE, "Buffalo, NY", 10, "default", false);
    }

    private static LogEntry row(String leadId, Instant at) {
        return new LogEntry(
                "r3", "analyst", "analysed", leadId, "high", "", 12, "llama", 100, 20, at);
    }
}
