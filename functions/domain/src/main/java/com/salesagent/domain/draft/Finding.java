package com.salesagent.domain.draft;

/**
 * Something in an email that a person should see before they approve it.
 *
 * @param step of the email, 0 for the first
 * @param inSubject whether it stands in the subject; else in the body
 * @param sentence the sentence it stands in, exactly as in the text; blank if it is about the whole
 * @param message what is wrong, in words that go on from "it has"
 */
public record Finding(int step, boolean inSubject, Rule rule, String sentence, String message) {
    /** Whether the email can't be approved as it reads. */
    public boolean blocking() {
        return rule.blocking;
    }

    /**
     * What is looked for. What is broken, false about money or meant for somebody else blocks; what
     * is a matter of style, or may rest on what only a person knows, is shown.
     */
    public enum Rule {
        EMPTY(true),
        PLACEHOLDER(true),
        MACHINE_TEXT(true),
        HEADER_LINE(true),
        HIDDEN_CHARACTERS(true),
        /** A sum of money that is not the lead's own. */
        MONEY(true),
        /** A name that is not the contact's. */
        NAME(true),
        /** More links than an email may have. */
        LINKS(true),
        LENGTH(false),
        SUBJECT(false),
        SPAM(false),
        CAPITALS(false),
        /** A figure, a promise or a reference that no source bears out. */
        CLAIM(false),
        FOREIGN_LINK(false),
        ADDRESS(false);

        private final boolean blocking;

        Rule(boolean blocking) {
            this.blocking = blocking;
        }
    }
}
