package com.salesagent.local.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;

/** A line of the mail journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MailLine.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = MailLine.Happened.class, name = "happened"),
    @JsonSubTypes.Type(value = MailLine.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = MailLine.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = MailLine.Told.class, name = "told"),
    @JsonSubTypes.Type(value = MailLine.Suppressed.class, name = "suppressed")
})
sealed interface MailLine {
    /** The provider took a mail. */
    record Taken(Mail mail) implements MailLine {}

    /**
     * Something became of a mail, and the application is to be told.
     *
     * @param id of the event
     * @param mail the mail's id
     * @param at ISO 8601, by the application's clock
     */
    record Happened(String id, String mail, Happening what, String at) implements MailLine {}

    /**
     * The prospect answered, and the application is to be told.
     *
     * @param automatic whether a machine wrote it, as an out-of-office note
     */
    record Answered(String id, String mail, String text, boolean automatic, String at)
            implements MailLine {}

    /** A person has opened the mail's page. */
    record Seen(String mail) implements MailLine {}

    /** The application took these events or this answer. */
    record Told(List<String> ids) implements MailLine {}

    /** The application asked that these addresses get no more mail. */
    record Suppressed(List<String> addresses, String at) implements MailLine {}
}
