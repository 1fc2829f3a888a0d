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
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.Json;

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
        return ApiAnswers.of(
                () -> request.getHttpMethod().equals("POST") ? tell(request) : list(request));
    }

    private APIGatewayProxyResponseEvent list(APIGatewayProxyRequestEvent request) {
        String lead = ApiAnswers.query(request, "lead");
        if (lead.isEmpty()) {
            return ApiAnswers.json(200, Map.of("sends", views(commands.inDoubt())));
        }
        return commands.ofLead(lead)
                .map(sends -> ApiAnswers.json(200, Map.of("sends", views(sends))))
                .orElseGet(
                        () ->
                                ApiAnswers.problem(
                                        404,
                                        "lead",
                                        lead,
                                        "no lead has this id; ./sales-agent status RUN lists a"
                                                + " run's leads"));
    }

    private APIGatewayProxyResponseEvent tell(APIGatewayProxyRequestEvent request) {
        Map<String, String> path = ApiAnswers.pathParameters(request);
        String id = path.getOrDefault("sendId", "");
        String command = path.getOrDefault("command", "");
        String body = ApiAnswers.body(request);
        Map<String, Object> said = body.isBlank() ? Map.of() : Json.object(body);
        Optional<Found> found = commands.find(id);
        if (found.isEmpty()) {
            return ApiAnswers.problem(
                    404, "sendId", id, "no send has this id; ./sales-agent sends lists them");
        }
        Done done =
                switch (command) {
                    case "decide" -> decide(found.get(), said);
                    case "cancel" -> commands.cancel(found.get(), word(said));
                    default -> throw new BadRequest("command", command, "decide or cancel");
                };
        return done.changed()
                ? ApiAnswers.json(200, Map.of("sendId", id, "message", done.message()))
                : ApiAnswers.problem(409, "sendId", id, "the send " + done.message());
    }

    private Done decide(Found found, Map<String, Object> said) {
        String decision = text(said, "decision");
        return switch (decision) {
            case "sent" -> commands.sent(found, word(said));
            case "not-sent" -> commands.notSent(found, word(said));
            default -> throw new BadRequest("decision", decision, "sent or not-sent");
        };
    }

    private static Word word(Map<String, Object> said) {
        String reason = text(said, "reason");
        if (reason.isEmpty()) {
            throw new BadRequest("reason", "", "given: what you saw, in a few words");
        }
        String actor = text(said, "actor");
        return new Word(actor.isEmpty() ? "sales" : actor, reason);
    }

    private static String text(Map<String, Object> said, String field) {
        Object value = said.getOrDefault(field, "");
        if (!(value instanceof String text)
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest(
                    field, String.valueOf(value), "one line of at most 200 characters");
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
}
