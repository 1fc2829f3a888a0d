package com.salesagent.writer;

import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one draft may keep models busy: a draft can take six questions, and the function must
 * end before its own timeout does it.
 *
 * @param total from the start of the draft
 * @param each the longest that one question takes
 * @param nanos a clock that only counts up
 */
record TimeBudget(Duration total, Duration each, LongSupplier nanos) {
    /** The model, until there is no time left for one more whole question. */
    StructuredModel over(StructuredModel model) {
        long last = nanos.getAsLong() + total.minus(each).toNanos();
        return new StructuredModel() {
            @Override
            public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
                return nanos.getAsLong() - last > 0
                        ? new Answer.Unavailable<>("no time was left for one more question")
                        : model.ask(prompt, shape);
            }
        };
    }
}
