package com.salesagent.domain.approval;

import com.salesagent.domain.campaign.ReviewPolicy;
import com.salesagent.domain.draft.ContentCheck;
import com.salesagent.domain.draft.ContentFacts;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.draft.Finding;
import com.salesagent.domain.message.Envelope;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.send.Cadence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What the approver is shown, frozen when it was asked. The page reads nothing else, so nobody can
 * change it behind an approver's back.
 */
public sealed interface Snapshot {
    /** The company in question. */
    OfLead lead();

    /** What the filters of the page go by. */
    default boolean lowConfidence() {
        return this instanceof OfDraft draft && draft.lowConfidence;
    }

    /** An {@link com.salesagent.domain.draft.Angle}'s id; blank at gate 1. */
    default String angle() {
        return this instanceof OfDraft draft ? draft.angle : "";
    }

    /**
     * A company, as gate 1 asks about it.
     *
     * @param place "Buffalo, NY"
     * @param source register with vintage, or the user's file
     * @param reference the row in the source
     * @param tier an id of {@link com.salesagent.domain.score.Tier}
     * @param score 0 to 100
     * @param spend US dollars a year, all utilities
     * @param savings US dollars a year
     * @param basis one sentence on how the savings were estimated
     * @param reason the analyst's sentence
     */
    record OfLead(
            String name,
            String place,
            String industry,
            String website,
            String phone,
            String source,
            String reference,
            String tier,
            double score,
            Breakdown breakdown,
            long spend,
            Savings savings,
            String basis,
            String reason)
            implements Snapshot {
        @Override
        public OfLead lead() {
            return this;
        }
    }

    /**
     * Emails to one contact, as gate 2 asks about them.
     *
     * @param draftVersion the stored version that these emails are
     * @param demonstration the contact is made up
     * @param envelope sender, recipient and footer of all of them
     * @param contentHashes of each email as it leaves, by step
     * @param feedback what the approver asked for that led to this version; blank for the first
     * @param previous the emails of the version before, where this one is a rewrite; else empty
     * @param terms how it is decided, and when what is approved leaves
     * @param canRegenerate whether the machine takes another rewrite
     * @param onlyEmail which email of an approved sequence was changed and is asked about, from 1;
     *     0 where it is about all of them. The others stand with it as they were approved
     * @param facts what the emails, and an approver's edits of them, may claim
     */
    record OfDraft(
            OfLead lead,
            int draftVersion,
            String contactId,
            String contactName,
            String contactTitle,
            String contactSource,
            boolean demonstration,
            Envelope envelope,
            List<Email> emails,
            List<String> contentHashes,
            String angle,
            String reasoning,
            Critique critique,
            int rewrites,
            boolean lowConfidence,
            String writtenBy,
            String feedback,
            List<Email> previous,
            Terms terms,
            boolean canRegenerate,
            int onlyEmail,
            ContentFacts facts)
            implements Snapshot {
        public OfDraft {
            facts = facts == null ? ContentFacts.NONE : facts;
            terms = terms == null ? Terms.STRICTEST : terms;
            emails = List.copyOf(emails);
            contentHashes = List.copyOf(contentHashes);
            previous = List.copyOf(previous);
        }

        /**
         * Whether the text on the page is still what would leave. It isn't where a new release
         * renders emails differently: then nothing may be approved before it is asked again.
         */
        public boolean intact() {
            return contentHashes.equals(hashes(emails));
        }

        /** Whether one email of a sequence that is under way was changed. */
        public boolean change() {
            return onlyEmail > 0;
        }

        /** Whether it is one email that answers a reply. */
        public boolean answer() {
            return emails.stream().anyMatch(Email::answer);
        }

        /** What the approver should see before they approve. */
        public List<Finding> findings() {
            return findings(emails);
        }

        /** What would have to be seen in these texts, if they went to this contact. */
        public List<Finding> findings(List<Email> texts) {
            return new ContentCheck(facts).findings(texts);
        }

        /** The hashes that these texts have in this envelope. */
        public List<String> hashes(List<Email> texts) {
            return texts.stream()
                    .map(email -> envelope.seal(email.subject(), email.body()).contentHash())
                    .toList();
        }
    }

    /**
     * The campaign's terms as they were when it was asked: a change of settings holds for what is
     * asked from then on.
     *
     * @param zone where the recipient works
     * @param pacing whether only business hours there count
     * @param dailyCap emails a day, which may move the first one further
     * @param nameSuffices whether, for one draft, its company's name does instead of the code
     * @param twoPersonAbove as in {@link com.salesagent.domain.campaign.ReviewPolicy}
     */
    record Terms(
            String zone, boolean pacing, int dailyCap, boolean nameSuffices, int twoPersonAbove) {
        static final Terms STRICTEST = new Terms("America/New_York", true, 0, false, 0);

        /** When the first email would leave if it were approved now. */
        public Instant firstSend(Instant now, String sendId) {
            return new Cadence(ZoneId.of(zone), pacing).first(now, sendId);
        }

        /** Whether a review of so many emails needs two approvers. */
        public boolean needsTwo(int emails) {
            return twoPersonAbove != ReviewPolicy.NEVER && emails > twoPersonAbove;
        }
    }
}
