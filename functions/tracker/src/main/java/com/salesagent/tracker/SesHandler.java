package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.List;
import java.util.Map;

/**
 * Mail that Amazon SES received for the inbound domain, up to 40 MB: its rule first puts the MIME
 * mail into the bucket under {@link StoredMail#PREFIX}, then invokes this. For stages whose replies
 * come by SES instead of SendGrid's Inbound Parse; only SES may invoke it. An error makes SES
 * repeat.
 */
public final class SesHandler implements RequestHandler<Map<String, Object>, String> {
    private final StoredMail mails;

    public SesHandler() {
        this(Wiring.fromEnvironment().storedMail());
    }

    SesHandler(StoredMail mails) {
        this.mails = mails;
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        int taken = 0;
        for (Object entry : list(event, "Records")) {
            Map<?, ?> ses = map(entry, "ses");
            Map<?, ?> mail = map(ses, "mail");
            List<String> recipients =
                    list(map(ses, "receipt"), "recipients").stream().map(String::valueOf).toList();
            mails.take(
                    String.valueOf(mail.get("messageId")),
                    recipients,
                    mail.get("source") instanceof String sender ? sender : "");
            taken++;
        }
        return taken + " mails taken";
    }

    private static Map<?, ?> map(Object from, String name) {
        return from instanceof Map<?, ?> map && map.get(name) instanceof Map<?, ?> found
                ? found
                : Map.of();
    }

    private static List<?> list(Map<?, ?> from, String name) {
        return from.get(name) instanceof List<?> found ? found : List.of();
    }
}
