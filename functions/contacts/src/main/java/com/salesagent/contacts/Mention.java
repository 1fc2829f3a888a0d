package com.salesagent.contacts;

/**
 * An address on a page, with what the page says of its owner. A blank text means that it doesn't
 * say.
 *
 * @param address valid, normalised, at the company's domain
 * @param phone E.164
 */
record Mention(String address, String name, String title, String phone) {
    /** How much the page says. */
    int weight() {
        return (name.isEmpty() ? 0 : 4) + (title.isEmpty() ? 0 : 2) + (phone.isEmpty() ? 0 : 1);
    }
}
