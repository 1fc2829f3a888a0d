package com.salesagent.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * DynamoDB Local behind a Jetty of our own: the one that its command line starts listens on every
 * network interface.
 */
public final class DynamoDbServer implements AutoCloseable {
    private static final int PORTS_TRIED = 100;
    private static final int THREADS = 64;
    private static final long BUSY_MILLIS = 10_000;

    /** The file that DynamoDB Local keeps all regions' tables in. */
    private static final String FILE = "shared-local-instance.db";

    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final int port;

    private DynamoDbServer(Server server, LocalDynamoDBServerHandler handler, int port) {
        this.server = server;
        this.handler = handler;
        this.port = port;
    }

    /**
     * Opens the tables that the folder keeps and serves them.
     *
     * @param wanted the port, or the next free one above it
     */
    public static DynamoDbServer start(Path folder, int wanted) throws Exception {
        quieten();
        Files.createDirectories(folder);
        SQLiteLibraryLoader.initialize();
        writeAhead(folder.resolve(FILE));
        LocalDynamoDBServerHandler handler =
                new LocalDynamoDBServerHandler(
                        new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false),
                        null);
        for (int port = wanted; ; port++) {
            Server server = server(port, handler);
            try {
                server.start();
                int bound = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
                return new DynamoDbServer(server, handler, bound);
            } catch (IOException e) {
                server.stop();
                if (!(e instanceof BindException || e.getCause() instanceof BindException)
                        || port >= wanted + PORTS_TRIED) {
                    throw e;
                }
            }
        }
    }

    private static void quieten() {
        System.setProperty("org.eclipse.jetty.LEVEL", "WARN");
        // Else it warns, between the lines of a summary, when it is first used while all ends.
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        SQLITE.setLevel(Level.OFF);
    }

    /**
     * With a write-ahead log, which the file remembers, a write waits for the disk once instead of
     * three times, and readers don't wait for it at all.
     */
    private static void writeAhead(Path file) throws SQLiteException {
        SQLiteConnection connection = new SQLiteConnection(file.toFile());
        try {
            connection.open(true);
            // A cloud that has just stopped may still be closing the file.
            connection.setBusyTimeout(BUSY_MILLIS);
            connection.exec("PRAGMA journal_mode=WAL");
        } finally {
            connection.dispose();
        }
    }

    private static Server server(int port, LocalDynamoDBServerHandler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("dynamodb");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ContextHandler context = new ContextHandler();
        context.setHandler(handler);
        server.setHandler(context);
        return server;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        } finally {
            handler.close();
        }
    }
}
