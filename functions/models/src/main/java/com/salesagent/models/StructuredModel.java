package com.salesagent.models;

/**
 * A language model that fills in a record and can do nothing else: no tools, no memory, no free
 * text. Each caller has a way of its own for when there is no answer.
 */
public interface StructuredModel {
    /**
     * Asks once; nothing is repeated inside. Returns within the model's deadline, whatever the
     * provider does, and throws nothing for what a provider does.
     *
     * @param shape a record of texts, enums, numbers, flags, lists and records of those; its JSON
     *     schema goes with the question, and the answer is validated against it. A text must be
     *     there and not blank, and no longer than its {@link Text} says.
     */
    <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape);
}
