package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.InboundMail.Header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A row of an evaluation file as a mail; its text may begin with header lines or be HTML. */
final class ArrivedMail {
    private static final Pattern FIELD = Pattern.compile("^[A-Za-z][A-Za-z0-9-]{1,40}: ?.*");
    private static final Pattern HTML =
            Pattern.compile("(?is)^\\s*<(?:!doctype|html|head|body|div|p|table|span|meta|br)\\b.*");
    private static final Set<String> KNOWN =
            Set.of(
                    "from",
                    "to",
                    "subject",
                    "date",
                    "return-path",
                    "auto-submitted",
                    "content-type",
                    "precedence",
                    "message-id",
                    "received",
                    "x-autoreply",
                    "mime-version",
                    "x-auto-response-suppress",
                    "in-reply-to",
                    "x-failed-recipients");

    private ArrivedMail() {}

    static InboundMail of(Map<String, Object> row) {
        String text = Evaluation.string(row, "text");
        var headers = new ArrayList<Header>();
        if (row.get("headers") instanceof Map<?, ?> given) {
            given.forEach(
                    (name, value) ->
                            headers.add(new Header(String.valueOf(name), String.valueOf(value))));
        }
        int body = headerEnd(text);
        if (body > 0) {
            headers.addAll(fields(text.substring(0, body)));
            text = text.substring(body);
        }
        String html = Evaluation.string(row, "html");
        if (html.isEmpty() && isHtml(text)) {
            html = text;
            text = "";
        }
        return new InboundMail(
                headers,
                value(row, headers, "from"),
                value(row, headers, "to"),
                value(row, headers, "subject"),
                text,
                html);
    }

    /** True for a body that begins as HTML does. */
    static boolean isHtml(String body) {
        return HTML.matcher(body.substring(0, Math.min(200, body.length()))).matches();
    }

    private static String value(Map<String, Object> row, List<Header> headers, String name) {
        String given = Evaluation.string(row, name);
        return given.isEmpty()
                ? headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase(name))
                        .map(Header::value)
                        .findFirst()
                        .orElse("")
                : given;
    }

    /**
     * Where the body begins if the text starts with at least one known header field and a blank
     * line; else 0.
     */
    private static int headerEnd(String text) {
        int at = 0;
        boolean known = false;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end).stripTrailing();
            if (line.isEmpty()) {
                return known ? Math.min(text.length(), end + 1) : 0;
            }
            boolean folded = at > 0 && Character.isWhitespace(line.charAt(0));
            if (!folded
                    && !FIELD.matcher(line.length() > 300 ? line.substring(0, 300) : line)
                            .matches()) {
                return 0;
            }
            known |=
                    !folded
                            && KNOWN.contains(
                                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
            at = end + 1;
        }
        return 0;
    }

    private static List<Header> fields(String block) {
        var fields = new ArrayList<Header>();
        for (String line : block.replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return fields;
    }
}
