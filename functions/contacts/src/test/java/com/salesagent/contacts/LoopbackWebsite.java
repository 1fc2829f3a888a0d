package com.salesagent.contacts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.apache.hc.client5.http.DnsResolver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Websites on this machine, over real TLS, for tests. They live on 127.0.0.2, the one address that
 * the network given to the fetcher allows besides public ones; everything else on the machine, such
 * as the service on 127.0.0.1 that must never be asked, stays forbidden.
 */
final class LoopbackWebsite implements AutoCloseable {
    private static final String ALLOWED = "127.0.0.2";
    private static final Tls TLS = Tls.create();

    private final HttpsServer website;
    private final HttpsServer internal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final Map<String, Names> names = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> userAgents = new CopyOnWriteArrayList<>();
    private final List<String> internalRequests = new CopyOnWriteArrayList<>();

    LoopbackWebsite() {
        try {
            website = server(ALLOWED, 0);
            internal = server("127.0.0.1", website.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        website.createContext("/", this::answer);
        internal.createContext(
                "/",
                exchange -> {
                    internalRequests.add(exchange.getRequestURI().toString());
                    send(exchange, 200, "text/html", "<p>secret</p>");
                });
        website.start();
        internal.start();
    }

    private HttpsServer server(String address, int port) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(address, port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TLS.server()));
        server.setExecutor(threads);
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String url =
                exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI().toString();
        requests.add(url);
        userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        HttpHandler page = pages.get(url);
        if (page == null) {
            send(exchange, 404, "text/html", "nothing here");
        } else {
            page.handle(exchange);
        }
    }

    /** A page at a URL without its scheme, such as {@code riverside.org/contact}. */
    LoopbackWebsite page(String url, String html) {
        return serve(url, exchange -> send(exchange, 200, "text/html; charset=utf-8", html));
    }

    LoopbackWebsite redirect(String url, String location) {
        return serve(
                url,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", location);
                    send(exchange, 302, "text/html", "moved");
                });
    }

    LoopbackWebsite serve(String url, HttpHandler page) {
        pages.put(url, page);
        return this;
    }

    /** What a name resolves to; any other name resolves to the allowed address. */
    LoopbackWebsite name(String host, Names resolver) {
        names.put(host, resolver);
        return this;
    }

    Network network() {
        return new Network(
                new AllNames(),
                address ->
                        address.getHostAddress().equals(ALLOWED)
                                || PublicAddresses.contains(address),
                website.getAddress().getPort(),
                TLS.client());
    }

    /** The host and path of each request that came in, in order. */
    List<String> requests() {
        return requests;
    }

    List<String> userAgents() {
        return userAgents;
    }

    /** What reached the service that nobody outside may reach. */
    List<String> internalRequests() {
        return internalRequests;
    }

    static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        website.stop(0);
        internal.stop(0);
        threads.shutdownNow();
    }

    /** What a name resolves to, each time that it is asked. */
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final class AllNames implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            Names own = names.get(host);
            return own == null
                    ? new InetAddress[] {InetAddress.ofLiteral(ALLOWED)}
                    : own.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** A self-signed certificate, made by the JDK's keytool, and a client that believes it. */
    private record Tls(SSLContext server, SSLContext client) {
        private static final char[] PASSWORD = "loopback".toCharArray();
        private static final String HOSTS =
                "san=dns:riverside.org,dns:www.riverside.org,dns:cdn.riverside.org,dns:other.org";

        static Tls create() {
            try {
                Path folder = Files.createTempDirectory("loopback-website");
                Path store = folder.resolve("key.p12");
                Process keytool =
                        new ProcessBuilder(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-keyalg",
                                        "EC",
                                        "-alias",
                                        "site",
                                        "-dname",
                                        "CN=riverside.org",
                                        "-ext",
                                        HOSTS,
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        store.toString(),
                                        "-storepass",
                                        new String(PASSWORD))
                                .redirectErrorStream(true)
                                .start();
                if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                    throw new IllegalStateException("keytool made no certificate");
                }
                KeyStore keys = KeyStore.getInstance("PKCS12");
                try (InputStream stream = Files.newInputStream(store)) {
                    keys.load(stream, PASSWORD);
                }
                Files.delete(store);
                Files.delete(folder);
                return new Tls(server(keys), client(keys));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("no certificate", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        private static SSLContext server(KeyStore keys) throws GeneralSecurityException {
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }

        private static SSLContext client(KeyStore keys) throws GeneralSecurityException {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            try {
                trusted.load(null, null);
            } catch (IOException e) {
                throw new GeneralSecurityException(e);
            }
            trusted.setCertificateEntry("site", keys.getCertificate("site"));
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        }
    }
}
