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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /local/clock} tells the time and what is due next; {@code POST} with {@code
 * {"advance":"P3D"}} moves it forward and answers when everything that became due has run. {@code
 * "next"} instead of a duration goes to the next planned email, or where none is planned to the
 * next daily job.
 */
final class ClockApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The dispatcher looks once a minute: by then it has seen what was due. */
    private static final Duration DISPATCHED = Duration.ofMinutes(1);

    private final MovableClock clock;
    private final Schedules schedules;
    private final Function<Instant, Optional<Instant>> nextEmail;

    ClockApi(
            MovableClock clock,
            Schedules schedules,
            Function<Instant, Optional<Instant>> nextEmail) {
        this.clock = clock;
        this.schedules = schedules;
        this.nextEmail = nextEmail;
    }

    Reply handle(Request request) throws InterruptedException {
        if (request.method().equals("POST")) {
            String asked = asked(request);
            try {
                if (asked.equals("next")) {
                    return moved(next());
                }
                schedules.advance(Duration.parse(asked));
            } catch (DateTimeParseException e) {
                return wrong(
                        asked, "advance must be next or an ISO 8601 duration such as P3D or PT90M");
            } catch (IllegalArgumentException e) {
                return wrong(asked, e.getMessage());
            }
        }
        return moved("");
    }

    /** Goes to the next thing that is due; what that is, in words for a person. */
    private String next() throws InterruptedException {
        Instant now = clock.instant();
        Optional<Instant> email = nextEmail.apply(now);
        if (email.isPresent()) {
            schedules.advance(Duration.between(now, email.get()).plus(DISPATCHED));
            return "a planned email was due";
        }
        Optional<Schedules.Due> job = schedules.nextDaily();
        if (job.isEmpty()) {
            return "nothing is due";
        }
        schedules.advance(Duration.between(now, job.get().at()));
        return job.get().name() + " was due; no email is planned";
    }

    private Reply moved(String reached) {
        ObjectNode answer = JSON.createObjectNode();
        if (!reached.isEmpty()) {
            answer.put("reached", reached);
        }
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
