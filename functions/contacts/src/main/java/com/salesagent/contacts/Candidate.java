package com.salesagent.contacts;

/**
 * Somebody whom a source names. A blank text means that it doesn't say.
 *
 * @param name full name; blank for a shared mailbox
 * @param address valid, normalised
 * @param phone E.164
 * @param source as {@link com.salesagent.domain.contact.Contact#source}
 */
record Candidate(String name, String title, String address, String phone, String source) {}
