package com.salesagent.tracker;

import com.salesagent.platform.Json;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queues mails that SES has put into the bucket by itself; needs no look at the bucket. */
final class StoredMail {
    /** Where SES puts them, by their ids. */
    static final String PREFIX = "inbound/ses/";

    private final IntakeQueue queue;
    private final InstantSource clock;

    StoredMail(IntakeQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Queues a mail.
     *
     * @param messageId SES's
     * @param recipients as in the envelope
     * @param sender as in the envelope; blank or {@code <>} for bounces
     */
    void take(String messageId, List<String> recipients, String sender) {
        if (!messageId.matches("[A-Za-z0-9._-]{1,200}")) {
            throw new IllegalArgumentException("SES names a mail by letters and digits");
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("kind", "mime");
        message.put("key", PREFIX + messageId);
        message.put("to", recipients);
        message.put("from", sender.equals("<>") ? "" : sender);
        message.put("at", clock.instant().toString());
        queue.add(List.of(Json.write(message)));
    }
}
