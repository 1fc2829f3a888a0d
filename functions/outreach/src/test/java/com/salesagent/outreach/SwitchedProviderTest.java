package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.mail.Mailers;
import com.salesagent.outreach.FaultySendGrid.Behaviour;
import com.salesagent.outreach.World.Approved;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Json;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The mail provider is changed while sequences run. */
class SwitchedProviderTest {
    private final World world = new World();
    private final List<String> atSes = new CopyOnWriteArrayList<>();
    private HttpServer ses;
    private Mailer other;

    @BeforeEach
    void start() throws IOException {
        ses = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ses.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    atSes.add(content(body));
                    byte[] answer =
                            ("{\"MessageId\":\"ses-" + atSes.size() + "\"}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        ses.start();
        other =
                Mailers.prospects(
                        new Environment(
                                Map.of(
                                        "MAIL_PROVIDER",
                                        "ses",
                                        "AWS_ENDPOINT_URL_SESV2",
                                        "http://127.0.0.1:" + ses.getAddress().getPort()),
                                world.clock,
                                new Random(1)));
    }

    @AfterEach
    void close() {
        ses.stop(0);
        world.close();
    }

    @Test
    void aSequenceGoesOnInItsThreadAndNothingLeavesTwice() {
        Approved lead = world.approved("Switched Hospital", "pat@switched-hospital.org");
        world.reserve(lead);
        world.work();
        String first = world.send(lead, 0).messageId();

        followUp(lead, 1);
        followUp(lead, 2);
        world.dispatcher().dispatch();
        world.work(world.worker(other));

        assertThat(world.sendGrid.requests()).isEqualTo(1);
        assertThat(atSes).hasSize(2);
        assertThat(atSes.getFirst()).contains("In-Reply-To: " + first);
        assertThat(world.send(lead, 1).messageId()).isEqualTo("<ses-1@email.amazonses.com>");
        assertThat(atSes.get(1)).contains("In-Reply-To: <ses-1@email.amazonses.com>", first);
        assertThat(world.send(lead, 2).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void whatIsInDoubtAtOneProviderIsNotGivenToTheOther() {
        Approved lead = world.approved("Doubtful Hospital", "pat@doubtful-hospital.org");
        world.sendGrid.behave(Behaviour.ACCEPT_AND_LOSE_ANSWER);
        world.reserve(lead);
        world.work();

        world.queue.add(new SendTask(lead.leadId(), world.send(lead, 0).id()));
        world.work(world.worker(other));
        world.dispatcher().dispatch();
        world.work(world.worker(other));

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.IN_DOUBT);
        assertThat(atSes).isEmpty();
    }

    private void followUp(Approved lead, int step) {
        Send next = world.send(lead, step);
        world.clock.set(next.plannedAt());
        world.dispatcher().dispatch();
        world.work(world.worker(other));
    }

    @SuppressWarnings("unchecked")
    private static String content(String body) {
        Map<String, Object> raw =
                (Map<String, Object>)
                        ((Map<String, Object>) Json.object(body).get("Content")).get("Raw");
        String mime =
                new String(
                        Base64.getDecoder().decode((String) raw.get("Data")),
                        StandardCharsets.UTF_8);
        return mime.replace("\r\n ", " ");
    }
}
