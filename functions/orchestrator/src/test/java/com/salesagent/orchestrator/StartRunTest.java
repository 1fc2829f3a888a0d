package com.salesagent.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.run.Run;
import com.salesagent.platform.BadRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a request for a run must say, and what is started for it. */
final class StartRunTest {
    private final World world = new World();

    private static Map<String, Object> request() {
        return new HashMap<>(
                Map.of("industry", "hospitals", "location", "Buffalo, NY", "count", 10));
    }

    @Test
    void aRunIsStoredAndItsDiscoveryStarted() {
        String runId = world.startRun().start(request());

        assertThat(runId).isEqualTo("20261124-4f7a2c");
        assertThat(world.runs.find(runId).orElseThrow().status()).isEqualTo(Run.Status.DISCOVERING);
        assertThat(world.started.get(runId))
                .contains("\"runId\":\"20261124-4f7a2c\"")
                .contains("\"gateSeconds\":349200")
                .contains("\"contactsFirst\":false");
    }

    @Test
    void underThePolicyContactFoundContactsComeBeforeTheFirstGate() {
        world.settings(Map.of("LEAD_APPROVAL", "contact_found"));

        String runId = world.startRun().start(request());

        assertThat(world.started.get(runId)).contains("\"contactsFirst\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    industry | astrology | one of
                    industry |           | one of
                    location |           | a city with its state
                    count    | 0         | a whole number from 1 to
                    count    | 100000    | a whole number from 1 to
                    count    | ten       | a whole number from 1 to
                    campaign | spring    | the name of a campaign
                    """)
    void aFieldThatCantBeUsedIsNamedWithWhatWouldBeRight(
            String field, String value, String message) {
        Map<String, Object> request = request();
        request.put(
                field,
                value == null
                        ? ""
                        : value.matches("\\d+") ? (Object) Integer.valueOf(value) : value);

        assertThatThrownBy(() -> world.startRun().start(request))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(field)
                .hasMessageContaining(message);
        assertThat(world.started).isEmpty();
    }

    @Test
    void aLocationOfTheWrongTypeOrLengthIsRefused() {
        Map<String, Object> number = request();
        number.put("location", 14203);
        Map<String, Object> huge = request();
        huge.put("location", "x".repeat(101));

        assertThatThrownBy(() -> world.startRun().start(number)).hasMessageContaining("a text");
        assertThatThrownBy(() -> world.startRun().start(huge)).hasMessageContaining("location");
    }

    @Test
    void aListOfOnesOwnNeedsNeitherIndustryNorPlace() {
        String runId = world.startRun().start(Map.of("list", "name,city\nMercy,Buffalo\n"));

        assertThat(new String(world.runs.list(runId), StandardCharsets.UTF_8))
                .startsWith("name,city");
        assertThat(world.runs.find(runId).orElseThrow().request().fromList()).isTrue();
    }

    @Test
    void aRunWhoseDiscoveryCantStartHasFailed() {
        StartRun broken =
                new StartRun(
                        world.runs,
                        world.tables.campaigns(() -> world.now),
                        (name, input) -> {
                            throw new IllegalStateException("no machine");
                        },
                        () -> world.now,
                        () -> "ffffff");

        assertThatThrownBy(() -> broken.start(request())).hasMessage("no machine");
        assertThat(world.runs.find("20261124-ffffff").orElseThrow().status())
                .isEqualTo(Run.Status.FAILED);
    }

    private static final Map<String, String> WEEKLY =
            Map.of(
                    "WEEKLY_SCOUT_COUNT", "5",
                    "WEEKLY_SCOUT_INDUSTRY", "hospitals",
                    "WEEKLY_SCOUT_LOCATION", "Buffalo, NY");

    @Test
    void aCampaignThatDoesNotAskForAWeeklyRunGetsNone() {
        String said = new WeeklyScoutHandler(world.startRun()).handleRequest(Map.of(), null);

        assertThat(said).isEqualTo("no campaign asks for a weekly run");
        assertThat(world.started).isEmpty();
    }

    @Test
    void aWeeklyRunStartsOnceAWeekHoweverOftenTheClockTicks() {
        world.settings(WEEKLY);
        WeeklyScoutHandler handler = new WeeklyScoutHandler(world.startRun());

        String first = handler.handleRequest(Map.of(), null);
        String again = handler.handleRequest(Map.of(), null);
        world.now = world.now.plus(Duration.ofDays(7));
        String next = new WeeklyScoutHandler(world.startRun()).handleRequest(Map.of(), null);

        assertThat(again).isEqualTo(first);
        assertThat(next).isNotEqualTo(first);
        assertThat(world.started).hasSize(2);
        Run run = world.runs.find(first.replace("run ", "")).orElseThrow();
        assertThat(run.status()).isEqualTo(Run.Status.DISCOVERING);
        assertThat(run.request().count()).isEqualTo(5);
        assertThat(run.request().location()).isEqualTo("Buffalo, NY");
    }

    @Test
    void aWeeklyRunThatCouldNotStartIsStartedByTheRepeatedTick() {
        world.settings(WEEKLY);
        StartRun broken =
                new StartRun(
                        world.runs,
                        world.tables.campaigns(() -> world.now),
                        (name, input) -> {
                            throw new IllegalStateException("no machine");
                        },
                        () -> world.now,
                        () -> "ffffff");

        assertThatThrownBy(() -> broken.weekly("default")).hasMessage("no machine");
        String runId = world.startRun().weekly("default").orElseThrow();

        assertThat(world.started).containsOnlyKeys(runId);
        assertThat(world.runs.find(runId).orElseThrow().status()).isEqualTo(Run.Status.DISCOVERING);
    }

    @Test
    void aWeeklyRunForAnUnknownIndustryIsRefusedWhereItIsSet() {
        Map<String, String> wrong = new HashMap<>(WEEKLY);
        wrong.put("WEEKLY_SCOUT_INDUSTRY", "astrology");

        assertThatThrownBy(() -> world.settings(wrong))
                .hasMessageContaining("WEEKLY_SCOUT_INDUSTRY")
                .hasMessageContaining("astrology");
    }
}
