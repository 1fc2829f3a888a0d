package com.salesagent.domain.reply;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the embedded header of a quoted or forwarded message ("From: ... Sent: ... Subject: ...").
 */
final class HeaderBlock {
    private static final int MOST_LINES = 24;
    private static final int MOST_CONTINUATIONS = 2;

    private static final Pattern WHEN =
            Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\b(?:19|20)\\d{2}\\b|\\d年");

    private static final Pattern LABELLED =
            Pattern.compile(
                    "^[\\s*_]*(\\p{L}[\\p{L}\\p{M}.' -]{0,24})[\\s*_]*[:：][\\s*_]*(\\S.*)$");
    private static final Pattern ADDRESS =
            Pattern.compile("<[^<>\\s]{1,80}@[^<>\\s]{1,80}>|\\[mailto:|^\\S{1,80}@\\S{1,80}$");
    private static final Pattern ANSWERED =
            Pattern.compile(
                    "^(?:\\[[^\\]]{1,30}\\]"
                        + " ?)?(?:re|aw|wg|fw|fwd|sv|vs|ang|odp|rv|tr|antw|ynt|回复|答复|转发|отв)\\s?(?:\\[\\d+\\])?\\s?[:：].*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern YEAR =
            Pattern.compile("(?:19|20|25|14)\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}\\s?[:.h時点點시]\\s?\\d{2}");
    private static final int MOST_UNKNOWN = 6;

    private HeaderBlock() {}

    /** The line after the block that begins on this line, or -1 if none does. */
    static int endAt(MailLines lines, int start) {
        int known = knownEnd(lines, start);
        return known >= 0 ? known : shapedEnd(lines, start);
    }

    /**
     * A header in a language that no table has: at least three labelled lines, one with a sender in
     * angle brackets, one with day and time, one with a second address or an answer's subject.
     */
    private static int shapedEnd(MailLines lines, int start) {
        int i = start;
        int senders = 0;
        boolean day = false;
        boolean answer = false;
        boolean known = false;
        while (i < lines.size() && i < start + MOST_UNKNOWN) {
            String line = lines.at(i);
            Matcher labelled =
                    line.length() > MailLines.LONGEST_MARKER ? null : LABELLED.matcher(line);
            if (labelled == null || !labelled.matches()) {
                break;
            }
            String value = labelled.group(2);
            known |= HeaderLabels.parse(line).isHeader();
            senders += ADDRESS.matcher(value).find() ? 1 : 0;
            answer |= ANSWERED.matcher(value).matches();
            String digits = MailLines.digits(value);
            day |= YEAR.matcher(digits).find() && CLOCK.matcher(digits).find();
            i++;
        }
        return i >= start + 3 && day && senders > 0 && ((senders > 1 && !known) || answer) ? i : -1;
    }

    private static int knownEnd(MailLines lines, int start) {
        HeaderLabels.Parsed first = HeaderLabels.parse(lines.at(start));
        if (!first.isHeader() || first.meaning() == HeaderLabels.CC) {
            return -1;
        }
        Set<HeaderLabels> seen = EnumSet.noneOf(HeaderLabels.class);
        boolean address = false;
        boolean date = false;
        int end = start;
        int continuations = 0;
        for (int i = start; i < lines.size() && i < start + MOST_LINES; i++) {
            String line = lines.at(i);
            if (line.length() > MailLines.LONGEST_MARKER * 4) {
                break;
            }
            if (line.isBlank()) {
                int next = lines.nextText(i);
                boolean goesOn =
                        next < lines.size()
                                && next <= i + 2
                                && continuations == 0
                                && HeaderLabels.parse(lines.at(next)).isHeader();
                if (!goesOn) {
                    break;
                }
                continue;
            }
            HeaderLabels.Parsed header = HeaderLabels.parse(line);
            if (!header.isHeader()) {
                if (++continuations > MOST_CONTINUATIONS) {
                    break;
                }
                address |= line.length() <= MailLines.LONGEST_MARKER && line.contains("@");
                continue;
            }
            continuations = 0;
            seen.add(header.meaning());
            String value = header.value();
            HeaderLabels.within(value).forEach(seen::add);
            address |= value.contains("@");
            date |= header.meaning() == HeaderLabels.DATE && hasDate(value);
            end = i + 1;
        }
        return isHeader(seen, address, date) ? end : -1;
    }

    private static boolean hasDate(String value) {
        return WHEN.matcher(
                        MailLines.digits(value.length() > 200 ? value.substring(0, 200) : value))
                .find();
    }

    private static boolean isHeader(Set<HeaderLabels> seen, boolean address, boolean date) {
        boolean sender = seen.contains(HeaderLabels.FROM);
        boolean when = seen.contains(HeaderLabels.DATE);
        boolean subject = seen.contains(HeaderLabels.SUBJECT);
        boolean recipient = seen.contains(HeaderLabels.TO);
        if (!sender && !when) {
            return subject && recipient && address;
        }
        if (sender && when && (subject || recipient)) {
            return true;
        }
        if (sender && (subject || when)) {
            return address || date || (subject && recipient);
        }
        if (sender && recipient) {
            return address;
        }
        return when && date && ((recipient && address) || subject);
    }
}
