package com.salesagent.domain.track;

import java.util.Locale;

/** What a mail provider reports about one email. */
public enum DeliveryType {
    PROCESSED,
    DELIVERED,
    /** The receiving server asked to try later; the provider does, for three days. */
    DEFERRED,
    /** The provider didn't even try; the reason says why. */
    DROPPED,
    /** For good: the address doesn't work. */
    BOUNCE,
    /** For now: the receiving server refused this email. Says nothing about the address. */
    BLOCKED,
    OPEN,
    /** An open by a machine, such as Apple's privacy proxy. */
    MACHINE_OPEN,
    CLICK,
    SPAM_REPORT,
    UNSUBSCRIBE,
    GROUP_UNSUBSCRIBE,
    GROUP_RESUBSCRIBE,
    ACCOUNT_STATUS_CHANGE,
    /** A type that we don't know; kept as it came. */
    UNKNOWN;

    /** The name in tables and pages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the event shows that the provider had taken the email. */
    public boolean showsAcceptance() {
        return switch (this) {
            case PROCESSED,
                    DELIVERED,
                    DEFERRED,
                    DROPPED,
                    BOUNCE,
                    BLOCKED,
                    OPEN,
                    MACHINE_OPEN,
                    CLICK,
                    SPAM_REPORT ->
                    true;
            default -> false;
        };
    }
}
