package com.salesagent.domain.reply;

/** The writer's stance towards us. */
public enum Sentiment {
    POSITIVE("positive"),
    NEUTRAL("neutral"),
    NEGATIVE("negative");

    private final String label;

    Sentiment(String label) {
        this.label = label;
    }

    /** The name in stored verdicts, reports and evaluation files. */
    public String label() {
        return label;
    }
}
