package com.salesagent.local.stepfunctions;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Step Functions on this machine: state machines and executions in a directory, reachable by the
 * AWS SDKs and command line at {@link #endpoint()}.
 *
 * <p>The process may be killed at any moment: what an answer confirmed is on disk, and the next
 * start goes on from there. One directory serves one process at a time.
 */
public final class StepFunctionsServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Engine engine;
    private final HttpServer http;
    private final ExecutorService threads;

    private StepFunctionsServer(Engine engine, HttpServer http, ExecutorService threads) {
        this.engine = engine;
        this.http = http;
        this.threads = threads;
    }

    /**
     * Restores what {@code directory} holds, goes on with its executions and listens on 127.0.0.1.
     *
     * @param directory is made where it does not exist
     * @param port 8083 by convention; 0 takes any free one
     * @param invoker runs what Task states ask for
     * @param clock the time of Wait states, timeouts and histories; call {@link #clockMoved()}
     *     after moving it
     * @throws IOException where the port is taken ({@link java.net.BindException}) or the directory
     *     cannot be used
     */
    public static StepFunctionsServer start(
            Path directory, int port, TaskInvoker invoker, InstantSource clock) throws IOException {
        // Answers are small and written in two parts: without this each would wait 40 ms for the
        // other side.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        Engine engine;
        try {
            engine = new Engine(directory, invoker, clock);
        } catch (IOException | RuntimeException e) {
            http.stop(0);
            throw e;
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(threads);
        http.createContext("/", new WireApi(engine));
        http.start();
        return new StepFunctionsServer(engine, http, threads);
    }

    /** Where clients find it, for example {@code http://127.0.0.1:8083}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Lets everything happen now that is due since the clock was moved. */
    public void clockMoved() {
        engine.clockMoved();
    }

    /** Stops listening and writes what was decided. Executions go on at the next start. */
    @Override
    public void close() throws IOException {
        http.stop(0);
        engine.close();
        threads.shutdownNow();
    }
}
