package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A mail body as lines, with what a reader sees at a glance: quoted, blank, inside a code block.
 */
final class MailLines {
    /** Longer lines are paragraphs: no client writes a marker of this length. */
    static final int LONGEST_MARKER = 600;

    private final List<String> lines;
    private final BitSet code;

    private MailLines(List<String> lines, BitSet code) {
        this.lines = lines;
        this.code = code;
    }

    static MailLines of(String text) {
        var lines = new ArrayList<String>();
        text.lines().map(MailLines::visible).forEach(lines::add);
        return new MailLines(lines, codeBlocks(lines));
    }

    int size() {
        return lines.size();
    }

    String at(int index) {
        return lines.get(index);
    }

    boolean isBlank(int index) {
        return lines.get(index).isBlank();
    }

    /** Inside a closed code fence, where nothing is a marker. */
    boolean isCode(int index) {
        return code.get(index);
    }

    boolean isQuoted(int index) {
        return isQuoted(lines.get(index));
    }

    static boolean isQuoted(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        // "MH> ": some programs put the initials of who is quoted before the mark.
        int initials = i;
        while (initials < line.length()
                && initials < i + 4
                && Character.isUpperCase(line.charAt(initials))) {
            initials++;
        }
        if (initials > i + 1
                && initials < line.length()
                && line.charAt(initials) == '>'
                && (initials + 1 == line.length()
                        || " >".indexOf(line.charAt(initials + 1)) >= 0)) {
            i = initials;
        }
        boolean mark = i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == '＞');
        // An arrow closed on the other side is decoration.
        return mark && !(line.length() > i + 6 && line.stripTrailing().endsWith("<<"));
    }

    static boolean isBarQuoted(String line) {
        String start = line.stripLeading();
        return start.startsWith("|") || start.startsWith("│");
    }

    /** The next line at or after the index that isn't blank; {@link #size()} if there is none. */
    int nextText(int index) {
        int i = index;
        while (i < lines.size() && isBlank(i)) {
            i++;
        }
        return i;
    }

    /**
     * Drops what can't be seen (byte order marks, direction marks, zero width) and unusual spaces.
     */
    private static String visible(String line) {
        StringBuilder changed = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean drop = InvisibleText.isInvisible(c);
            boolean space = c != ' ' && c != '\t' && Character.isSpaceChar(c);
            if ((drop || space) && changed == null) {
                changed = new StringBuilder(line.length()).append(line, 0, i);
            }
            if (changed != null && !drop) {
                changed.append(space ? ' ' : c);
            }
        }
        return changed == null ? line : changed.toString();
    }

    /** Digits of other scripts as ours; the length stays. */
    static String digits(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 && Character.isDigit(c)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return changed == null ? text : changed.toString();
    }

    private static BitSet codeBlocks(List<String> lines) {
        var code = new BitSet(lines.size());
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).stripLeading().startsWith("```")) {
                if (open >= 0) {
                    code.set(open, i + 1);
                    open = -1;
                } else {
                    open = i;
                }
            }
        }
        return code;
    }
}
