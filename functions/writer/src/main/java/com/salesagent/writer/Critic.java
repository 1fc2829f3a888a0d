package com.salesagent.writer;

import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Email;

/** Grades a first email. Always answers: who can't grade hands on to who can. */
interface Critic {
    Graded grade(Brief brief, Email first);

    /** Grades, and what a model used to give them. */
    record Graded(Critique critique, int tokensIn, int tokensOut) {}
}
