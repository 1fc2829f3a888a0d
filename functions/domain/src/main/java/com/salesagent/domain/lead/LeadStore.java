package com.salesagent.domain.lead;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.score.Assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads with what is known and was done about them. Each write is conditional and may be repeated:
 * a repeat of the same act (same run, same change id, same version) answers as the first did.
 */
public interface LeadStore {
    /**
     * Stores companies that a run found, in stage {@code new}.
     *
     * @param found by lead id; the contacts that its source names come with it
     * @return the ids that belong to this run now, in the order given: new ones, and those that
     *     this run created earlier; without those that another run had first
     */
    List<String> create(String runId, String campaignId, List<Found> found);

    /**
     * Which of these ids exist, with what a source needs to know to skip them. Absent ids are
     * absent.
     */
    Map<String, Lead> findAll(Collection<String> leadIds);

    Optional<Lead> find(String leadId);

    /** Everything about one lead, by one query. */
    Optional<LeadFile> open(String leadId);

    /**
     * Stores an assessment and moves the lead from {@code new} or {@code enriched} to {@code
     * scored}, in one transaction.
     *
     * @return the assessment of this lead and run that is stored now: an earlier one, if there was
     *     one
     */
    Assessment assess(Assessment assessment);

    /** The assessment of a lead in a run. */
    Optional<Assessment> assessment(String leadId, String runId);

    /** Moves a lead, if it stands in {@code change.from()}. */
    Moved move(String leadId, StageChange change, LeadPatch patch);

    /** Changes attributes without a move. Does nothing for an unknown lead. */
    void patch(String leadId, LeadPatch patch);

    /**
     * Adds a contact, unless its address belongs to another lead.
     *
     * @return the lead that owns the address now
     */
    String addContact(Contact contact);

    List<Contact> contacts(String leadId);

    /** Whose contact an address is. */
    Optional<ContactRef> contactAt(String address);

    /** The same, by {@link com.salesagent.domain.contact.Addresses#hash} of the address. */
    Optional<ContactRef> contactOf(String addressHash);

    /**
     * Changes what is known of an address. {@code BOUNCED} and {@code OPTED_OUT} are never taken
     * back by this.
     */
    void mark(String leadId, String contactId, Contact.Deliverability deliverability);

    /**
     * Records why it is lawful to write to a contact; the latest word counts.
     *
     * @return false for an unknown contact
     */
    boolean recordBasis(String leadId, String contactId, Basis basis);

    /**
     * Stores a draft version and, where the lead stands in {@code change.from()}, moves it, in one
     * transaction.
     *
     * @param change null if the stage stays
     * @return false if this version exists already, by whomever
     */
    boolean addDraft(Draft draft, StageChange change);

    Optional<Draft> draft(String leadId, int version);

    /** Leads in a stage, the longest there first. */
    List<String> inStage(Stage stage, int limit);

    /** All leads that are in a stage since that moment or longer, the longest there first. */
    List<String> inStageSince(Stage stage, Instant latest);

    /** A company and the contacts that its source names. */
    record Found(String leadId, Company company, List<Contact> contacts) {
        public Found {
            contacts = List.copyOf(contacts);
        }
    }

    record ContactRef(String leadId, String contactId) {}

    /** What became of a move. */
    sealed interface Moved {
        /**
         * The lead stands in the new stage, by this change or by an earlier delivery of the same.
         */
        record Done() implements Moved {}

        /** The lead stands elsewhere, so nothing changed. */
        record Refused(Stage stage) implements Moved {}

        record Unknown() implements Moved {}
    }
}
