package com.salesagent.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says what a script says at each stage of the conversation. */
final class ScriptedSmtp extends ScriptedServer {
    private final Script script;
    private final List<String> received = new CopyOnWriteArrayList<>();

    /** What the server does at a stage. */
    interface Script {
        /**
         * The answer's line.
         *
         * @param stage {@code CONNECT}, a command in upper case, or {@code CONTENT} after its end
         */
        String answer(String stage, Socket socket) throws IOException;
    }

    ScriptedSmtp(Script script) {
        this.script = script;
        start();
    }

    /** Says yes to everything but at one stage. */
    static ScriptedSmtp saying(String stage, String answer) {
        return new ScriptedSmtp((at, socket) -> at.equals(stage) ? answer : yes(at));
    }

    /** Says yes to everything until a stage. */
    static ScriptedSmtp breaking(String stage, Script how) {
        return new ScriptedSmtp(
                (at, socket) -> at.equals(stage) ? how.answer(at, socket) : yes(at));
    }

    static String yes(String stage) {
        return switch (stage) {
            case "CONNECT" -> "220 scripted";
            case "EHLO" -> "250 scripted";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    /** The contents that arrived whole, in order. */
    List<String> received() {
        return received;
    }

    @Override
    void converse(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        say(socket, script.answer("CONNECT", socket));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String answer = script.answer(command, socket);
            say(socket, answer);
            if (command.equals("DATA") && answer.startsWith("354")) {
                received.add(content(in));
                say(socket, script.answer("CONTENT", socket));
            }
        }
    }

    private static String content(BufferedReader in) throws IOException {
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line).append('\n');
        }
        return content.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        write(socket, line + "\r\n");
    }
}
