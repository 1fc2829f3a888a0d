package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.outreach.SendCommands.Done;
import com.salesagent.outreach.SendCommands.Found;
import com.salesagent.outreach.SendCommands.Word;
import com.salesagent.platform.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's sends: {@code GET /sends} lists those in doubt, or with {@code ?lead=} one lead's;
 * {@code POST /sends/{sendId}/decide} and {@code /cancel} take a person's word. Asks for IAM.
 */
public final class SendsHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(SendsHandler.class);
    private static final int LONGEST = 200;

    private final SendCommands commands;

    public SendsHandler() {
        this(Wiring.current().sendCommands());
    }

    SendsHandler(SendCommands commands) {
        this.commands = commands;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        try {
            return request.getHttpMethod().equals("POST") ? tell(request) : list(request);
        } catch (Wrong e) {
            return problem(400, e.field, e.value, e.getMessage());
        } catch (Json.Malformed e) {
            return problem(400, "body", "", "the body must be a JSON object");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("sends.failed");
            return problem(500, "", "", "something failed on our side; the log has the reason");
        }
    }

    private APIGatewayProxyResponseEvent list(APIGatewayProxyRequestEvent request) {
        Map<String, String> query = request.getQueryStringParameters();
        String lead = query == null ? "" : query.getOrDefault("lead", "");
        if (lead.isEmpty()) {
            return json(200, Map.of("sends", views(commands.inDoubt())));
        }
        return commands.ofLead(lead)
                .map(sends -> json(200, Map.of("sends", views(sends))))
                .orElseGet(
                        () ->
                                problem(
                                        404,
                                        "lead",
                                        lead,
                                        "no lead has this id; ./sales-agent status RUN lists a"
                                                + " run's leads"));
    }

    private APIGatewayProxyResponseEvent tell(APIGatewayProxyRequestEvent request) {
        Map<String, String> path =
                request.getPathParameters() == null ? Map.of() : request.getPathParameters();
        String id = path.getOrDefault("sendId", "");
        String command = path.getOrDefault("command", "");
        String body = body(request);
        Map<String, Object> said = body.isBlank() ? Map.of() : Json.object(body);
        Optional<Found> found = commands.find(id);
        if (found.isEmpty()) {
            return problem(
                    404,
                    "sendId",
                    shown(id),
                    "no send has this id; ./sales-agent sends lists them");
        }
        Done done =
                switch (command) {
                    case "decide" -> decide(found.get(), said);
                    case "cancel" -> commands.cancel(found.get(), word(said));
                    default -> throw new Wrong("command", command, "decide or cancel");
                };
        return json(
                done.changed() ? 200 : 409,
                done.changed()
                        ? Map.of("sendId", id, "message", done.message())
                        : Map.of(
                                "error",
                                Map.of(
                                        "field",
                                        "sendId",
                                        "value",
                                        shown(id),
                                        "message",
                                        "the send " + done.message())));
    }

    private Done decide(Found found, Map<String, Object> said) {
        String decision = text(said, "decision");
        return switch (decision) {
            case "sent" -> commands.sent(found, word(said));
            case "not-sent" -> commands.notSent(found, word(said));
            default -> throw new Wrong("decision", decision, "sent or not-sent");
        };
    }

    private static Word word(Map<String, Object> said) {
        String reason = text(said, "reason");
        if (reason.isEmpty()) {
            throw new Wrong("reason", "", "given: what you saw, in a few words");
        }
        String actor = text(said, "actor");
        return new Word(actor.isEmpty() ? "sales" : actor, reason);
    }

    private static String text(Map<String, Object> said, String field) {
        Object value = said.getOrDefault(field, "");
        if (!(value instanceof String text)
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong(field, String.valueOf(value), "one line of at most 200 characters");
        }
        return text.strip();
    }

    private static List<Map<String, Object>> views(List<Found> sends) {
        return sends.stream().map(SendsHandler::view).toList();
    }

    private static Map<String, Object> view(Found found) {
        Map<String, Object> view = new LinkedHashMap<>();
        Send send = found.send();
        view.put("sendId", SendIds.reference(send.leadId(), send.id()));
        view.put("leadId", send.leadId());
        view.put("company", found.file().lead().company().name());
        view.put(
                "to",
                found.file().contact(send.contactId()).map(Contact::address).orElse("removed"));
        view.put("subject", Sends.email(found.file(), send).map(Sends::subject).orElse(""));
        view.put("step", send.step());
        view.put("status", send.status().id());
        view.put("plannedAt", send.plannedAt().toString());
        view.put("attemptedAt", send.claimedAt() == null ? "" : send.claimedAt().toString());
        view.put("acceptedAt", send.acceptedAt() == null ? "" : send.acceptedAt().toString());
        view.put("messageId", send.messageId());
        view.put("why", send.verdict());
        view.put("since", send.verdictSince() == null ? "" : send.verdictSince().toString());
        view.put("remedy", send.remedy());
        view.put("settledBy", send.settledBy());
        return view;
    }

    private static String body(APIGatewayProxyRequestEvent request) {
        String body = request.getBody() == null ? "" : request.getBody();
        return Boolean.TRUE.equals(request.getIsBase64Encoded())
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }

    private static APIGatewayProxyResponseEvent problem(
            int status, String field, String value, String message) {
        return json(
                status,
                Map.of("error", Map.of("field", field, "value", value, "message", message)));
    }

    private static APIGatewayProxyResponseEvent json(int status, Object body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Content-Type", "application/json",
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(Json.write(body));
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > 80 ? line.substring(0, 80) + "..." : line;
    }

    /** A request that names a field, its value and what would be right. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String field;
        private final String value;

        Wrong(String field, String value, String expected) {
            super("%s must be %s, got \"%s\"".formatted(field, expected, shown(value)));
            this.field = field;
            this.value = shown(value);
        }
    }
}
