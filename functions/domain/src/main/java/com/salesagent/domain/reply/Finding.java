package com.salesagent.domain.reply;

/**
 * Something in a mail that a reviewer should see: it was meant for a machine or hidden from people.
 *
 * @param type what it is
 * @param excerpt the place in the mail, at most 200 characters, without control characters;
 *     untrusted
 */
public record Finding(Type type, String excerpt) {

    /** Kinds of findings. */
    public enum Type {
        /** A sentence that gives orders to a program ("ignore previous instructions"). */
        INSTRUCTION("instruction"),
        /** Text dressed up as a note of our system, an operator or a chat transcript. */
        FAKE_SYSTEM_NOTE("fake_system_note"),
        /** Markup meant to end the fence around untrusted text. */
        DELIMITER("delimiter"),
        /** Characters that take no room, between or inside words. */
        INVISIBLE_CHARACTERS("invisible_characters"),
        /** Text that the HTML hides from the reader. */
        HIDDEN_TEXT("hidden_text"),
        /** An instruction in Base64, hexadecimal or another encoding. */
        ENCODED_PAYLOAD("encoded_payload");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /** The name in stored verdicts and on the reviewer's page. */
        public String label() {
            return label;
        }
    }

    private static final int LONGEST = 200;

    public Finding {
        var visible = new StringBuilder();
        excerpt.codePoints()
                .filter(c -> !Character.isISOControl(c) && !InvisibleText.isInvisible(c))
                .limit(LONGEST)
                .forEach(visible::appendCodePoint);
        excerpt = visible.toString().strip();
    }
}
