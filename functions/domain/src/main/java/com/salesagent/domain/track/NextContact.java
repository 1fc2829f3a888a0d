package com.salesagent.domain.track;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.Stage;

/** How a lead shows that a bounce left it for its next contact. */
public final class NextContact {
    /** Begins the id of the stage change; the bounced contact's id ends it. */
    public static final String CHANGE = "next-contact.";

    private NextContact() {}

    /** Whether an attempt at the next contact is due, and nothing has come of it yet. */
    public static boolean due(Lead lead) {
        return lead.stage() == Stage.APPROVED
                && !lead.history().isEmpty()
                && lead.history().getLast().id().startsWith(CHANGE);
    }
}
