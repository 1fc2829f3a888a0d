package com.salesagent.domain.approval;

import java.util.Map;

/** Answers a waiting task of a state machine. */
public interface TaskTokens {
    /** Gives the task its result. */
    Answer succeed(String taskToken, Map<String, Object> output);

    /** What became of an answer. */
    enum Answer {
        TAKEN,
        /** The task was answered before, has timed out, or its execution has ended. */
        GONE
    }
}
