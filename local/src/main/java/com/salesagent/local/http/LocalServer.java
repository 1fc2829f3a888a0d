package com.salesagent.local.http;

import com.salesagent.local.durable.StorageFailure;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this machine can reach, one virtual thread for each request. */
public final class LocalServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalServer.class);
    private static final int PORTS_TRIED = 100;

    /** Answers a request; may throw, which is answered with 500 and no detail. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request) throws Exception;
    }

    static {
        prepare();
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Settings that the JDK's server and client read once: without the first, each small answer on
     * a kept connection waits 40 ms for an acknowledgement; the client keeps only 5 connections for
     * a host unless told otherwise.
     */
    public static void prepare() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        System.setProperty("http.maxConnections", "64");
    }

    /**
     * Starts on the port, or on the next free one above it; 0 asks for any.
     *
     * @throws UncheckedIOException when a hundred ports in a row are taken
     */
    public static LocalServer start(String name, int port, Handler handler) {
        HttpServer server = bind(port);
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name(name + "-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
        return new LocalServer(server, threads);
    }

    private static HttpServer bind(int port) {
        for (int tried = port; ; tried++) {
            try {
                return HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), tried), 1024);
            } catch (BindException e) {
                if (tried >= port + PORTS_TRIED || port == 0) {
                    throw new UncheckedIOException(
                            "no free port from %d to %d on 127.0.0.1".formatted(port, tried), e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void serve(HttpExchange exchange, Handler handler) {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            send(exchange, answer(exchange, handler), head);
        } catch (IOException e) {
            log.atDebug().setCause(e).log("http.caller_left");
        }
    }

    private static Reply answer(HttpExchange exchange, Handler handler) throws IOException {
        try {
            return handler.handle(Request.of(exchange));
        } catch (Request.TooLarge e) {
            return Reply.json(413, "{\"message\":\"Request Too Long\"}");
        } catch (IllegalArgumentException e) {
            log.atDebug().setCause(e).log("http.malformed");
            return Reply.json(400, "{\"message\":\"Bad Request\"}");
        } catch (StorageFailure e) {
            log.atError().setCause(e).log("http.storage_failed");
            return Reply.json(507, "{\"message\":\"the local cloud can't write to its disk\"}");
        } catch (Exception e) {
            log.atError().setCause(e).log("http.failed");
            return Reply.json(500, "{\"message\":\"Internal server error\"}");
        }
    }

    private static void send(HttpExchange exchange, Reply reply, boolean head) throws IOException {
        if (reply.status() == Reply.NONE.status()) {
            return;
        }
        for (Map.Entry<String, List<String>> header : reply.headers().entrySet()) {
            for (String value : header.getValue()) {
                exchange.getResponseHeaders().add(header.getKey(), value);
            }
        }
        byte[] body = reply.body();
        if (head || body.length == 0) {
            if (head && body.length > 0) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
