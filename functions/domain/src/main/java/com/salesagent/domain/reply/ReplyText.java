package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that the writer of a mail newly wrote: without quoted and forwarded messages, signature,
 * sign-off, the client's footer, legal notices and newsletter footers (ours among them).
 *
 * <p>Answers above, below and between quoted lines are kept. Time is linear in the mail's length.
 */
public final class ReplyText {
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]{1,20}[.,]?");
    private static final Pattern GREETING =
            Pattern.compile(
                    "(?m)^[>|\\s\\uFEFF]{0,12}(?i:hi|hello|hey|dear|hallo|liebe[r]?|guten"
                            + " tag|bonjour|salut|hola|ciao|ol[aá]|beste|hej|hei|cze[sś][cć])"
                            + " (\\p{Lu}[\\p{L}'’-]{1,20})\\s*[,!:]?\\s*$");

    private ReplyText() {}

    /**
     * Reads a plain-text body.
     *
     * @param plainText the decoded body; any line ends
     * @return the new text with its paragraphs, without surrounding white space; empty if there is
     *     none. A mail that is nothing but a sign-off ("Best regards, Ann") is returned as it is.
     */
    public static String extract(String plainText) {
        List<List<String>> stretches = QuoteStripper.strip(MailLines.of(plainText));
        var parts = new ArrayList<String>();
        for (List<String> stretch : stretches) {
            String part = withoutName(joined(SignatureStripper.strip(stretch, true)), plainText);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() && !stretches.isEmpty()) {
            return joined(SignatureStripper.strip(stretches.getFirst(), false));
        }
        return String.join("\n\n", parts);
    }

    /**
     * The writer's bare name at the end, known by the greeting of the mail that they quote. No
     * other single word may go: it could be all that they want to say.
     */
    private static String withoutName(String text, String mail) {
        int last = text.lastIndexOf('\n');
        String name = text.substring(last + 1).strip();
        if (last < 0 || !NAME.matcher(name).matches()) {
            return text;
        }
        String bare = name.replaceFirst("[.,]$", "");
        Matcher greeting = GREETING.matcher(mail.substring(Math.min(mail.length(), last)));
        for (int tried = 0; tried < 8 && greeting.find(); tried++) {
            if (greeting.group(1).equals(bare)) {
                return text.substring(0, last).strip();
            }
        }
        return text;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
