package com.salesagent.outreach;

import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.send.Send;

import java.util.Optional;

/** What belongs to a send elsewhere in its lead's file. */
final class Sends {
    private Sends() {}

    static Optional<Send> find(LeadFile file, String sendId) {
        return file.sends().stream().filter(send -> send.id().equals(sendId)).findFirst();
    }

    /** The email as it was written. */
    static Optional<Email> email(LeadFile file, Send send) {
        return file.draft(send.draftVersion()).stream()
                .flatMap(draft -> draft.emails().stream())
                .filter(email -> email.step() == send.step())
                .findFirst();
    }

    /** A subject as it leaves: in one line. */
    static String subject(Email email) {
        return email.subject().replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
