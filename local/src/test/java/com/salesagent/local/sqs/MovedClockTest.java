package com.salesagent.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a jump of the local cloud's clock means for messages. */
final class MovedClockTest {
    private static final String QUEUE = "work";
    private static final Duration NOW = Duration.ZERO;

    @TempDir private Path folder;

    @Test
    void aDelayedMessageComesSoonerByTheJumpAndOneInWorkStaysWithItsWorker() throws Exception {
        try (Queues queues = Queues.open(folder)) {
            queues.create(QUEUE, Map.of("VisibilityTimeout", "600"));
            queues.send(QUEUE, "in work", 0, Map.of());
            assertThat(bodies(queues)).containsExactly("in work");
            queues.send(QUEUE, "in a minute", 60, Map.of());
            queues.send(QUEUE, "in ten minutes", 600, Map.of());

            queues.timePassed(Duration.ofSeconds(30));
            assertThat(bodies(queues)).isEmpty();

            queues.timePassed(Duration.ofSeconds(30));
            assertThat(bodies(queues)).containsExactly("in a minute");

            queues.timePassed(Duration.ofDays(3));
            assertThat(bodies(queues)).containsExactly("in ten minutes");
        }
    }

    private static List<String> bodies(Queues queues) throws InterruptedException {
        return queues.receive(QUEUE, 10, null, NOW).stream().map(Message::body).toList();
    }
}
