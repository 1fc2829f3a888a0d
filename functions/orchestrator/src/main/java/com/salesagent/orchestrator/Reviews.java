package com.salesagent.orchestrator;

/**
 * What the reviews of a run are told, so that one review email goes out when all leads have
 * arrived.
 */
interface Reviews {
    /** Discovery ended: so many leads come to gate 1. A repeat tells the same. */
    void leadsExpected(String runId, int count);

    /** A lead that was on its way to gate 2 will not come. */
    void oneDraftFewer(String runId);
}
