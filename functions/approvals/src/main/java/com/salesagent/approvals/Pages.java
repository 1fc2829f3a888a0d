package com.salesagent.approvals;

import com.salesagent.approvals.view.ExpiredView;
import com.salesagent.approvals.view.MailView;
import com.salesagent.approvals.view.MessageView;
import com.salesagent.approvals.view.OutcomeView;
import com.salesagent.approvals.view.ReviewView;
import com.salesagent.domain.Digests;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Renders the templates, compiled at build time. They escape whatever they are given. */
final class Pages {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(ContentType.Html);
    private static final String STYLE = resource("review.css");

    /** The one thing that the page may load is this very style. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                    .formatted(
                            Base64.getEncoder()
                                    .encodeToString(
                                            Digests.sha256(
                                                    STYLE.getBytes(StandardCharsets.UTF_8))));

    private Pages() {}

    static String review(ReviewView view) {
        return render("approvals/review.jte", view);
    }

    static String outcome(OutcomeView view) {
        return render("approvals/outcome.jte", view);
    }

    static String expired(ExpiredView view) {
        return render("approvals/expired.jte", view);
    }

    static String message(MessageView view) {
        return render("approvals/message.jte", view);
    }

    static String mail(MailView view) {
        return render("approvals/mail.jte", view);
    }

    private static String render(String template, Object view) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, Map.of("view", view, "style", STYLE), output);
        return output.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
