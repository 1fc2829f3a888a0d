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
import java.time.Instant;
import java.time.InstantSource;
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
    private final List<Taken> log = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile InstantSource clock = InstantSource.system();
    private volatile boolean logAnswers = true;
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

    private record Taken(String id, String to, String subject, String reference, Instant at) {}

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

    /** Whose time stands in the log. */
    void clock(InstantSource time) {
        this.clock = time;
    }

    /** Whether its Email Logs can be asked. */
    void logAnswers(boolean answers) {
        this.logAnswers = answers;
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
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String start = line(in);
            String body = body(in);
            if (start.contains(" /v3/logs")) {
                write(socket, logAnswers ? "200 OK" : "429 Slow", logged(start, body));
                return;
            }
            Map<String, Object> mail = Json.object(body);
            requests.incrementAndGet();
            Behaviour behaviour = next.get();
            if (keepMails) {
                mails.add(mail);
            }
            if (behaviour.takes) {
                take(mail);
            }
            answer(socket, behaviour);
        } catch (IOException e) {
            // The other side gave up waiting, as it should.
        }
    }

    private void take(Map<String, Object> mail) {
        accepted.computeIfAbsent(sendId(mail), id -> new AtomicInteger()).incrementAndGet();
        log.add(
                new Taken(
                        "log-" + log.size(),
                        recipient(mail),
                        (String) mail.get("subject"),
                        reference(mail),
                        clock.instant()));
    }

    private String logged(String start, String body) {
        if (start.startsWith("GET ")) {
            String id = start.split(" ", -1)[1].substring("/v3/logs/".length());
            return log.stream()
                    .filter(taken -> taken.id().equals(id))
                    .findFirst()
                    .map(t -> Json.write(Map.of("custom_args", Map.of("send_id", t.reference()))))
                    .orElse("{}");
        }
        String query = (String) Json.object(body).get("query");
        return Json.write(
                Map.of(
                        "messages",
                        log.stream()
                                .filter(t -> query.contains("to_email = '" + t.to() + "'"))
                                .filter(t -> query.contains("subject = '" + t.subject() + "'"))
                                .filter(t -> within(query, t.at()))
                                .map(
                                        t ->
                                                Map.of(
                                                        "sg_message_id",
                                                        t.id(),
                                                        "sg_message_id_created_at",
                                                        t.at().toString()))
                                .toList()));
    }

    private static boolean within(String query, Instant at) {
        String[] quoted = query.substring(query.indexOf("TIMESTAMP")).split("\"", -1);
        return !at.isBefore(Instant.parse(quoted[1])) && !at.isAfter(Instant.parse(quoted[3]));
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
        write(socket, head, "");
    }

    private static void write(Socket socket, String head, String body) throws IOException {
        socket.getOutputStream()
                .write(
                        "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                .formatted(head, body.length(), body)
                                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> personalization(Map<String, Object> mail) {
        return ((List<Map<String, Object>>) mail.get("personalizations")).getFirst();
    }

    @SuppressWarnings("unchecked")
    private static String reference(Map<String, Object> mail) {
        return ((Map<String, String>) personalization(mail).get("custom_args")).get("send_id");
    }

    @SuppressWarnings("unchecked")
    private static String recipient(Map<String, Object> mail) {
        return ((List<Map<String, String>>) personalization(mail).get("to"))
                .getFirst()
                .get("email");
    }

    private static String sendId(Map<String, Object> mail) {
        return SendIds.sendOf(reference(mail));
    }

    private static String body(InputStream in) throws IOException {
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
