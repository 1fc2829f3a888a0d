package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.failure.PermanentFailure;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class ScoutHandlerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(LocalTables.START);

    @Test
    void theMachinesEventBringsTheRunsCompaniesAsTheMachineReadsThem() throws IOException {
        Map<String, Object> event =
                Json.object(Files.readString(Path.of("../../events/scout.json")));
        LocalTables tables = new LocalTables();
        Environment environment = tables.environment(CLOCK);
        Run run =
                new Run(
                        (String) event.get("runId"),
                        new RunRequest(Industry.HEALTHCARE, "Buffalo, NY", 5, "default", false),
                        Run.Status.DISCOVERING,
                        0,
                        0,
                        List.of(),
                        LocalTables.START);
        tables.runs(CLOCK).create(run, new byte[0]);
        ScoutHandler handler = environment.during(ScoutHandler::new);

        String answer = Json.write(handler.handleRequest(event, null));

        assertThat(Json.object(answer))
                .containsOnlyKeys("leadIds", "found", "asked", "alreadyKnown", "notes", "problems")
                .containsEntry("found", 5)
                .containsEntry("asked", 5)
                .containsEntry("alreadyKnown", 0);
        assertThat((List<?>) Json.object(answer).get("leadIds")).hasSize(5);
    }

    @Test
    void anEventWithoutRunIsRefusedForGood() {
        ScoutHandler handler = new ScoutHandler((FindCompanies) null);

        assertThatThrownBy(() -> handler.handleRequest(Map.of("runId", 7), null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("runId must be a text, got 7");
    }
}
