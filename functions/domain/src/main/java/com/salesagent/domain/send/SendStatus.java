package com.salesagent.domain.send;

import java.util.Locale;

/** Where one send stands in the ledger. */
public enum SendStatus {
    /** Approved and planned; nothing has left. */
    RESERVED,
    /** A worker holds it under a lease and may have called the provider. */
    DISPATCHING,
    /** The provider took it (202). Never sent again. */
    ACCEPTED,
    /** The provider said no (400, 401, 403, 413): nothing left. */
    REFUSED,
    /**
     * The answer was lost or a worker died: it may have left. Never repeated; evidence or a person
     * settles it.
     */
    IN_DOUBT,
    /** Stopped before it left: a reply, an opt-out, a bounce, a person. */
    CANCELLED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SendStatus of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /**
     * Whether this step may be planned anew for this address. Where an email is or may be with the
     * provider, never.
     */
    public boolean replaceable() {
        return this == REFUSED || this == CANCELLED;
    }
}
