package com.salesagent.domain.send;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Addresses;

import java.util.Optional;

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

    /** The idempotency key of an answer: one reply is answered once. */
    public static String ofAnswer(String leadId, String replyId) {
        return Digests.sha256Hex("answer:" + leadId + ":" + replyId).substring(0, DIGITS);
    }

    /**
     * How the provider and answers name a send: with its lead, whose id is no personal data, so
     * that an event finds its way without an index.
     */
    public static String reference(String leadId, String sendId) {
        return leadId + "." + sendId;
    }

    /** The lead of a {@link #reference}; empty for anything else. */
    public static Optional<String> leadOf(String reference) {
        int dot = reference.indexOf('.');
        return dot > 0 ? Optional.of(reference.substring(0, dot)) : Optional.empty();
    }

    /** The send of a {@link #reference}; blank for anything else. */
    public static String sendOf(String reference) {
        return reference.substring(reference.indexOf('.') + 1);
    }

    /** The Message-ID header: the same for each attempt at the same send. */
    public static String messageId(String leadId, String sendId, String senderAddress) {
        return "<" + reference(leadId, sendId) + "@" + Addresses.domain(senderAddress) + ">";
    }

    /** The {@link #reference} in a Message-ID of ours, with or without angle brackets. */
    public static String referenceOf(String messageId) {
        String id = messageId.strip().replaceAll("^<|>$", "");
        int at = id.lastIndexOf('@');
        return at > 0 ? id.substring(0, at) : "";
    }
}
