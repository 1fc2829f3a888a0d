package com.salesagent.contacts;

import com.salesagent.contacts.Fetched.Reason;
import com.salesagent.contacts.SafeFetcher.Limits;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/** One GET over TLS, to a reachable address, within the limits; redirects are the caller's. */
final class HttpsExchange {
    private static final int MAX_HEADER_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_CONNECTIONS = 64;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private final Limits limits;
    private final CloseableHttpClient client;

    // Interrupting a virtual thread closes the socket that it waits for: the only cap that holds in
    // a handshake or a header that arrives byte by byte.
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HttpsExchange(Network network, Limits limits) {
        this.limits = limits;
        Timeout patience = Timeout.of(limits.connect());
        this.client =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(new CheckedNames(network))
                                        .setSchemePortResolver(host -> network.port())
                                        .setTlsSocketStrategy(
                                                new DefaultClientTlsStrategy(network.tls()))
                                        .setConnectionFactory(
                                                ManagedHttpClientConnectionFactory.builder()
                                                        .http1Config(
                                                                Http1Config.custom()
                                                                        .setMaxLineLength(
                                                                                MAX_HEADER_LINE)
                                                                        .setMaxHeaderCount(
                                                                                MAX_HEADERS)
                                                                        .build())
                                                        .build())
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(patience)
                                                        .setSocketTimeout(patience)
                                                        .build())
                                        .setDefaultTlsConfig(
                                                TlsConfig.custom()
                                                        .setHandshakeTimeout(patience)
                                                        .build())
                                        .setMaxConnTotal(MAX_CONNECTIONS)
                                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                                        .build())
                        .setSchemePortResolver(host -> network.port())
                        // Each request connects anew, so that each address is judged.
                        .setConnectionReuseStrategy((request, response, context) -> false)
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableAutomaticRetries()
                        .build();
    }

    /** Asks for an HTML page. */
    Answer page(HttpGet request, Duration remaining) {
        request.setHeader("Accept", "text/html,application/xhtml+xml;q=0.9");
        return within(remaining, request, true);
    }

    /** Asks for a robots.txt, whatever its type; the part beyond the cap is left out. */
    Answer robots(HttpGet request, Duration remaining) {
        request.setHeader("Accept", "text/plain");
        return within(remaining, request, false);
    }

    private Answer within(Duration remaining, HttpGet request, boolean html) {
        long millis = Math.min(limits.page().toMillis(), remaining.toMillis());
        Future<Answer> running = threads.submit(() -> ask(request, html));
        try {
            return running.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Broken(Reason.TOO_SLOW);
        } catch (ExecutionException e) {
            return new Broken(why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(Reason.TOO_SLOW);
        } finally {
            running.cancel(true);
        }
    }

    private Answer ask(HttpGet request, boolean html) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        try {
            return read(response, html);
        } finally {
            // Closing alone would first read what is left, and that may never end.
            request.cancel();
            Closer.closeQuietly(response);
        }
    }

    private Answer read(ClassicHttpResponse response, boolean html) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (REDIRECTS.contains(status) && location != null) {
            return new Redirect(location.getValue());
        }
        if (status != 200) {
            return new Status(status);
        }
        HttpEntity entity = response.getEntity();
        Optional<ContentType> type = type(entity);
        if (html && !type.map(ContentType::getMimeType).filter(HTML::contains).isPresent()) {
            return new Broken(Reason.NOT_HTML);
        }
        int cap = html ? limits.pageBytes() : Limits.ROBOTS_BYTES;
        byte[] bytes = read(entity, cap + 1);
        if (html && bytes.length > cap) {
            return new Broken(Reason.TOO_LARGE);
        }
        return new Body(bytes, type.map(ContentType::getCharset).map(Charset::name).orElse(null));
    }

    private static byte[] read(HttpEntity entity, int most) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        return content == null ? new byte[0] : content.readNBytes(most);
    }

    private static Optional<ContentType> type(HttpEntity entity) {
        return Optional.ofNullable(entity)
                .map(HttpEntity::getContentType)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .map(ContentType::parseLenient);
    }

    private static Reason why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case NotPublic _ -> {
                    return Reason.NOT_PUBLIC;
                }
                case InterruptedIOException _ -> {
                    return Reason.TOO_SLOW;
                }
                case SSLException _ -> {
                    return Reason.CERTIFICATE;
                }
                default -> {}
            }
        }
        return Reason.UNREACHABLE;
    }

    /** What came back. */
    sealed interface Answer {}

    /** What a server sent, decompressed. */
    static final class Body implements Answer {
        private final byte[] bytes;
        private final String charset;

        private Body(byte[] bytes, String charset) {
            this.bytes = bytes;
            this.charset = charset;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        /** As its server says; null where it doesn't, since the page itself may say. */
        String charset() {
            return charset;
        }
    }

    record Redirect(String location) implements Answer {}

    record Status(int code) implements Answer {}

    record Broken(Reason why) implements Answer {}

    /**
     * Resolves a name just before the connection that uses the answer, so that a name can't show
     * one address to a check and another to the connection.
     */
    private record CheckedNames(Network network) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = network.names().resolve(host);
            if (addresses == null || addresses.length == 0) {
                throw new UnknownHostException(host);
            }
            for (InetAddress address : addresses) {
                if (!network.reachable().test(address)) {
                    throw new NotPublic(host);
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotPublic(String host) {
            super(host);
        }
    }
}
