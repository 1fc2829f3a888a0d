package com.salesagent.local.mail;

import java.util.Locale;
import java.util.Optional;

/** What can become of a mail, as SendGrid's events name it. */
enum Happening {
    PROCESSED("processed", "accepted"),
    DELIVERED("delivered", "delivered"),
    OPEN("open", "opened"),
    BOUNCE("bounce", "bounced"),
    BLOCK("bounce", "blocked"),
    SPAM("spamreport", "reported as spam"),
    UNSUBSCRIBE("unsubscribe", "unsubscribed");

    private final String event;
    private final String state;

    Happening(String event, String state) {
        this.event = event;
        this.state = state;
    }

    /** SendGrid's name of the event. */
    String event() {
        return event;
    }

    /** What a person calls the mail's state then. */
    String state() {
        return state;
    }

    static Optional<Happening> named(String name) {
        for (Happening happening : values()) {
            if (happening.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(happening);
            }
        }
        return Optional.empty();
    }
}
