package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes signature, sign-off, client footer and legal notices off the end of a stretch of new text.
 */
final class SignatureStripper {
    /** A signature is near the end: no more than this many lines with text follow its beginning. */
    private static final int MOST_LINES = 16;

    /** With more lines left than this it is no use to look closer. */
    private static final int MOST_LINES_LEFT = 120;

    private static final int LONGEST_LINE = 110;

    private static final Pattern DELIMITER =
            Pattern.compile("^\\s{0,8}(?:--|—|–|―|⸻|---|-- -)\\s*$");
    private static final Pattern RULE =
            Pattern.compile("^\\s*(?:[-_=*~#+—–―‒─═.]{3,}|__|ᐧ|\\*\\*)\\s*$");
    private static final Pattern FENCE = Pattern.compile("^\\s*```.*");
    private static final Pattern CONTACT =
            Pattern.compile(
                    "[^\\s@]{1,80}@[^\\s@]{2,80}|https?://|www\\.|(?:\\+|\\(|\\b)\\d[\\d\\s().\\-/]{6,}\\d"
                        + "|^(?:tel|phone|mobile?|cell|fax|office|direct|email|e-mail|web|[tmfpeo])[.:]\\s*\\S.*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DASHED_NAME =
            Pattern.compile(
                    "^\\s*[-–—~/]{1,2}\\s?\\p{L}[\\p{L}.'’]{0,20}(?:\\s\\p{Lu}[\\p{L}.'’]{0,20}){0,2}\\s*$");
    private static final Pattern NAME =
            Pattern.compile(
                    "^\\s*[-–—*]{0,2}\\s?\\p{L}[\\p{L}.'’-]{0,24}(?:\\s[\\p{L}.'’-]{1,24}){0,3}[,.]?[*]{0,2}\\s*$");
    private static final Pattern DEGREES =
            Pattern.compile("(?:,\\s?\\p{Lu}[\\p{L}.]{1,7}){1,4}\\s*$");
    private static final Pattern FULL_NAME =
            Pattern.compile(
                    "^\\s*\\p{Lu}[\\p{L}.'’-]{1,24}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,24}){1,3}\\s*$");
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?iu)\\b(?:manager|director|engineer|president|officer|supervisor|coordinator|administrator|controller|treasurer|superintendent|principal|owner|partner|ceo|cfo|coo|cto|head"
                        + " of|leiter(?:in)?|leitung|gesch[aä]ftsf[uü]hr\\p{L}*|directeur|directrice|responsable|g[eé]rant"
                        + "|gerente|director[ae]?|jefe|responsabile|direttore|direttrice|diretora?|beheerder|hoofd|kierownik"
                        + "|chef|leder|p[aä][aä]llikk[oö])\\b");
    private static final Pattern POSTSCRIPT =
            Pattern.compile(
                    "^\\s*(?:P\\.?\\s?S\\.?|N\\.?B\\.?)\\s*[:.\\-–—,]?\\s+\\S.*|^\\s*PS[:.-].*");

    private SignatureStripper() {}

    /**
     * @param closings also take sign-offs; false where the whole text may be one
     */
    static List<String> strip(List<String> stretch, boolean closings) {
        List<String> lines = new ArrayList<>(stretch);
        unframe(lines);
        lines = withoutBanners(lines);
        lines = beforeNotices(lines);
        trimEnd(lines);
        List<String> postscript = postscript(lines);
        lines = beforeDelimiter(lines);
        trimEnd(lines);
        if (closings) {
            lines = beforeClosing(lines);
            trimEnd(lines);
            dropDashedName(lines);
            dropContactBlock(lines);
            trimEnd(lines);
        }
        if (!postscript.isEmpty() && !lines.containsAll(postscript)) {
            lines.add("");
            lines.addAll(postscript);
        }
        return lines;
    }

    /** A signature in a table comes as text between bars. */
    private static void unframe(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.startsWith("|") && line.length() < LONGEST_LINE) {
                lines.set(i, line.replaceAll("^\\|\\s*|\\s*\\|$", ""));
            } else if (!line.isEmpty()) {
                return;
            }
        }
    }

    /** Rules and client footers at the end. */
    private static void trimEnd(List<String> lines) {
        while (!lines.isEmpty()
                && (lines.getLast().isBlank()
                        || RULE.matcher(bounded(lines.getLast())).matches()
                        || FooterWords.isClientFooter(lines.getLast()))) {
            lines.removeLast();
        }
    }

    private static List<String> beforeDelimiter(List<String> lines) {
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (FENCE.matcher(bounded(line)).matches()) {
                code = !code && hasFence(lines, i + 1);
            }
            if (code) {
                continue;
            }
            if ((DELIMITER.matcher(bounded(line)).matches() && isSignature(lines, i + 1, true))
                    || (RULE.matcher(bounded(line)).matches()
                            && isSignature(lines, i + 1, false))) {
                return new ArrayList<>(lines.subList(0, i));
            }
            if (FooterWords.isClientFooter(line)) {
                if (isSignature(lines, i + 1, true)) {
                    return new ArrayList<>(lines.subList(0, i));
                }
                lines.set(i, "");
            }
        }
        return lines;
    }

    private static boolean hasFence(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .anyMatch(line -> FENCE.matcher(bounded(line)).matches());
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
            if (line.isEmpty() || RULE.matcher(bounded(line)).matches()) {
                continue;
            }
            if (++texts > MOST_LINES + 9) {
                return false;
            }
            boolean contact = CONTACT.matcher(bounded(line)).find();
            contacts += contact ? 1 : 0;
            if (!contact && isProse(line)) {
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
                return isName(lines.get(i)) && lines.size() - i <= 6;
            }
        }
        return false;
    }

    private static boolean isProse(String line) {
        if (line.length() > LONGEST_LINE || line.endsWith("?")) {
            return true;
        }
        int words = line.split("\\s+", -1).length;
        boolean ends = line.endsWith(".") || line.endsWith("!");
        return words >= 12 || (ends && words >= 5);
    }

    /** Cuts at the first sign-off below which nothing but a signature stands. */
    private static List<String> beforeClosing(List<String> lines) {
        int texts = 0;
        int cut = -1;
        boolean proseBelow = false;
        for (int i = lines.size() - 1; i >= 0 && texts <= MOST_LINES && !proseBelow; i--) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (FENCE.matcher(bounded(line)).matches()) {
                break;
            }
            if (SignOffs.isStrong(line) || (SignOffs.isWeak(line) && nameFollows(lines, i))) {
                cut = i;
            } else {
                proseBelow = isProse(line.strip()) && !CONTACT.matcher(bounded(line)).find();
            }
            texts++;
        }
        return cut < 0 ? lines : new ArrayList<>(lines.subList(0, cut));
    }

    /** A name right below, and below that only contact data or nothing. */
    private static boolean nameFollows(List<String> lines, int index) {
        int next = index + 1;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        if (next == lines.size()) {
            return lines.get(index).strip().endsWith(",") && index > 0;
        }
        return next <= index + 3 && isName(lines.get(next));
    }

    private static boolean isName(String line) {
        if (line.length() > 80) {
            return false;
        }
        String name = DEGREES.matcher(line).replaceFirst("");
        return NAME.matcher(name).matches() && name.strip().split("\\s+", -1).length <= 4;
    }

    private static void dropDashedName(List<String> lines) {
        if (lines.size() > 1 && DASHED_NAME.matcher(bounded(lines.getLast())).matches()) {
            String before = previousText(lines, lines.size() - 1);
            if (!before.isEmpty() && !before.startsWith("-") && !before.endsWith(":")) {
                lines.removeLast();
            }
        }
    }

    private static String previousText(List<String> lines, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).strip();
            }
        }
        return "";
    }

    /** A last paragraph of name, title, phone and address that no sign-off introduces. */
    private static void dropContactBlock(List<String> lines) {
        int start = lines.size();
        while (start > 0 && !lines.get(start - 1).isBlank()) {
            start--;
        }
        int size = lines.size() - start;
        String before = previousText(lines, start);
        if (start == 0 || size < 2 || size > 12 || before.isEmpty() || before.endsWith(":")) {
            return;
        }
        int contacts = 0;
        for (int i = start; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (isProse(line)
                    || line.startsWith("-")
                    || (line.startsWith("*") && !line.endsWith("*"))) {
                return;
            }
            contacts += CONTACT.matcher(bounded(line)).find() ? 1 : 0;
        }
        if (size == 2) {
            // No more than a name and what they are; a single name could as well be an answer.
            if (FULL_NAME.matcher(bounded(lines.get(start))).matches()
                    && TITLE.matcher(bounded(lines.getLast())).find()) {
                lines.subList(start, lines.size()).clear();
            }
            return;
        }
        boolean named =
                isName(lines.get(start)) || lines.get(start).matches("^\\p{Lu}[^.!?]{2,60}$");
        if (named && contacts >= 2 && !CONTACT.matcher(bounded(lines.get(start))).find()) {
            lines.subList(start, lines.size()).clear();
        }
    }

    private static List<String> postscript(List<String> lines) {
        int from = Math.max(0, lines.size() - 2 * MOST_LINES);
        for (int i = from; i < lines.size(); i++) {
            if (POSTSCRIPT.matcher(bounded(lines.get(i))).matches()) {
                int end = i;
                while (end < lines.size() && !lines.get(end).isBlank()) {
                    end++;
                }
                return new ArrayList<>(lines.subList(i, end));
            }
        }
        return List.of();
    }

    private static List<String> withoutBanners(List<String> lines) {
        int start = 0;
        while (start < lines.size() && lines.get(start).isBlank()) {
            start++;
        }
        int end = start;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        if (end > start && FooterWords.isBanner(paragraph(lines, start, end))) {
            return new ArrayList<>(lines.subList(end, lines.size()));
        }
        return lines;
    }

    /**
     * Everything from a legal notice on goes; a list footer goes alone, as its sender may be quoted
     * bare.
     */
    private static List<String> beforeNotices(List<String> lines) {
        var kept = new ArrayList<String>(lines.size());
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).isBlank()) {
                kept.add(lines.get(i++));
                continue;
            }
            int end = i;
            while (end < lines.size() && !lines.get(end).isBlank()) {
                end++;
            }
            String paragraph = paragraph(lines, i, end);
            if (FooterWords.isNotice(paragraph)) {
                if (kept.stream().anyMatch(line -> !line.isBlank())) {
                    return kept;
                }
            } else if (FooterWords.isListFooter(paragraph)) {
                for (String line : lines.subList(i, end)) {
                    if (end - i > 3 && !FooterWords.isListFooter(line)) {
                        kept.add(line);
                    }
                }
            } else {
                kept.addAll(lines.subList(i, end));
            }
            i = end;
        }
        return kept;
    }

    private static String paragraph(List<String> lines, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to && text.length() < 4000; i++) {
            text.append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String bounded(String line) {
        return line.length() <= 400 ? line : line.substring(0, 400);
    }
}
