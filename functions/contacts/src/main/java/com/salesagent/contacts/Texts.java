package com.salesagent.contacts;

/**
 * Text of strangers, made fit to be kept: one line, no control character, not longer than asked.
 */
final class Texts {
    private Texts() {}

    /**
     * The text without what can't be seen, in one line; blank if it is longer than {@code most}.
     */
    static String line(String text, int most) {
        // Invisible format characters (bidirectional overrides, zero-width ones) go as well.
        String clean =
                text.replaceAll("\\p{Cf}", "")
                        .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}\\s]+", " ")
                        .strip();
        return clean.length() <= most ? clean : "";
    }
}
