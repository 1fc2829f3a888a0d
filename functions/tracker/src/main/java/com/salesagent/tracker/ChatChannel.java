package com.salesagent.tracker;

import com.salesagent.platform.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A channel of Slack, or of anything that takes Slack's incoming webhooks. */
interface ChatChannel {
    /** For installations without one. */
    ChatChannel NONE = text -> {};

    /** Says one message, once; a failure is logged and changes nothing. */
    void say(String text);

    /**
     * The channel behind a URL.
     *
     * @param url blank for none
     * @throws IllegalStateException for a URL that isn't https; plain http only to this machine
     */
    static ChatChannel at(String url) {
        if (url.isBlank()) {
            return NONE;
        }
        URI target = URI.create(url);
        boolean here = "127.0.0.1".equals(target.getHost()) || "localhost".equals(target.getHost());
        if (!"https".equals(target.getScheme()) && !(here && "http".equals(target.getScheme()))) {
            throw new IllegalStateException("ALERT_WEBHOOK_URL must begin with https://");
        }
        return new Webhook(target);
    }

    /** Slack's incoming webhook: a JSON object with {@code text}. */
    final class Webhook implements ChatChannel {
        private static final Logger LOG = LoggerFactory.getLogger(ChatChannel.class);
        private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();

        private final URI url;

        private Webhook(URI url) {
            this.url = url;
        }

        @Override
        public void say(String text) {
            try {
                int status = post(Json.write(Map.of("text", text)));
                if (status / 100 != 2) {
                    LOG.atWarn().addKeyValue("status", status).log("alert.channel_refused");
                }
            } catch (IOException e) {
                // Without the URL, which is a secret.
                LOG.atWarn()
                        .addKeyValue("problem", e.getClass().getSimpleName())
                        .log("alert.channel_unreachable");
            }
        }

        private int post(String json) throws IOException {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            try {
                connection.setInstanceFollowRedirects(false);
                connection.setConnectTimeout(PATIENCE);
                connection.setReadTimeout(PATIENCE);
                connection.setRequestMethod("POST");
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream body = connection.getOutputStream()) {
                    body.write(json.getBytes(StandardCharsets.UTF_8));
                }
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        }
    }
}
