package com.salesagent.tracker;

/** Whether a batch of events is from whoever may post them. */
interface BatchSignature {
    /**
     * Verifies one batch.
     *
     * @param signature the header's value; blank if there is none, as for the timestamp
     * @param body the bytes as they were sent
     */
    boolean valid(String signature, String timestamp, byte[] body);
}
