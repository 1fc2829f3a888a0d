package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes signature, sign-off, client footer and legal notices off the end of a stretch of new text.
 * In doubt a line stays: a line too much does less harm than a lost one.
 */
final class SignatureStripper {
    /** A signature has no more lines with text. */
    private static final int MOST_LINES = 16;

    /** With more lines left than this it is no use to look closer. */
    private static final int MOST_LINES_LEFT = 120;

    /** So many of a mail's lines that were cut are looked through for a request to stop. */
    private static final int MOST_LOOKS = 200;

    private static final Pattern DELIMITER =
            Pattern.compile("^\\s{0,8}(?:--|—|–|―|⸻|---|-- -)\\s*$");
    private static final Pattern RULE =
            Pattern.compile("^\\s*(?:[-_=*~#+—–―‒─═.]{3,}|(?:[-*_=] ){2,}[-*_=]|__|ᐧ|\\*\\*)\\s*$");
    private static final Pattern FENCE = Pattern.compile("^\\s*```.*");
    private static final Pattern POSTSCRIPT =
            Pattern.compile(
                    "^\\s*(?:P\\.?\\s?S\\.?|P\\.?\\s?D\\.?|N\\.?B\\.?)\\s*[:.\\-–—,]?\\s+\\S.*|^\\s*P[SD][:.-].*");

    private final Correspondents names;
    private int looks;

    /** A stripper for the stretches of one mail, whose quoted part names these. */
    SignatureStripper(Correspondents names) {
        this.names = names;
    }

    /**
     * Strips one stretch.
     *
     * @param closings also take sign-offs; false where the whole text may be one
     */
    List<String> strip(List<String> stretch, boolean closings) {
        List<String> whole = new ArrayList<>(stretch);
        unframe(whole);
        whole = Notices.withoutBanners(whole);
        List<String> lines = Notices.withoutNotices(whole);
        trimEnd(lines);
        List<String> postscript = postscript(lines);
        lines = beforeDelimiter(lines);
        trimEnd(lines);
        if (closings) {
            Closings.cut(lines, names);
            trimEnd(lines);
            Closings.dropContactBlock(lines, names);
            trimEnd(lines);
            Closings.dropName(lines, names);
            trimEnd(lines);
        }
        if (!postscript.isEmpty() && !lines.containsAll(postscript)) {
            lines.add("");
            lines.addAll(postscript);
        }
        keepRequests(whole, lines);
        return lines;
    }

    /**
     * Who asks to stop below their signature must be heard; a newsletter's footer, which tells its
     * reader how to leave, asks for nothing.
     */
    private void keepRequests(List<String> whole, List<String> lines) {
        if (lines.size() >= whole.size()) {
            return;
        }
        Set<String> kept = new HashSet<>(lines);
        for (int i = 0; i < whole.size() && looks < MOST_LOOKS; i++) {
            String line = whole.get(i);
            if (line.isBlank() || line.length() > 400 || kept.contains(line)) {
                continue;
            }
            looks++;
            if (Notices.isRequest(whole, i)) {
                lines.add("");
                lines.add(line);
            }
        }
    }

    /** A signature in a table comes as text between bars. */
    private static void unframe(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.startsWith("|") && line.length() < 110) {
                lines.set(i, line.replaceAll("^\\|\\s*|\\s*\\|$", ""));
            } else if (!line.isEmpty()) {
                return;
            }
        }
    }

    /** Rules, pictures and client footers at the end. */
    private static void trimEnd(List<String> lines) {
        while (!lines.isEmpty()
                && (lines.getLast().isBlank()
                        || isRule(lines.getLast())
                        || SignatureLines.isPicture(lines.getLast())
                        || ClientFooters.isClientFooter(lines.getLast())
                        || (lines.size() > 1
                                && lines.get(lines.size() - 2).isBlank()
                                && ClientFooters.looksLikeOne(lines.getLast())))) {
            lines.removeLast();
        }
    }

    private static List<String> beforeDelimiter(List<String> lines) {
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (isFence(line)) {
                code = !code && hasFence(lines, i + 1);
            }
            if (code) {
                continue;
            }
            boolean delimiter = line.strip().equals("--");
            if ((delimiter && isSignature(lines, i + 1, true))
                    || ((isRule(line) || isDash(line)) && isSignature(lines, i + 1, false))) {
                return new ArrayList<>(lines.subList(0, i));
            }
            if (ClientFooters.isClientFooter(line)) {
                if (isSignature(lines, i + 1, true)) {
                    return new ArrayList<>(lines.subList(0, i));
                }
                lines.set(i, "");
            }
        }
        return lines;
    }

    static boolean isFence(String line) {
        return FENCE.matcher(SignatureLines.bounded(line)).matches();
    }

    private static boolean isDash(String line) {
        return DELIMITER.matcher(SignatureLines.bounded(line)).matches();
    }

    private static boolean isRule(String line) {
        return RULE.matcher(SignatureLines.bounded(line)).matches();
    }

    private static boolean hasFence(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream().anyMatch(SignatureStripper::isFence);
    }

    /** True if what follows are a few short lines that read like a signature rather than prose. */
    private static boolean isSignature(List<String> lines, int from, boolean delimited) {
        if (lines.size() - from > MOST_LINES_LEFT) {
            return false;
        }
        int texts = 0;
        int contacts = 0;
        int prose = 0;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || isRule(line)) {
                continue;
            }
            if (++texts > MOST_LINES + 9) {
                return false;
            }
            boolean contact = SignatureLines.isContact(line);
            contacts += contact ? 1 : 0;
            if (!contact && SignatureLines.isProse(line)) {
                prose++;
            }
        }
        if (texts == 0) {
            return true;
        }
        return delimited
                ? prose <= Math.max(1, texts / 3)
                : prose == 0 && texts <= MOST_LINES && (contacts > 0 || isNameLine(lines, from));
    }

    private static boolean isNameLine(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return SignatureLines.isName(lines.get(i)) && lines.size() - i <= 6;
            }
        }
        return false;
    }

    private static List<String> postscript(List<String> lines) {
        int from = Math.max(0, lines.size() - 2 * MOST_LINES);
        for (int i = from; i < lines.size(); i++) {
            if (POSTSCRIPT.matcher(SignatureLines.bounded(lines.get(i))).matches()) {
                int end = i;
                while (end < lines.size() && !lines.get(end).isBlank()) {
                    end++;
                }
                return new ArrayList<>(lines.subList(i, end));
            }
        }
        return List.of();
    }
}
