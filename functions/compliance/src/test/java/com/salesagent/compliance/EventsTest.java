package com.salesagent.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.platform.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The handlers behind the JSON that Lambda really gives them. */
class EventsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRequestOfTheApiStopsSending() throws IOException {
        APIGatewayProxyRequestEvent request =
                LambdaEventSerializers.serializerFor(
                                APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
                        .fromJson(
                                new ByteArrayInputStream(
                                        event("compliance").getBytes(StandardCharsets.UTF_8)));

        var answer = world.api.handleRequest(request, null);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(world.sending.stopped(Campaign.DEFAULT).orElseThrow().reason())
                .isEqualTo("wrong price in the template");
    }

    @Test
    void ticksOfTheSchedulesAreWorkedOff() throws IOException {
        assertThat(world.sync.handleRequest(Json.object(event("compliance-sync")), null))
                .isEqualTo("0 pulled, 0 pushed, 0 known by hash only");
        assertThat(world.sweep.handleRequest(Json.object(event("compliance-erase")), null))
                .isEqualTo("0 erasures complete");
    }

    private static String event(String name) throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("events/" + name + ".json"))) {
            at = at.getParent();
        }
        return Files.readString(at.resolve("events/" + name + ".json"));
    }
}
