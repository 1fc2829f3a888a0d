package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.mail.SendGridClient.Answer;
import com.sendgrid.helpers.mail.Mail;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** SendGrid's key changes while the worker runs. */
class KeyRotationTest {
    @Test
    void eachRequestCarriesTheKeyOfItsMoment() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    exchange.sendResponseHeaders(202, -1);
                    exchange.close();
                });
        server.start();
        AtomicReference<String> key = new AtomicReference<>("SG.old");
        SendGridClient client =
                new SendGridClient(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        key::get,
                        new SendGridClient.Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10)));
        try {
            Answer first = client.post(new Mail());
            key.set("SG.new");
            Answer second = client.post(new Mail());

            assertThat(List.of(first, second))
                    .allMatch(
                            answer ->
                                    answer instanceof Answer.Status status && status.code() == 202);
            assertThat(seen).containsExactly("Bearer SG.old", "Bearer SG.new");
        } finally {
            server.stop(0);
        }
    }
}
