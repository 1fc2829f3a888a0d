package com.salesagent.local.mail;

import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages under {@code /mailbox}. They need no script; with it, new mail shows up by itself. */
final class MailPages {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(ContentType.Html);

    /** A mail's own HTML: no script, no request to anywhere; links open in a tab of their own. */
    private static final String MAIL_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
                    + " style-src 'unsafe-inline'; img-src data:";

    private static final Map<String, String> QUICK =
            Map.of(
                    "call", "Yes, call me Tuesday.",
                    "no", "Thanks, but we're not interested.",
                    "stop", "stop");
    private static final String AWAY =
            "Thank you for your message. I am out of the office until Monday and will answer then.";

    private final Mailbox mailbox;
    private final Views views;
    private final MailActions actions;
    private final Supplier<Duration> ahead;
    private final boolean paced;

    MailPages(
            Mailbox mailbox,
            Views views,
            MailActions actions,
            Supplier<Duration> ahead,
            boolean paced) {
        this.mailbox = mailbox;
        this.views = views;
        this.actions = actions;
        this.ahead = ahead;
        this.paced = paced;
    }

    Reply handle(Request request) throws InterruptedException {
        List<String> path = request.segments();
        if (path.size() == 1) {
            return page(200, "mailbox.jte", Map.of("lists", views.lists(), "notes", notes()));
        }
        Optional<Mail> mail =
                path.size() >= 3 && path.get(1).equals("mail")
                        ? mailbox.find(path.get(2))
                        : Optional.empty();
        if (mail.isEmpty()) {
            return page(404, "missing.jte", Map.of("notes", notes()));
        }
        if (path.size() == 3) {
            mailbox.see(mail.get().id());
            return page(
                    200,
                    "mail.jte",
                    Map.of("talk", views.conversation(mail.get()), "notes", notes()));
        }
        return switch (request.method() + " " + path.get(3)) {
            case "GET html" ->
                    Reply.html(200, "<base target=\"_blank\">" + mail.get().html())
                            .with("Content-Security-Policy", MAIL_POLICY);
            case "POST reply" -> reply(mail.get(), request.form());
            case "POST event" -> {
                String event = request.form().getOrDefault("event", "");
                yield actions.happen(mail.get(), event)
                        ? back(mail.get())
                        : page(400, "missing.jte", Map.of("notes", notes()));
            }
            default -> page(404, "missing.jte", Map.of("notes", notes()));
        };
    }

    private Reply reply(Mail mail, Map<String, String> form) {
        String quick = form.getOrDefault("quick", "");
        String text = form.getOrDefault("text", "").replace("\r\n", "\n").strip();
        if (quick.equals("away")) {
            mailbox.answer(mail.id(), AWAY, true);
        } else if (QUICK.containsKey(quick)) {
            mailbox.answer(mail.id(), QUICK.get(quick), false);
        } else if (!text.isEmpty()) {
            mailbox.answer(mail.id(), text, false);
        }
        return back(mail);
    }

    private static Reply back(Mail mail) {
        return Reply.seeOther("/mailbox/mail/" + mail.id() + "#latest");
    }

    private View.Notes notes() {
        return new View.Notes(ahead(), paced);
    }

    private String ahead() {
        Duration offset = ahead.get();
        if (offset.isZero()) {
            return "";
        }
        return offset.toDays() > 0
                ? offset.toDays() + (offset.toDays() == 1 ? " day" : " days")
                : Math.max(1, offset.toMinutes()) + " min";
    }

    private static Reply page(int status, String template, Map<String, Object> values) {
        StringOutput page = new StringOutput();
        TEMPLATES.render(template, values, page);
        return Reply.html(status, page.toString())
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; script-src 'self';"
                                + " connect-src 'self'; frame-src 'self'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'")
                .with("Cache-Control", "no-store");
    }

    /** The page at {@code /}: what runs where. */
    Reply start(Map<String, String> places) {
        return page(200, "start.jte", Map.of("places", places, "notes", notes()));
    }
}
