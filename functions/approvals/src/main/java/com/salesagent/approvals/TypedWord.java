package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Link;
import com.salesagent.domain.approval.LinkStore;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.lead.LeadIds;

import java.time.Instant;
import java.util.List;

/**
 * The one deliberate act of a page: whoever decides types the code from the mail, or for a single
 * draft its company's name. A scanner that fills in and submits the form decides nothing.
 */
final class TypedWord {
    /** Of a million codes: guessing takes years. */
    private static final int WRONG_CODES_AN_HOUR = 20;

    private final LinkStore links;

    TypedWord(LinkStore links) {
        this.links = links;
    }

    /**
     * Why these items can't be decided with what was typed; blank if they can.
     *
     * @param key of the link, which the code's hash needs
     */
    String problem(String typed, List<Approval> items, Link link, String key, Instant now) {
        if (items.isEmpty()) {
            return "";
        }
        boolean nameDoes =
                items.size() == 1
                        && items.getFirst().snapshot() instanceof Snapshot.OfDraft draft
                        && draft.terms().nameSuffices();
        if (typed.isEmpty()) {
            return "Nothing was changed: to decide, type the 6-digit code from the review email"
                    + (nameDoes ? ", or the company's name." : ".");
        }
        if (nameDoes && names(typed, items.getFirst())) {
            return "";
        }
        if (links.tryCode(link, now) > WRONG_CODES_AN_HOUR) {
            return "Nothing was changed: too many wrong codes were typed with this link. Try again"
                    + " in an hour.";
        }
        if (link.accepts(key, typed.replaceAll("\\s", ""))) {
            links.codeAccepted(link, now);
            return "";
        }
        return "Nothing was changed: that is not the code from the review email"
                + (nameDoes ? ", nor the company's name." : ".");
    }

    private static boolean names(String typed, Approval approval) {
        String name = LeadIds.normalised(typed);
        return !name.isEmpty()
                && name.equals(LeadIds.normalised(approval.snapshot().lead().name()));
    }
}
