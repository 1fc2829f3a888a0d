package com.salesagent.domain.lead;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.send.Send;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one lead.
 *
 * @param drafts oldest version first
 * @param sends by step
 * @param events what came back, oldest first
 */
public record LeadFile(
        Lead lead,
        List<Contact> contacts,
        List<Assessment> assessments,
        List<Draft> drafts,
        List<Send> sends,
        List<LeadEvent> events) {
    public LeadFile {
        contacts = List.copyOf(contacts);
        assessments = List.copyOf(assessments);
        drafts = List.copyOf(drafts);
        sends = List.copyOf(sends);
        events = List.copyOf(events);
    }

    public Optional<Draft> latestDraft() {
        return drafts.stream().max(Comparator.comparingInt(Draft::version));
    }

    /** The newest version of a sequence: what answers a reply is none. */
    public Optional<Draft> latestSequence() {
        return drafts.stream()
                .filter(draft -> draft.answers().isEmpty())
                .max(Comparator.comparingInt(Draft::version));
    }

    public Optional<Contact> contact(String contactId) {
        return contacts.stream().filter(contact -> contact.id().equals(contactId)).findFirst();
    }

    /** This run's, else the newest: a later attempt may belong to a run that didn't assess. */
    public Optional<Assessment> assessmentFor(String runId) {
        return assessments.stream()
                .max(
                        Comparator.comparing((Assessment a) -> a.runId().equals(runId))
                                .thenComparing(Assessment::at));
    }

    /**
     * What a person answered to this draft's emails, or a colleague in their stead: after it,
     * nothing of the draft leaves any more.
     */
    public Optional<LeadEvent> answerTo(int draftVersion) {
        return draft(draftVersion).stream()
                .flatMap(
                        draft ->
                                events.stream()
                                        .filter(LeadEvent::answer)
                                        .filter(event -> event.at().isAfter(draft.at())))
                .findFirst();
    }

    public Optional<Draft> draft(int version) {
        return drafts.stream().filter(draft -> draft.version() == version).findFirst();
    }
}
