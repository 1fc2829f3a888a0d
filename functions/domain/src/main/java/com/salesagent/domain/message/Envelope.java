package com.salesagent.domain.message;

/**
 * Everything about an email to one contact that its writer doesn't write: sender, recipient,
 * footer, unsubscribe link, tracking. {@link #seal} puts a subject and a body into it.
 *
 * <p>It holds the finished unsubscribe link, not the key that signed it. So the public review page,
 * which must not know that key, can show exactly what leaves and can hash exactly what an edit of
 * the approver will send.
 *
 * @param footer the plain text below the body, up to the line before the link
 */
public record Envelope(
        String from,
        String fromName,
        String replyTo,
        String to,
        String toName,
        String footer,
        String unsubscribeUrl,
        String unsubscribeAddress,
        boolean trackOpens) {

    /** The email as it leaves. The same subject and body always give the same bytes. */
    public OutgoingEmail seal(String subject, String body) {
        String text = body.strip();
        return new OutgoingEmail(
                from,
                fromName,
                replyTo,
                to,
                toName,
                oneLine(subject),
                text + "\n\n-- \n" + footer + "\n" + unsubscribeUrl + "\n",
                html(text),
                unsubscribeUrl,
                unsubscribeAddress,
                trackOpens);
    }

    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private String html(String body) {
        StringBuilder html =
                new StringBuilder(
                        "<!doctype html><html><body"
                            + " style=\"font-family:sans-serif;font-size:15px;line-height:1.5\">\n");
        for (String paragraph : body.split("\\n\\s*\\n", -1)) {
            html.append("<p>").append(lines(paragraph)).append("</p>\n");
        }
        return html.append("<p style=\"color:#666;font-size:12px\">")
                .append(lines(footer))
                .append(" <a href=\"")
                .append(escape(unsubscribeUrl))
                .append("\">unsubscribe</a></p>\n</body></html>\n")
                .toString();
    }

    private static String lines(String paragraph) {
        return escape(paragraph.strip()).replace("\n", "<br>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
