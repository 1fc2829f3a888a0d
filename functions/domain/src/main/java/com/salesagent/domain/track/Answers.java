package com.salesagent.domain.track;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people answered, each as it was read last. */
public final class Answers {
    /** Names, in a {@link LeadEvent#REREAD}, the answer that it reads again. */
    public static final String OF = "of";

    private Answers() {}

    /**
     * A lead's answers, oldest first; a later reading takes the place of an earlier one's words.
     */
    public static List<LeadEvent> of(LeadFile file) {
        return file.events().stream()
                .filter(event -> event.type().equals(LeadEvent.REPLY))
                .map(reply -> asReadLast(file, reply))
                .toList();
    }

    /** An answer as it was read last; its time and id stay. */
    public static LeadEvent asReadLast(LeadFile file, LeadEvent reply) {
        return rereading(file, reply)
                .map(
                        again -> {
                            Map<String, String> details = new HashMap<>(reply.details());
                            details.remove("suppress");
                            details.remove("alert");
                            details.putAll(again.details());
                            return new LeadEvent(
                                    reply.leadId(),
                                    reply.id(),
                                    reply.type(),
                                    reply.contactId(),
                                    reply.sendId(),
                                    reply.at(),
                                    details);
                        })
                .orElse(reply);
    }

    private static Optional<LeadEvent> rereading(LeadFile file, LeadEvent reply) {
        return file.events().stream()
                .filter(event -> event.type().equals(LeadEvent.REREAD))
                .filter(event -> reply.id().equals(event.details().get(OF)))
                .max(Comparator.comparing(LeadEvent::at));
    }
}
