package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.platform.LeanApiHandler;
import com.salesagent.platform.Priming;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Public page behind the link in each email. GET and HEAD only ask, since link scanners follow
 * every link; POST acts, from the page's button or from a mail program (RFC 8058). Safe to repeat.
 */
public final class UnsubscribeHandler extends LeanApiHandler {
    private final Unsubscribe unsubscribe;
    private final UnsubscribePages pages;

    public UnsubscribeHandler() {
        this(Wiring.current().unsubscribe(), new UnsubscribePages());
        Wiring.beforeSnapshot(() -> handleRequest(linkOfNobody(), null));
    }

    /** A link that is genuine while a snapshot is made, of a lead that isn't there. */
    private static APIGatewayProxyRequestEvent linkOfNobody() {
        String url = new UnsubscribeLinks("", () -> Priming.SECRET).url("nobody", "nobody");
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("GET")
                .withPathParameters(Map.of("token", url.substring(url.lastIndexOf('/') + 1)));
    }

    UnsubscribeHandler(Unsubscribe unsubscribe, UnsubscribePages pages) {
        this.unsubscribe = unsubscribe;
        this.pages = pages;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        Map<String, String> path = request.getPathParameters();
        String token = path == null ? "" : path.getOrDefault("token", "");
        return switch (request.getHttpMethod()) {
            case "POST" ->
                    OptOutForm.source(body(request))
                            .map(source -> pages.page(unsubscribe.act(token, source)))
                            .orElseGet(() -> pages.unclear(unsubscribe.look(token)));
            case "HEAD" -> pages.page(unsubscribe.look(token)).withBody("");
            default -> pages.page(unsubscribe.look(token));
        };
    }

    private static String body(APIGatewayProxyRequestEvent request) {
        String body = request.getBody() == null ? "" : request.getBody();
        return Boolean.TRUE.equals(request.getIsBase64Encoded())
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }
}
