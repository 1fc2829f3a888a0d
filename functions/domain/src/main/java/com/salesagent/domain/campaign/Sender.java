package com.salesagent.domain.campaign;

/**
 * Who writes, as the prospect sees it.
 *
 * @param address the From address, on a domain that the mail provider is authenticated for
 * @param replyTo where answers go: the inbound address that the tracker reads
 * @param postalAddress a real one, in each email: the law (CAN-SPAM) asks for it
 */
public record Sender(
        String name,
        String title,
        String organisation,
        String address,
        String replyTo,
        String postalAddress,
        String website,
        String phone) {}
