package com.salesagent.mail;

import com.salesagent.platform.Json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail provider's HTTP API whose answers follow a script, and which may break off after it has
 * read a request.
 */
final class ScriptedSendGrid extends ScriptedServer {
    private final Script script;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** What to do once a request was read. */
    interface Script {
        void answer(Socket socket) throws IOException;
    }

    record Received(String startLine, Map<String, Object> json) {}

    ScriptedSendGrid(Script script) {
        this.script = script;
        start();
    }

    static ScriptedSendGrid answering(int status, String... headers) {
        return new ScriptedSendGrid(
                socket -> {
                    String head =
                            "HTTP/1.1 "
                                    + status
                                    + " X\r\n"
                                    + String.join("\r\n", headers)
                                    + (headers.length == 0 ? "" : "\r\n")
                                    + "Content-Length: 0\r\n\r\n";
                    write(socket, head);
                });
    }

    /** Answers request after request with these JSON bodies, the last one for good. */
    static ScriptedSendGrid bodies(String... bodies) {
        Deque<String> left = new ConcurrentLinkedDeque<>(List.of(bodies));
        return new ScriptedSendGrid(
                socket -> {
                    String body = left.size() > 1 ? left.poll() : left.peek();
                    write(
                            socket,
                            "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(body.length(), body));
                });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    List<Received> received() {
        return received;
    }

    @Override
    void converse(Socket socket) throws IOException {
        received.add(read(new BufferedInputStream(socket.getInputStream())));
        script.answer(socket);
    }

    @Override
    void broken(IOException how) {
        received.add(new Received("broken: " + how.getMessage(), Map.of()));
    }

    private static Received read(InputStream in) throws IOException {
        String start = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Received(start, body.isEmpty() ? Map.of() : Json.object(body));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
