package com.salesagent.models;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * langchain4j's transport over the JDK's client. Unlike the one that comes with langchain4j it
 * reads no more than an answer can be, and leaves the text of an error response unread.
 */
final class BoundedHttpClient implements HttpClient {
    private final java.net.http.HttpClient http;
    private final Duration readTimeout;

    private BoundedHttpClient(java.net.http.HttpClient http, Duration readTimeout) {
        this.http = http;
        this.readTimeout = readTimeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        java.net.http.HttpRequest.Builder outgoing =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                        .timeout(readTimeout)
                        .method(
                                request.method().name(),
                                request.body() == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(request.body()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        try {
            HttpResponse<InputStream> response =
                    http.send(outgoing.build(), BodyHandlers.ofInputStream());
            try (InputStream body = AnswerTooLarge.limited(response.body())) {
                if (response.statusCode() / 100 != 2) {
                    throw new HttpException(response.statusCode(), "no answer");
                }
                return SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .build();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are read whole, never streamed");
    }

    /** What langchain4j asks for a transport; providers may set the timeouts again. */
    static final class Builder implements HttpClientBuilder {
        private Duration connectTimeout;
        private Duration readTimeout;

        Builder(Duration connectTimeout, Duration readTimeout) {
            this.connectTimeout = connectTimeout;
            this.readTimeout = readTimeout;
        }

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public Builder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            // A redirect would carry the question and its key to another host.
            return new BoundedHttpClient(
                    java.net.http.HttpClient.newBuilder()
                            .version(Version.HTTP_1_1)
                            .connectTimeout(connectTimeout)
                            .followRedirects(Redirect.NEVER)
                            .build(),
                    readTimeout);
        }
    }
}
