package com.salesagent.domain.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the line that introduces a quoted message ("On Monday, Ann wrote:"), which clients wrap
 * over up to five lines and sometimes glue to the end of the reply.
 */
final class Attribution {
    private static final int MOST_LINES = 6;

    private static final Pattern TIME =
            Pattern.compile("\\d{1,2}(?:[:.h]|\\s?[hH:]\\s|時|点|點|시\\s?)\\d{2}(?!\\d)");
    private static final Pattern DATE =
            Pattern.compile(
                    "\\b(?:19|20|25|14)\\d{2}\\b|(?:19|20)\\d{2}年|(?:19|20)\\d{2}년|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]{1,100}@[^\\s<>@]{1,100}");
    private static final Pattern ENDS_WITH_ADDRESS =
            Pattern.compile(
                    "(?:<[^<>]{0,200}@[^<>]{0,200}>|\\([^()]{0,100}@[^()]{0,100}\\))\\s*[:：]?\\s*$|\\b(?:by|von|par|por|da|door)"
                        + " [^\\s<>@]{1,100}@[^\\s<>@]{1,100}:\\s*$");
    private static final Pattern STARTS_WITH_DATE =
            Pattern.compile(
                    "^[\\s\\-–—*\"'(]{0,8}(?:\\p{L}{1,12}[.,]{0,2}\\s{1,2}(?:\\p{L}{1,3}\\s)?)?\\d{1,4}(?:[./年:,\\s-]|\\p{L}).*");
    private static final Pattern SHARED_LINE =
            Pattern.compile(
                    "(?<=\\S)(?:\\s|-{2,})\\s?(?=(?:On|Am|Le|El|Il|Em|Op)\\s(?:[\\p{L}.]{2,10},?\\s)?(?:[\\p{L}.]{3,10}\\s)?\\d)");
    private static final Pattern GMAIL_DATE =
            Pattern.compile(
                    "^\\d{4}-\\d{2}-\\d{2} \\d{1,2}:\\d{2} (?:GMT|UTC)[+-]\\d{1,2}:?\\d{2}\\b.*");
    private static final Pattern BETWEEN_DASHES = Pattern.compile("^-{2,}\\s?(.*?\\S)\\s?-{2,}$");
    private static final Pattern ANGLE_ADDRESS =
            Pattern.compile("[<(\\[][^<>()\\[\\]]{0,200}@[^<>()\\[\\]]{0,200}[>)\\]]");
    private static final Pattern ENTITY_ADDRESS = Pattern.compile("&lt;|&gt;|&quot;");

    /** Clients that name who is quoted, but not when. */
    private static final Pattern QUOTING =
            Pattern.compile(
                    "^(?:Quoting|Zitat von|Zitiere|Citando(?: a)?|Mensaje citado por|Citat fr[aå]n"
                            + "|Citerar|Citaat van|Citation de|Citazione da|Cytowanie|Quoted from)"
                            + " .{2,120}[:：]$");

    /** "Mark Hill ---11/03/2026 09:14:22 AM---Hi Jo, could we ...", a preview of what follows. */
    private static final Pattern PREVIEW =
            Pattern.compile("^.{2,80} -{2,4}\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4} .{0,30}?-{2,4}.*$");

    private static final Pattern SENTENCE_BREAK = Pattern.compile("\\p{L}{5,}[.!?]\\s+\\p{Lu}");

    private Attribution() {}

    /**
     * An introduction to a quote.
     *
     * @param kept new text on its first line, before the introduction; usually empty
     * @param end the line after it
     */
    record Found(String kept, int end) {}

    /** The introduction that begins on this line, or null. */
    static Found at(MailLines lines, int start) {
        String first = MailLines.digits(lines.at(start).strip());
        if (first.isEmpty() || first.length() > MailLines.LONGEST_MARKER) {
            return null;
        }
        if (isFollowedByItsQuote(first)) {
            return new Found("", start + 1);
        }
        if (isWholeOnOneLine(first)
                || (QUOTING.matcher(first).matches() && quoteFollows(lines, start + 1))) {
            return new Found("", start + 1);
        }
        var joined = new StringBuilder();
        int texts = 0;
        for (int i = start; i < lines.size() && texts < MOST_LINES; i++) {
            String line = MailLines.digits(lines.at(i).strip());
            if (i > start && (lines.isQuoted(i) || MailLines.isBarQuoted(line))) {
                if (!line.equals(">") && !line.startsWith("> wrote") && !line.startsWith(">:")) {
                    return null;
                }
            }
            if (line.isEmpty()) {
                int next = lines.nextText(i);
                if (next == lines.size()
                        || endsSentence(lines.at(i - 1))
                        || !continuesAfterBlank(lines.at(next))) {
                    return null;
                }
                continue;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line);
            if (joined.length() > MailLines.LONGEST_MARKER) {
                return null;
            }
            texts++;
            boolean quoteFollows = quoteFollows(lines, i + 1);
            boolean unfinished = line.endsWith(">") && !quoteFollows;
            if (!unfinished && ends(joined) && introduces(joined.toString(), first, quoteFollows)) {
                return accepted(lines, start, i, first, quoteFollows);
            }
            if (texts == 1 && !mayContinue(first)) {
                return null;
            }
        }
        return null;
    }

    /** The quoted text goes on in the same line: "Il 6 nov, Ann<a@b.example> ha scritto: Salve". */
    private static boolean isFollowedByItsQuote(String first) {
        int address = first.indexOf('>');
        int colon = address < 0 ? -1 : first.indexOf(": ", address);
        if (colon < 0 || colon - address > 40 || !startsProperly(first)) {
            return false;
        }
        String text = first.substring(0, colon + 1);
        return ANGLE_ADDRESS.matcher(text).find()
                && TIME.matcher(text).find()
                && QuoteWords.wroteIn(text.substring(address));
    }

    private static boolean isWholeOnOneLine(String first) {
        if (GMAIL_DATE.matcher(first).matches()) {
            return first.endsWith(">")
                    || first.endsWith(":")
                    || (wordCount(first) <= 8 && !endsSentence(first));
        }
        if (PREVIEW.matcher(first).matches()) {
            return true;
        }
        var dashed = BETWEEN_DASHES.matcher(first);
        return dashed.matches()
                && wordCount(dashed.group(1)) <= 20
                && QuoteWords.endsWithWrote(dashed.group(1));
    }

    /** True if the next text is quoted by {@code >} or {@code |}. */
    static boolean quoteFollows(MailLines lines, int index) {
        int next = lines.nextText(index);
        return next < lines.size()
                && (lines.isQuoted(next) || MailLines.isBarQuoted(lines.at(next)));
    }

    private static Found accepted(
            MailLines lines, int start, int end, String first, boolean quoteFollows) {
        boolean dated = DATE.matcher(first).find() || TIME.matcher(first).find();
        if (startsProperly(first) && (dated || start == end)) {
            return new Found("", end + 1);
        }
        Matcher shared = SHARED_LINE.matcher(first);
        if (shared.find()) {
            String kept = lines.at(start).strip().substring(0, shared.start());
            if (!kept.isBlank() && !kept.strip().matches("[-–—*]+")) {
                return new Found(kept, end + 1);
            }
            return new Found("", end + 1);
        }
        // A later line may be the true beginning, and this one the end of the reply.
        for (int later = start + 1; later <= end; later++) {
            String line = lines.at(later).strip();
            boolean begins =
                    startsProperly(line)
                            || (!line.startsWith("<")
                                    && (lines.isBlank(later - 1)
                                            || (ANGLE_ADDRESS.matcher(line).find()
                                                    && !ANGLE_ADDRESS.matcher(first).find())));
            if (!line.isEmpty() && begins) {
                var rest = new StringBuilder();
                for (int i = later; i <= end; i++) {
                    rest.append(lines.at(i).strip()).append(' ');
                }
                if (says(rest.toString().strip(), line, quoteFollows)) {
                    return null;
                }
            }
        }
        if (startsProperly(first)) {
            return new Found("", end + 1);
        }
        int last = start;
        for (int later = start + 1; later <= end; later++) {
            String line = lines.at(later).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (ADDRESS.matcher(line).find()
                    && !ADDRESS.matcher(first).find()
                    && !first.endsWith("<")
                    && !line.startsWith("<")
                    && endsSentence(lines.at(last))) {
                return null;
            }
            last = later;
        }
        return endsSentence(first) && end > start ? null : new Found("", end + 1);
    }

    private static boolean endsSentence(String line) {
        String text = line.strip();
        int last = text.length() - 1;
        return last > 0
                && (text.charAt(last) == '!'
                        || text.charAt(last) == '?'
                        || (text.charAt(last) == '.' && !Character.isDigit(text.charAt(last - 1))));
    }

    private static boolean continuesAfterBlank(String next) {
        String line = next.strip();
        return line.startsWith("<")
                || line.startsWith("mailto:")
                || (QuoteWords.wroteIn(line) && line.length() < 120);
    }

    /** A first line that can't be the beginning of a longer introduction ends the look-ahead. */
    private static boolean mayContinue(String first) {
        return startsProperly(first)
                || ADDRESS.matcher(first).find()
                || first.endsWith("<")
                || DATE.matcher(first).find()
                || TIME.matcher(first).find();
    }

    private static boolean ends(CharSequence joined) {
        int i = joined.length() - 1;
        while (i >= 0
                && (joined.charAt(i) == '-'
                        || joined.charAt(i) == ' '
                        || joined.charAt(i) == '*')) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        char last = joined.charAt(i);
        if (last == ':' || last == '：' || last == '>') {
            return true;
        }
        String tail = joined.subSequence(Math.max(0, i - 40), i + 1).toString();
        return QuoteWords.endsWithWrote(tail);
    }

    private static boolean introduces(String joined, String first, boolean quoteFollows) {
        String text = joined.stripTrailing();
        boolean colon = text.endsWith(":") || text.endsWith("：");
        return says(joined, first, quoteFollows) || (colon && isShaped(text, quoteFollows));
    }

    /** True if its words say so, in one of the languages known. */
    private static boolean says(String joined, String first, boolean quoteFollows) {
        if (joined.length() > MailLines.LONGEST_MARKER) {
            return false;
        }
        String text =
                joined.indexOf('&') < 0 ? joined : ENTITY_ADDRESS.matcher(joined).replaceAll(" ");
        boolean address = ADDRESS.matcher(text).find();
        boolean date = DATE.matcher(text).find();
        boolean time = TIME.matcher(text).find();
        boolean proper = startsProperly(first) || SHARED_LINE.matcher(first).find();
        boolean colon = text.stripTrailing().endsWith(":") || text.stripTrailing().endsWith("：");
        if (QuoteWords.wroteIn(text)) {
            if (address
                    && (proper
                            || (colon && ANGLE_ADDRESS.matcher(text).find())
                            || QuoteWords.endsWithWrote(text))) {
                return !isSentence(text);
            }
            if ((date || time) && proper) {
                return colon
                        || quoteFollows
                        || text.startsWith("-")
                        || QuoteWords.endsWithWrote(text);
            }
            if (date && time && colon && (quoteFollows || QuoteWords.startsWithName(text))) {
                return true;
            }
            return quoteFollows && colon && (proper || wordCount(text) <= 12);
        }
        if (!ENDS_WITH_ADDRESS.matcher(text).find() || !(date || time)) {
            return false;
        }
        return (STARTS_WITH_DATE.matcher(first).matches() || (proper && colon))
                && (colon ? date || time : quoteFollows);
    }

    /**
     * In a language whose "wrote" no table has: one short clause with an address and a date, up to
     * a colon.
     */
    private static boolean isShaped(String text, boolean quoteFollows) {
        if (wordCount(text) > 25 || SENTENCE_BREAK.matcher(text).find()) {
            return false;
        }
        boolean date = DATE.matcher(text).find();
        boolean time = TIME.matcher(text).find();
        if (quoteFollows) {
            return ADDRESS.matcher(text).find() ? date || time : date && time;
        }
        return date && time && ANGLE_ADDRESS.matcher(text).find();
    }

    /** Prose that happens to hold an address and "wrote" ends its sentence and goes on. */
    private static boolean isSentence(String text) {
        return text.contains("? ") || wordCount(text) > 40;
    }

    private static int wordCount(String text) {
        return (int) text.chars().filter(c -> c == ' ').count() + 1;
    }

    private static boolean startsProperly(String first) {
        String head = first.substring(0, Math.min(first.length(), 60));
        String words = Fold.words(head);
        for (String start : QuoteWords.ATTRIBUTION_STARTS) {
            if (words.startsWith(start) && (isUnspaced(start) || hasEarlyDigit(words))) {
                return true;
            }
        }
        return STARTS_WITH_DATE.matcher(head).matches()
                && (DATE.matcher(head).find() || TIME.matcher(head).find());
    }

    private static boolean isUnspaced(String start) {
        return start.length() == 3 && start.charAt(1) > 0x2E80;
    }

    /**
     * A date begins within the first five words ("On Wed, Apr 4"), a number in prose often later.
     */
    private static boolean hasEarlyDigit(String words) {
        int word = 0;
        for (int i = 1; i < words.length() && word < 4; i++) {
            if (Character.isDigit(words.charAt(i))) {
                return true;
            }
            word += words.charAt(i) == ' ' ? 1 : 0;
        }
        return false;
    }
}
