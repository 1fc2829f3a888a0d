package com.salesagent.local.mail;

import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The mail provider of the local cloud, with its mailbox. */
public final class LocalMail implements AutoCloseable {
    private static final String HTMX =
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Mailbox mailbox;
    private final SendApi sendApi;
    private final LogsApi logsApi;
    private final MailPages pages;
    private final MailApi api;
    private final Courier courier;

    /**
     * What the provider is told.
     *
     * @param base where the application's webhooks are
     * @param apiKey that senders must show
     * @param webhookKey signs the event batches
     * @param inboundSecret the last part of the inbound route
     * @param ours addresses of the people who run this
     * @param ahead how far the clock is ahead of real time
     * @param paced whether emails keep to office hours and limits, as the pages say
     */
    public record Settings(
            URI base,
            String apiKey,
            PrivateKey webhookKey,
            String inboundSecret,
            Set<String> ours,
            Supplier<Duration> ahead,
            boolean paced) {}

    /** Opens the mail that the folder keeps, and goes on telling what was not told yet. */
    public LocalMail(Path folder, InstantSource clock, Settings settings) {
        this.mailbox = Mailbox.open(folder, clock);
        Faults faults = new Faults();
        Views views = new Views(mailbox, clock, ZoneId.systemDefault());
        this.courier =
                new Courier(
                        mailbox,
                        new EventWebhook(mailbox, settings.webhookKey()),
                        settings.base(),
                        settings.inboundSecret(),
                        clock);
        MailActions actions = new MailActions(mailbox, courier);
        this.sendApi = new SendApi(mailbox, faults, settings.apiKey(), settings.ours(), clock);
        this.logsApi = new LogsApi(mailbox);
        this.pages = new MailPages(mailbox, views, actions, settings.ahead(), settings.paced());
        this.api = new MailApi(mailbox, views, actions, faults);
    }

    /** Starts to post events and answers. */
    public void start() {
        courier.start();
    }

    /** {@code /v3}, SendGrid's API, which the API key guards. */
    public Reply provider(Request request) throws InterruptedException {
        List<String> path = request.segments();
        if (path.size() < 2 || !path.get(1).equals("logs")) {
            return sendApi.handle(request);
        }
        return sendApi.authorised(request) ? logsApi.handle(request) : SendApi.unauthorised();
    }

    /** {@code /mailbox}. */
    public Reply page(Request request) throws InterruptedException {
        return pages.handle(request);
    }

    /** {@code /}. */
    public Reply startPage(Map<String, String> places) {
        return pages.start(places);
    }

    /** {@code /local/mail}. */
    public Reply api(Request request) throws InterruptedException {
        return api.handle(request);
    }

    /** The one script that the pages use. */
    public static Reply script() throws IOException {
        try (InputStream in = LocalMail.class.getResourceAsStream(HTMX)) {
            return Reply.of(200, "text/javascript; charset=utf-8", in.readAllBytes())
                    .with("Cache-Control", "max-age=86400");
        }
    }

    /** Whether the application has been told everything. */
    public boolean idle() {
        return mailbox.idle();
    }

    @Override
    public void close() {
        courier.close();
        mailbox.close();
    }
}
