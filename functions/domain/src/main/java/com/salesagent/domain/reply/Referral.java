package com.salesagent.domain.reply;

/**
 * Somebody a reply points to, as far as its text names them.
 *
 * @param name a person's or department's name; empty if only an address was given
 * @param address an email address found in the text; empty if only a name was given
 */
public record Referral(String name, String address) {}
