package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.track.Alerts.Status;

import org.jsoup.nodes.Entities;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The pages behind an alert's link. No script, no request to anywhere, kept by no cache. */
final class AlertPages {
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
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            :root { color-scheme: light dark; --accent: light-dark(#0b5cad, #7fb8f0); }
            body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.2rem; }
            h1 { font-size: 1.4rem; }
            button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem;
              background: var(--accent); color: light-dark(#fff, #111); cursor: pointer; }
            button:focus-visible { outline: 3px solid; outline-offset: 2px; }
            code { overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            {body}
            </main>
            </body>
            </html>
            """;

    private AlertPages() {}

    static APIGatewayProxyResponseEvent page(String leadId, Status status) {
        String more =
                "<p>Everything known about it: <code>./sales-agent lead show "
                        + Entities.escape(leadId)
                        + "</code></p>";
        if (status.acknowledgedAt() != null) {
            return answer(
                    200,
                    "This answer is taken on",
                    "<p>Since %s. Nobody else will be asked.</p>%s"
                            .formatted(TIME.format(status.acknowledgedAt()), more));
        }
        return answer(
                200,
                "Do you take this answer on?",
                """
                <p>Sales was told at %s. If nobody takes it on within an hour, somebody else is
                asked.</p>
                <form method="post"><button type="submit">I take it on</button></form>
                %s\
                """
                        .formatted(TIME.format(status.toldAt()), more));
    }

    static APIGatewayProxyResponseEvent unknown() {
        return answer(
                404,
                "This link leads nowhere",
                "<p>It is not whole, or not ours. Open it from the alert itself.</p>");
    }

    private static APIGatewayProxyResponseEvent answer(int status, String title, String body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(HEADERS)
                .withBody(PAGE.replace("{title}", title).replace("{body}", body));
    }
}
