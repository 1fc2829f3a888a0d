package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.outreach.Unsubscribe.Looked;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.Map;

/** The pages behind an unsubscribe link. No script, no request to anywhere, kept by no cache. */
final class UnsubscribePages {
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Cache-Control", "no-store",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff",
                    "X-Robots-Tag", "noindex",
                    "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                                    + " frame-ancestors 'none'; base-uri 'none'");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** What the link stands for now. */
    APIGatewayProxyResponseEvent page(Looked looked) {
        return switch (looked) {
            case Looked.Open(String shown) ->
                    answer(200, "outreach/ask.jte", Map.of("address", shown));
            case Looked.Done(String shown) ->
                    answer(200, "outreach/done.jte", Map.of("address", shown));
            case Looked.Forged forged -> answer(404, "outreach/unknown.jte", Map.of());
        };
    }

    /** For a form that asks for nothing: the question again. */
    APIGatewayProxyResponseEvent unclear(Looked looked) {
        return page(looked).withStatusCode(400);
    }

    private APIGatewayProxyResponseEvent answer(
            int status, String template, Map<String, Object> values) {
        StringOutput html = new StringOutput();
        templates.render(template, values, html);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(HEADERS)
                .withBody(html.toString());
    }
}
