package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.platform.Json;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON that leaves, compared with what was judged. */
class FinalRequestTest {
    private static final OutgoingEmail EMAIL =
            new OutgoingEmail(
                    "dana@northwind.example",
                    "Dana",
                    "replies@northwind.example",
                    "pat@acme.example",
                    "Pat",
                    "Your bill",
                    "A word.",
                    "<p>A word.</p>",
                    "https://agent.example/unsubscribe/x",
                    "replies@northwind.example",
                    false);

    @Test
    void whatWasJudgedMayLeave() {
        assertThat(FinalRequest.differs(Json.write(request()), EMAIL)).isEmpty();
    }

    @Test
    void anythingElseMayNot() {
        assertThat(changed("subject", "Another")).isNotEmpty();
        assertThat(changed("from", Map.of("email", "ceo@northwind.example"))).isNotEmpty();
        assertThat(changed("from", Map.of("email", EMAIL.from(), "name", "The CEO"))).isNotEmpty();
        assertThat(changed("reply_to", Map.of("email", "x@northwind.example"))).isNotEmpty();
        assertThat(changed("content", content("A word.", "<p>A word.</p><img>")))
                .contains("another text");
        assertThat(changed("content", content("Another word.", "<p>A word.</p>")))
                .contains("another text");
        assertThat(changed("mail_settings", Map.of("bypass_list_management", true)))
                .contains("settings that may bypass an opt-out");
        assertThat(changed("personalizations", recipients("pat@acme.example", "cc", "a@b.example")))
                .isNotEmpty();
        assertThat(changed("personalizations", recipients("sam@acme.example", "x", "")))
                .isNotEmpty();
        assertThat(changed("personalizations", List.of())).isNotEmpty();
    }

    private static Optional<String> changed(String field, Object value) {
        Map<String, Object> request = request();
        request.put(field, value);
        return FinalRequest.differs(Json.write(request), EMAIL);
    }

    private static Map<String, Object> request() {
        Map<String, Object> request = new TreeMap<>();
        request.put("from", Map.of("email", EMAIL.from(), "name", EMAIL.fromName()));
        request.put("reply_to", Map.of("email", EMAIL.replyTo()));
        request.put("subject", EMAIL.subject());
        request.put("content", content(EMAIL.text(), EMAIL.html()));
        request.put("personalizations", recipients(EMAIL.to(), "x", ""));
        return request;
    }

    private static List<Object> content(String text, String html) {
        return List.of(
                Map.of("type", "text/plain", "value", text),
                Map.of("type", "text/html", "value", html));
    }

    private static List<Object> recipients(String to, String field, String value) {
        Map<String, Object> recipient = new TreeMap<>();
        recipient.put("to", List.of(Map.of("email", to, "name", EMAIL.toName())));
        if (!value.isEmpty()) {
            recipient.put(field, List.of(Map.of("email", value)));
        }
        recipient.put(
                "headers",
                Map.of(
                        "List-Unsubscribe",
                        EMAIL.listUnsubscribe(),
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));
        return List.of(recipient);
    }
}
