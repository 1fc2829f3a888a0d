package com.salesagent.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer: status, headers, body. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
    /** No answer at all: the connection is closed. */
    public static final Reply NONE = empty(0);

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply json(int status, String json) {
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, Map.of("Content-Type", List.of(type)), body);
    }

    /** Sends a browser on after a form was posted. */
    public static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", List.of(location)), new byte[0]);
    }

    public Reply with(String header, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, List.of(value));
        return new Reply(status, more, body);
    }
}
