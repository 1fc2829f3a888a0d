package com.salesagent.outreach;

import com.salesagent.domain.send.SendIds;
import com.salesagent.platform.Json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A SendGrid on a plain socket that takes mail and, as told, loses its answer, fails after taking
 * it, stalls, throttles or refuses. It knows what it took: the truth that a ledger is compared
 * with.
 */
final class FaultySendGrid implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Supplier<Behaviour> next = () -> Behaviour.ACCEPT;
    private volatile boolean keepMails = true;

    enum Behaviour {
        ACCEPT(true),
        ACCEPT_AND_LOSE_ANSWER(true),
        ACCEPT_AND_RESET(true),
        ACCEPT_AND_FAIL(true),
        ACCEPT_AND_STALL(true),
        FAIL(false),
        LOSE(false),
        THROTTLE(false),
        REFUSE(false);

        private final boolean takes;

        boolean takes() {
            return takes;
        }

        Behaviour(boolean takes) {
            this.takes = takes;
        }
    }

    FaultySendGrid() {
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void behave(Behaviour behaviour) {
        this.next = () -> behaviour;
    }

    void behave(Supplier<Behaviour> behaviours) {
        this.next = behaviours;
    }

    /** Only counts from now on: ten thousand mails would fill the memory. */
    void countOnly() {
        this.keepMails = false;
    }

    /** How often it took mail, by send id. */
    Map<String, AtomicInteger> accepted() {
        return accepted;
    }

    /** What it was asked to send, in order. */
    List<Map<String, Object>> mails() {
        return mails;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Map<String, Object> mail = Json.object(body(socket.getInputStream()));
            requests.incrementAndGet();
            Behaviour behaviour = next.get();
            if (keepMails) {
                mails.add(mail);
            }
            if (behaviour.takes) {
                accepted.computeIfAbsent(sendId(mail), id -> new AtomicInteger()).incrementAndGet();
            }
            answer(socket, behaviour);
        } catch (IOException e) {
            // The other side gave up waiting, as it should.
        }
    }

    private static void answer(Socket socket, Behaviour behaviour) throws IOException {
        switch (behaviour) {
            case ACCEPT -> write(socket, "202 Accepted\r\nX-Message-Id: m1");
            case ACCEPT_AND_FAIL, FAIL -> write(socket, "500 Internal Server Error");
            case THROTTLE -> write(socket, "429 Too Many Requests\r\nX-RateLimit-Reset: 1");
            case REFUSE -> write(socket, "400 Bad Request");
            case ACCEPT_AND_STALL -> socket.getInputStream().read();
            case ACCEPT_AND_RESET -> socket.setSoLinger(true, 0);
            case ACCEPT_AND_LOSE_ANSWER, LOSE -> socket.shutdownOutput();
        }
    }

    private static void write(Socket socket, String head) throws IOException {
        socket.getOutputStream()
                .write(
                        ("HTTP/1.1 " + head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @SuppressWarnings("unchecked")
    private static String sendId(Map<String, Object> mail) {
        Map<String, Object> to =
                ((List<Map<String, Object>>) mail.get("personalizations")).getFirst();
        return SendIds.sendOf(((Map<String, String>) to.get("custom_args")).get("send_id"));
    }

    private static String body(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
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
