package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the quoted messages out of a mail. What remains are the stretches of text that the writer
 * put above, between and below them.
 */
final class QuoteStripper {
    private static final Pattern DASHED =
            Pattern.compile("^\\s*[-_=*~#]{2,}\\s?(.{3,80}?)\\s?[-_=*~#]{2,}\\s*:?\\s*$");
    private static final Pattern RULE = Pattern.compile("^\\s*[-_=*~#+—–―‒─═]{3,}\\s*$");

    /**
     * ">>> Mark Hill <mark@gridwise.example> 11/3/2026 9:14 AM >>>"; below it nothing is marked.
     */
    private static final Pattern PROGRAM_MARK =
            Pattern.compile("^\\s*>>> \\S.{3,200}\\d{1,2}[:.]\\d{2}.{0,20} >>>\\s*$");

    private static final Pattern MORE_THAN = Pattern.compile("^> ?\\d[\\d.,]*\\s?\\p{L}");
    private static final Pattern COMMENT =
            Pattern.compile("^\\s*(?:\\[|<<|\\()([\\p{L} .'-]{2,40})(?:\\]|>>|\\))\\s?:?\\s?\\S");

    /** What help desks put between the answer and the rest. */
    private static final Pattern REPLY_ABOVE =
            Pattern.compile(
                    " (?:above this line|oberhalb dieser (?:zeile|linie)|uber dieser"
                        + " (?:zeile|linie)|au dessus de cette ligne|encima de esta linea|sopra"
                        + " questa (?:riga|linea)|acima desta linha|boven deze (?:regel|lijn)) ");

    private static final int MOST_HEADER_LINES = 8;

    /** Lines this long are wrapped when quoted, leaving their end without a mark. */
    private static final int WRAPS_AT = 60;

    private final MailLines lines;
    private final List<List<String>> stretches = new ArrayList<>();
    private List<String> current = new ArrayList<>();
    private final Correspondents correspondents = new Correspondents();
    private boolean anyText;

    private QuoteStripper(MailLines lines) {
        this.lines = lines;
    }

    /**
     * What is left of a mail.
     *
     * @param stretches of new text in their order; each is a list of lines
     * @param correspondents whom the quoted part names
     */
    record Stripped(List<List<String>> stretches, Correspondents correspondents) {}

    static Stripped strip(MailLines lines) {
        var stripper = new QuoteStripper(lines);
        stripper.run();
        return new Stripped(stripper.stretches, stripper.correspondents);
    }

    private void run() {
        int i = 0;
        while (i < lines.size()) {
            i = step(i);
        }
        endStretch();
    }

    /** Reads one line or one marker; returns where to go on. */
    private int step(int i) {
        String line = lines.at(i);
        if (lines.isCode(i)) {
            keep(line);
            return i + 1;
        }
        if (lines.isBlank(i)) {
            current.add("");
            return i + 1;
        }
        if (PROGRAM_MARK.matcher(line.length() > 300 ? "" : line).matches()) {
            return afterMarker(i + 1, false);
        }
        if (lines.isQuoted(i) && !isComparison(i)) {
            return afterQuoted(i);
        }
        if (line.length() > MailLines.LONGEST_MARKER * 4) {
            keep(line);
            return i + 1;
        }
        if (!anyText && isReplyMark(line)) {
            return i + 1;
        }
        if (isSeparator(line) || isHeading(i)) {
            return afterMarker(i + 1, false);
        }
        int header = HeaderBlock.endAt(lines, i);
        if (header >= 0) {
            // A mail that starts with its own header, not with a rule that sets off a quoted one.
            boolean ownHeader = !anyText && current.stream().allMatch(String::isBlank);
            if (!ownHeader) {
                readHeader(i, header);
            }
            return ownHeader ? header : afterMarker(header, false);
        }
        Attribution.Found attribution = Attribution.at(lines, i);
        if (attribution != null) {
            if (!attribution.kept().isBlank()) {
                keep(attribution.kept());
            }
            for (int of = i; of < attribution.end(); of++) {
                correspondents.introducedBy(lines.at(of));
            }
            return afterMarker(attribution.end(), true);
        }
        keep(line);
        return i + 1;
    }

    private void readHeader(int from, int end) {
        for (int i = from; i < end; i++) {
            HeaderLabels.Parsed header = HeaderLabels.parse(lines.at(i));
            if (header.meaning() == HeaderLabels.FROM) {
                correspondents.introducedBy(header.value());
            } else if (header.meaning() == HeaderLabels.TO) {
                correspondents.addressedTo(header.value());
            }
        }
    }

    private void keep(String line) {
        current.add(line);
        anyText |= !RULE.matcher(line.length() > 200 ? line.substring(0, 200) : line).matches();
    }

    /** After an introduction: marked quotes end where the marks end, unmarked ones never. */
    private int afterMarker(int next, boolean barMayQuote) {
        endStretch();
        int text = lines.nextText(next);
        if (text == lines.size()) {
            return text;
        }
        if (lines.isQuoted(text)) {
            return text;
        }
        if (barMayQuote && MailLines.isBarQuoted(lines.at(text))) {
            int i = text;
            while (i < lines.size() && (lines.isBlank(i) || MailLines.isBarQuoted(lines.at(i)))) {
                i++;
            }
            return i;
        }
        readHeader(text, Math.min(lines.size(), text + MOST_HEADER_LINES));
        for (int i = text; i < lines.size(); i++) {
            correspondents.quoted(lines.at(i));
            if (isComment(lines.at(i))) {
                current.add(lines.at(i));
            } else if (!current.isEmpty() && !current.getLast().isEmpty()) {
                current.add("");
            }
        }
        return lines.size();
    }

    /** "[Jo Hart] Yes.": an answer put into an unmarked quote under the writer's name. */
    private boolean isComment(String line) {
        String text = line.length() > 60 ? line.substring(0, 60) : line;
        Matcher comment = COMMENT.matcher(text);
        return comment.find()
                && (correspondents.nameWriter(comment.group(1))
                        || correspondents.areInitials(comment.group(1)));
    }

    private int afterQuoted(int start) {
        endStretch();
        int i = start;
        while (i < lines.size() && lines.isQuoted(i)) {
            correspondents.quoted(lines.at(i));
            i++;
        }
        boolean between =
                i + 1 < lines.size()
                        && !lines.isBlank(i)
                        && lines.isQuoted(i + 1)
                        && !lines.isCode(i);
        boolean wrapped =
                between && (isWrapped(lines.at(i - 1), lines.at(i)) || isLink(lines.at(i)));
        return wrapped ? i + 1 : i;
    }

    private static boolean isWrapped(String quoted, String rest) {
        return quoted.length() >= WRAPS_AT && rest.length() < WRAPS_AT && !endsThought(quoted);
    }

    /** Links break a quote's marks: they are put on a line of their own. */
    private static boolean isLink(String line) {
        String text = line.strip();
        boolean bracket = text.startsWith("(") || text.startsWith("<") || text.endsWith(")");
        return text.contains("://") || (bracket && text.length() > 8 && text.indexOf(' ') < 0);
    }

    private static boolean endsThought(String quoted) {
        String text = quoted.strip();
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") || text.endsWith(":");
    }

    private void endStretch() {
        while (!current.isEmpty() && isTrailingRule(current.getLast())) {
            current.removeLast();
        }
        if (current.stream().anyMatch(line -> !line.isBlank())) {
            stretches.add(current);
        }
        current = new ArrayList<>();
    }

    private static boolean isTrailingRule(String line) {
        return line.isBlank()
                || (line.length() < 200
                        && (RULE.matcher(line).matches() || line.strip().equals("ᐧ")));
    }

    /** "> 3 images: put them in a ZIP", one line of a list among lines of text. */
    private boolean isComparison(int i) {
        return MORE_THAN.matcher(lines.at(i)).find()
                && i > 0
                && !lines.isBlank(i - 1)
                && !lines.isQuoted(i - 1)
                && !lines.at(i - 1).endsWith(":")
                && (i + 1 == lines.size() || !lines.isQuoted(i + 1));
    }

    /** Words between dashes, in whatever language, above the header of a message. */
    private boolean isHeading(int i) {
        String line = lines.at(i);
        if (line.length() > 120
                || !DASHED.matcher(line).matches()
                || line.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        int next = lines.nextText(i + 1);
        return next < lines.size()
                && next <= i + 2
                && (lines.isQuoted(next) || HeaderBlock.endAt(lines, next) > next + 1);
    }

    private static boolean isReplyMark(String line) {
        return line.length() <= 120
                && REPLY_ABOVE.matcher(Fold.words(line)).find()
                && !line.endsWith("?");
    }

    private static boolean isSeparator(String line) {
        if (line.length() > 120) {
            return false;
        }
        var dashed = DASHED.matcher(line);
        if (dashed.matches() && isSeparatorPhrase(dashed.group(1))) {
            return true;
        }
        String text = line.strip();
        return (text.endsWith(":") && isSeparatorPhrase(text)) || isReplyMark(line);
    }

    private static boolean isSeparatorPhrase(String text) {
        String words = Fold.words(text).strip();
        if (QuoteWords.SEPARATORS.contains(words)) {
            return true;
        }
        // "Forwarded by Ann Smith on 03/04/2020" and "Forwarded message from ..."
        return words.startsWith("forwarded by ")
                || words.startsWith("weitergeleitet von ")
                || words.startsWith("forwarded message from ")
                || words.startsWith("original message from ");
    }
}
