package com.salesagent.domain.reply;

/**
 * What a model read in a reply: closed choices only, so that no text of its own gets further.
 *
 * @param confidence 0 to 1, the model's own estimate
 */
public record ModelReading(Sentiment sentiment, Intent intent, double confidence) {
    public ModelReading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, got " + confidence);
        }
    }
}
