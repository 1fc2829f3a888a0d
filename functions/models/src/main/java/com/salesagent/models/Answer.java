package com.salesagent.models;

/** What came of asking a model. */
public sealed interface Answer<T> {
    /**
     * A valid record.
     *
     * @param model the model's name, as a log or a page shows it
     * @param tokensIn 0 where the provider doesn't say, as {@code tokensOut}
     * @param millis from the question to the valid answer
     */
    record Answered<T>(T value, String model, int tokensIn, int tokensOut, long millis)
            implements Answer<T> {}

    /**
     * No answer that can be used.
     *
     * @param reason for a person, in our own words; never a provider's text
     */
    record Unavailable<T>(String reason) implements Answer<T> {}
}
