package com.salesagent.mail;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;

import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;

/**
 * One request to SendGrid, with the one fact that decides about repeating it: whether the request
 * began to leave.
 *
 * <p>Each request has a connection of its own and is never repeated here. A kept connection that
 * the other side has closed meanwhile would break after the request left, and an email that could
 * simply have been sent would be in doubt.
 */
final class SendGridClient {
    /** Below the worker's timeout by far; a provider answers in well under a second. */
    static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));

    private static final ScopedValue<AtomicBoolean> LEFT = ScopedValue.newInstance();

    private final Client http;
    private final String host;
    private final Supplier<String> apiKey;
    private final boolean local;
    private volatile Keyed current;

    /**
     * @param baseUrl {@code https://api.sendgrid.com}, or {@code http://127.0.0.1:<port>} for the
     *     local cloud; plain http goes nowhere else, since the key would travel readable
     * @param apiKey asked for at each request, since it may change
     */
    SendGridClient(URI baseUrl, Supplier<String> apiKey, Timeouts timeouts) {
        boolean plain = "http".equalsIgnoreCase(baseUrl.getScheme());
        boolean secure = "https".equalsIgnoreCase(baseUrl.getScheme());
        String host = baseUrl.getHost();
        if (host == null || !(plain || secure)) {
            throw new IllegalArgumentException(
                    "SENDGRID_URL must be an https URL such as https://api.sendgrid.com, got \""
                            + baseUrl
                            + "\"");
        }
        this.local = loopback(host);
        if (plain && !local) {
            throw new IllegalArgumentException(
                    "SENDGRID_URL must be https unless its host is 127.0.0.1, got \""
                            + baseUrl
                            + "\"");
        }
        this.http = new Client(http(timeouts), plain);
        this.host = baseUrl.getPort() < 0 ? host : host + ":" + baseUrl.getPort();
        this.apiKey = apiKey;
    }

    private SendGrid sendGrid() {
        String key = apiKey.get();
        Keyed known = current;
        if (known == null || !known.key().equals(key)) {
            SendGrid made = new SendGrid(key, http);
            made.setHost(host);
            known = new Keyed(key, made);
            current = known;
        }
        return known.sendGrid();
    }

    /** A client of the library's has its key for good. */
    private record Keyed(String key, SendGrid sendGrid) {
        @Override
        public String toString() {
            return "Keyed";
        }
    }

    /** Whether the mail can't leave this machine. */
    boolean local() {
        return local;
    }

    /** Posts one mail, once. */
    Answer post(Mail mail) {
        return send(json(mail));
    }

    /** The request's body. */
    static String json(Mail mail) {
        try {
            return mail.build();
        } catch (IOException e) {
            throw new UncheckedIOException("a mail can't be written as JSON", e);
        }
    }

    /** Posts one mail, once, as its JSON. */
    Answer send(String json) {
        return call(Method.POST, "mail/send", json);
    }

    /** Searches the Email Logs. */
    Answer searchLogs(String query) {
        return call(Method.POST, "logs", query);
    }

    /**
     * Everything that the Email Logs have of one message.
     *
     * @param id SendGrid's, as a search gave it; of its own alphabet, so that it is safe in a path
     */
    Answer log(String id) {
        return call(Method.GET, "logs/" + id, "");
    }

    private Answer call(Method method, String endpoint, String body) {
        AtomicBoolean left = new AtomicBoolean();
        SendGrid sendGrid = sendGrid();
        try {
            Request request = new Request();
            request.setMethod(method);
            request.setEndpoint(endpoint);
            request.setBody(body);
            Response response = ScopedValue.where(LEFT, left).call(() -> sendGrid.api(request));
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(response.getHeaders());
            return new Answer.Status(response.getStatusCode(), headers, response.getBody());
        } catch (IOException e) {
            return left.get() ? new Answer.Broke() : new Answer.NeverLeft(cause(e));
        }
    }

    /** Reads something of the account. */
    Asked get(String endpoint, Map<String, String> query) {
        Request request = new Request();
        request.setMethod(Method.GET);
        request.setEndpoint(endpoint);
        query.forEach(request::addQueryParam);
        return ask(request);
    }

    /** Changes something of the account that may be changed twice. */
    Asked post(String endpoint, String json) {
        Request request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint(endpoint);
        request.setBody(json);
        return ask(request);
    }

    private Asked ask(Request request) {
        try {
            Response response =
                    ScopedValue.where(LEFT, new AtomicBoolean())
                            .call(() -> sendGrid().api(request));
            return new Asked.Said(response.getStatusCode(), response.getBody());
        } catch (IOException e) {
            return new Asked.Broke();
        }
    }

    /** What came of a request that may be repeated. */
    sealed interface Asked {
        record Said(int status, String body) implements Asked {}

        record Broke() implements Asked {}
    }

    /** What can be said after one request. */
    sealed interface Answer {
        /**
         * SendGrid answered.
         *
         * @param headers looked up without regard to case
         */
        record Status(int code, Map<String, String> headers, String body) implements Answer {}

        /** No whole answer came, and the request may have arrived. */
        record Broke() implements Answer {}

        /** No byte of the request left. */
        record NeverLeft(String reason) implements Answer {}
    }

    /**
     * How long to wait.
     *
     * @param connect for the connection, and again for each step of the TLS handshake
     * @param read for each part of the answer
     */
    record Timeouts(Duration connect, Duration read) {}

    private static String cause(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> "the mail provider's name can't be resolved";
            case SSLException tls -> "no secure connection to the mail provider";
            case NoRouteToHostException route -> "the mail provider can't be reached";
            case ConnectException refused -> "the mail provider refuses the connection";
            default -> "no connection to the mail provider";
        };
    }

    private static boolean loopback(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]");
    }

    private static CloseableHttpClient http(Timeouts timeouts) {
        int connect = Math.toIntExact(timeouts.connect().toMillis());
        int read = Math.toIntExact(timeouts.read().toMillis());
        return HttpClients.custom()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(64)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(connect).build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectTimeout(connect)
                                .setConnectionRequestTimeout(connect)
                                .setSocketTimeout(read)
                                .build())
                .setRequestExecutor(new MarksDeparture())
                .build();
    }

    /** Runs only once the connection stands, so all that breaks earlier has sent nothing. */
    private static final class MarksDeparture extends HttpRequestExecutor {
        @Override
        public HttpResponse execute(
                HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            LEFT.get().set(true);
            return super.execute(request, connection, context);
        }
    }
}
