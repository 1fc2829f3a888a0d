package com.salesagent.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.local.clock.MovableClock;
import com.salesagent.local.clock.Schedules;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * {@code GET /local/clock} tells the time and what is due next; {@code POST} with {@code
 * {"advance":"P3D"}} moves it forward and answers when everything that became due has run.
 */
final class ClockApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovableClock clock;
    private final Schedules schedules;

    ClockApi(MovableClock clock, Schedules schedules) {
        this.clock = clock;
        this.schedules = schedules;
    }

    Reply handle(Request request) throws InterruptedException {
        if (request.method().equals("POST")) {
            String asked = asked(request);
            try {
                schedules.advance(Duration.parse(asked));
            } catch (DateTimeParseException e) {
                return wrong(asked, "advance must be an ISO 8601 duration such as P3D or PT90M");
            } catch (IllegalArgumentException e) {
                return wrong(asked, e.getMessage());
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("now", clock.instant().toString());
        answer.put("offset", clock.offset().toString());
        ArrayNode next = answer.putArray("next");
        for (Schedules.Due due : schedules.next()) {
            next.addObject().put("schedule", due.name()).put("at", due.at().toString());
        }
        return Reply.json(200, answer.toString());
    }

    private static String asked(Request request) {
        try {
            return JSON.readTree(request.text()).path("advance").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static Reply wrong(String value, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error")
                .put("field", "advance")
                .put("value", value)
                .put("message", message);
        return Reply.json(400, answer.toString());
    }
}
