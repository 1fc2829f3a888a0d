package com.salesagent.local.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Posts events and answers to the application, each until it takes them: they come at least once,
 * whatever is killed.
 */
final class Courier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int LARGEST_BATCH = 100;
    private static final Duration GATHERING = Duration.ofMillis(250);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Mailbox mailbox;
    private final EventWebhook webhook;
    private final URI base;
    private final String inboundSecret;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
    private final List<Thread> threads;

    Courier(
            Mailbox mailbox,
            EventWebhook webhook,
            URI base,
            String inboundSecret,
            InstantSource clock) {
        this.mailbox = mailbox;
        this.webhook = webhook;
        this.base = base;
        this.inboundSecret = inboundSecret;
        this.clock = clock;
        this.threads =
                List.of(
                        Thread.ofVirtual().name("mail-events").unstarted(this::tellEvents),
                        Thread.ofVirtual().name("mail-answers").unstarted(this::tellAnswers));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    private void tellEvents() {
        try {
            while (true) {
                mailbox.eventsToTell(1);
                Thread.sleep(GATHERING);
                List<MailLine.Happened> events = mailbox.eventsToTell(LARGEST_BATCH);
                byte[] body = webhook.batch(events);
                until(
                        () -> {
                            String timestamp = String.valueOf(clock.instant().getEpochSecond());
                            return HttpRequest.newBuilder(base.resolve("/webhooks/sendgrid/events"))
                                    .header("Content-Type", "application/json;charset=utf-8")
                                    .header(
                                            EventWebhook.SIGNATURE,
                                            webhook.signature(timestamp, body))
                                    .header(EventWebhook.TIMESTAMP, timestamp)
                                    .POST(BodyPublishers.ofByteArray(body));
                        });
                mailbox.told(events.stream().map(MailLine.Happened::id).toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAnswers() {
        try {
            while (true) {
                MailLine.Answered answer = mailbox.answerToTell();
                Mail mail = mailbox.find(answer.mail()).orElseThrow();
                byte[] form = InboundParse.form(mail, answer);
                until(
                        () ->
                                HttpRequest.newBuilder(
                                                base.resolve(
                                                        "/webhooks/sendgrid/inbound/"
                                                                + inboundSecret))
                                        .header("Content-Type", InboundParse.CONTENT_TYPE)
                                        .POST(BodyPublishers.ofByteArray(form)));
                mailbox.told(List.of(answer.id()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Attempt {
        HttpRequest.Builder request();
    }

    private void until(Attempt attempt) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        while (!took(attempt.request())) {
            Thread.sleep(backoff);
            backoff = backoff.multipliedBy(2);
            backoff = backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
        }
    }

    private boolean took(HttpRequest.Builder request) throws InterruptedException {
        try {
            int status =
                    http.send(request.timeout(PATIENCE).build(), BodyHandlers.discarding())
                            .statusCode();
            if (status / 100 != 2) {
                log.atWarn().addKeyValue("status", status).log("mail.webhook_refused");
            }
            return status / 100 == 2;
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("problem", e.getClass().getSimpleName())
                    .log("mail.webhook_unreachable");
            return false;
        }
    }

    /** Posts the one-click opt-out of a mail, as a mail program does for its reader. */
    boolean unsubscribe(Mail mail) throws InterruptedException {
        for (String part : mail.header("List-Unsubscribe").split(",", -1)) {
            String link = part.strip().replaceAll("^<|>$", "");
            if (link.startsWith(base.toString() + "/")) {
                return took(
                        HttpRequest.newBuilder(URI.create(link))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
            }
        }
        return false;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
