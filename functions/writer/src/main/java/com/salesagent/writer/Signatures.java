package com.salesagent.writer;

/** An email's paragraphs apart from its signature. */
final class Signatures {
    private Signatures() {}

    /** The body up to the closing line before the sender's name; the whole body if unsigned. */
    static String without(Brief brief, String body) {
        int name = body.lastIndexOf("\n" + Names.clean(brief.sender().name()) + "\n");
        if (name < 0) {
            return body.strip();
        }
        int paragraph = body.lastIndexOf("\n\n", name);
        return paragraph < 0 ? "" : body.substring(0, paragraph).strip();
    }
}
