package com.salesagent.contacts;

/** The review of a run's drafts, as far as it waits for this lead's. */
interface DraftReview {
    /**
     * Says that no draft of a lead will arrive, so that the review email doesn't wait for it. A
     * repeat may send that email early; nothing else depends on the count.
     */
    void oneFewer(String runId, String leadId);
}
