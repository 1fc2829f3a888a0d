package com.salesagent.domain.send;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Addresses;

/** Names that follow from what a send is, so that two writers can't make two of it. */
public final class SendIds {
    private static final int DIGITS = 32;

    private SendIds() {}

    /**
     * The idempotency key: one campaign writes one step to one address once, whichever lead has the
     * address. Opaque: the provider keeps it for long.
     */
    public static String of(String campaignId, String address, int step) {
        return Digests.sha256Hex("send:" + campaignId + ":" + Addresses.hash(address) + ":" + step)
                .substring(0, DIGITS);
    }

    /** The Message-ID header: the same for each attempt at the same send. */
    public static String messageId(String sendId, String senderAddress) {
        return "<" + sendId + "@" + Addresses.domain(senderAddress) + ">";
    }
}
