package com.salesagent.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.util.List;
import java.util.Optional;

/** {@code /local/mail}: the mailbox as JSON, for the command line and tests. */
final class MailApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mailbox mailbox;
    private final Views views;
    private final MailActions actions;
    private final Faults faults;

    MailApi(Mailbox mailbox, Views views, MailActions actions, Faults faults) {
        this.mailbox = mailbox;
        this.views = views;
        this.actions = actions;
        this.faults = faults;
    }

    Reply handle(Request request) throws InterruptedException {
        List<String> path = request.segments();
        try {
            if (path.size() == 2) {
                return list(request);
            }
            if (path.get(2).equals("faults")) {
                return fault(JSON.readTree(request.text()));
            }
            Optional<Mail> mail = mailbox.find(path.get(2));
            if (mail.isEmpty()) {
                return Reply.json(404, "{\"message\":\"no such mail\"}");
            }
            if (path.size() == 3) {
                return Reply.json(200, shown(mail.get()).toString());
            }
            return act(mail.get(), path.get(3), JSON.readTree(request.text()));
        } catch (JsonProcessingException e) {
            return wrong("body", "", "the body must be JSON");
        }
    }

    private Reply list(Request request) {
        String to =
                Optional.ofNullable(request.parameters().get("to")).map(List::getFirst).orElse("");
        if (!to.equals("you") && !to.equals("prospects")) {
            return wrong("to", to, "to must be you or prospects");
        }
        ArrayNode all = JSON.createArrayNode();
        mailbox.list(to.equals("you")).forEach(mail -> all.add(shown(mail)));
        return Reply.json(200, all.toString());
    }

    private ObjectNode shown(Mail mail) {
        ObjectNode shown = JSON.valueToTree(mail);
        shown.put("state", views.state(mail));
        ArrayNode events = shown.putArray("events");
        for (MailLine.Happened event : mailbox.events(mail.id())) {
            events.addObject().put("event", event.what().state()).put("at", event.at());
        }
        ArrayNode answers = shown.putArray("answers");
        for (MailLine.Answered answer : mailbox.answers(mail.id())) {
            answers.addObject().put("text", answer.text()).put("at", answer.at());
        }
        return shown;
    }

    private Reply act(Mail mail, String action, JsonNode asked) throws InterruptedException {
        switch (action) {
            case "reply" -> {
                String text = asked.path("text").asText("").strip();
                if (text.isEmpty()) {
                    return wrong("text", "", "text must say something");
                }
                mailbox.answer(mail.id(), text, asked.path("automatic").asBoolean());
            }
            case "event" -> {
                String event = asked.path("event").asText("");
                if (!actions.happen(mail, event)) {
                    return wrong(
                            "event",
                            event,
                            "event must be delivered, open, bounce, block, spam or unsubscribe"
                                    + " (which needs a one-click link of this cloud)");
                }
            }
            default -> {
                return Reply.json(404, "{\"message\":\"Not Found\"}");
            }
        }
        return Reply.json(200, shown(mail).toString());
    }

    private Reply fault(JsonNode asked) {
        String name = asked.path("fault").asText("");
        int count = asked.path("count").asInt(1);
        Optional<Faults.Fault> fault = Faults.Fault.named(name);
        if (fault.isEmpty() || count < 1) {
            return wrong(
                    "fault",
                    name,
                    "fault must be lose_response, fail_after_accept, fail, stall or rate_limit,"
                            + " count at least 1");
        }
        faults.add(fault.get(), count);
        return Reply.json(200, "{\"fault\":\"%s\",\"count\":%d}".formatted(name, count));
    }

    private static Reply wrong(String field, String value, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error").put("field", field).put("value", value).put("message", message);
        return Reply.json(400, answer.toString());
    }
}
