package com.salesagent.domain.reply;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the closing of a letter and the signature below it, and takes out just these. */
final class Closings {
    /** A closing is near the end: no more than this many lines with text follow it. */
    private static final int MOST_LINES = 24;

    private static final int MOST_CONTACT_LINES = 14;

    private static final Pattern DASHED_NAME =
            Pattern.compile(
                    "^\\s*[-–—~/]{1,2}\\s?\\p{L}[\\p{L}.'’]{0,20}(?:\\s\\p{Lu}[\\p{L}.'’]{0,20}){0,2}\\s*$");
    private static final Pattern NAMED_AFTER =
            Pattern.compile(
                    "^(.{2,40}?)\\s?([,;!–—-]|)\\s{0,2}(\\p{Lu}[\\p{L}.'’-]{0,20}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,20}){0,2})\\s*$");
    private static final Pattern GLUED = Pattern.compile("(?<=[.!?…])\\s+(?=\\p{L}[^.!?]{1,60}$)");

    /** Whose data follow are somebody else's. */
    private static final Pattern POINTS_ON =
            Pattern.compile(
                    "(?iU)\\b(?:contact|reach|ask|speak|talk|write|try|person|colleague|successor|instead|handles|details|wenden|koll?eg[ein]{1,4}|ansprechpartner(?:in)?|zuständig"
                        + "|contactez|coll[eè]gue|contacte[nr]?|compañer[oa]|contatti|collega|contate|colega|neem|kontakt(?:a|er|ieren)?|vend|kolleg\\p{L}*)\\b");

    private static final Pattern FIRM_NAME = Pattern.compile("^\\p{Lu}[^.!?]{2,60}$");

    /** What people do write alone in a last line. */
    private static final List<String> SAID_ALONE =
            Fold.entries(
                            """
                            en: yes | no | ok | okay | sorry | please | done | agreed | interested | perfect | great | sure | correct | exactly | never | maybe | stop
                            en: unsubscribe | remove | thanks | cheers | congrats | congratulations | welcome | noted | deal | pass | enough | nope | yep | yeah | soon | later
                            en: not | wrong | too | me | us | our | your | the | very | out | money | price | budget | email | mail | phone | person | spam | scam | fake
                            en: really | seriously | whatever | goodbye | bye | hello | hi | test | this | that | we | you | it | is | are | who | what | why | when | how
                            en: try | ask | call | see | use | contact | go | check | hire | via | by | at | in | on | for | to | from | with | and | or
                            de: kein | keine | falsch | falsche | guten | viel | zu | nur | schon | wir | sie | adresse | interesse | bedarf | firma | löschen | abmelden
                            fr: pas | plus | trop | mauvaise | nous | vous | sans
                            es: demasiado | muy | mala | sin | falta
                            it: non | troppo | nessun | senza
                            nl: geen | niet | verkeerd
                            da: inte | ikke | inget | ingen | fel | forkert
                            en: monday | tuesday | wednesday | thursday | friday | today | tomorrow | attached | confirmed | approved | rejected | declined | call | good | nothing | none
                            de: ja | nein | bitte | danke | gut | einverstanden | gerne | passt | abgelehnt | leider | stopp | niemals | morgen | heute | erledigt | schade
                            fr: oui | non | merci | bien | parfait | désolé | jamais | volontiers | demain | désabonnez
                            es: si | gracias | bien | perfecto | nunca | baja | claro | mañana
                            it: grazie | va | perfetto | mai | certo | domani
                            pt: sim | não | obrigado | obrigada | nunca | claro
                            nl: ja | nee | bedankt | prima | graag | nooit
                            da: nej | tak | takk | tack | nei | gerne | ja
                            fi: kyllä | ei | kiitos
                            pl: tak | nie | dziękuję
                            cs: ano | ne | děkuji
                            """)
                    .stream()
                    .map(Fold::words)
                    .toList();

    private Closings() {}

    /** Takes each closing and its signature out; what a person wrote below a signature stays. */
    static void cut(List<String> lines, Correspondents names) {
        int texts = 0;
        for (int i = lines.size() - 1; i >= 0 && texts <= MOST_LINES; i--) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (SignatureStripper.isFence(lines.get(i))) {
                break;
            }
            texts++;
            if (!isClosing(lines, i, names)) {
                continue;
            }
            int end = signatureEnd(lines, i + 1);
            if (!hasText(lines, end, lines.size())) {
                lines.subList(i, lines.size()).clear();
                texts = 0;
            } else if (hasText(lines, 0, i) && isEvident(lines, i + 1, end)) {
                lines.subList(i, end).clear();
                lines.add(i, "");
            }
        }
        cutGlued(lines, names);
    }

    private static boolean isClosing(List<String> lines, int index, Correspondents names) {
        String line = lines.get(index);
        return SignOffs.isStrong(line)
                || ClosingWords.make(
                        SignatureLines.bounded(line).length() > 160 ? " " : Fold.words(line))
                || (SignOffs.isWeak(line) && nameFollows(lines, index))
                || (index > 0 && isThanksWithName(line, names));
    }

    /** "Thanks, Jo": a sign-off if Jo wrote it, but not "Thanks, Mark" to Mark. */
    private static boolean isThanksWithName(String line, Correspondents names) {
        if (line.length() > 70) {
            return false;
        }
        var parts = NAMED_AFTER.matcher(line.strip());
        if (!parts.matches() || !SignOffs.isWeak(parts.group(1))) {
            return false;
        }
        String name = parts.group(3);
        return names.nameWriter(name) || (!parts.group(2).isEmpty() && !names.nameOther(name));
    }

    /** The first line below that a person wrote as text; the end if there is none. */
    private static int signatureEnd(List<String> lines, int from) {
        int seen = 0;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            // A slogan stands right below the data; a person leaves a line.
            boolean slogan = seen >= 2 && !lines.get(i - 1).isBlank();
            if (isSentence(line) && !slogan) {
                return i;
            }
            seen++;
        }
        return lines.size();
    }

    private static boolean isSentence(String line) {
        if (!SignatureLines.isProse(line)) {
            return false;
        }
        String text = line.strip();
        return !SignatureLines.isContact(line)
                || ((text.endsWith(".") || text.endsWith("!") || text.endsWith("?"))
                        && text.split("\\s+", -1).length >= 6
                        && text.indexOf('|') < 0);
    }

    private static boolean isEvident(List<String> lines, int from, int end) {
        return lines.subList(from, end).stream()
                .anyMatch(line -> SignatureLines.isName(line) || SignatureLines.isContact(line));
    }

    private static boolean hasText(List<String> lines, int from, int end) {
        return lines.subList(from, end).stream().anyMatch(line -> !line.isBlank());
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
        return next <= index + 3
                && (SignatureLines.isName(lines.get(next))
                        || SignatureLines.isNameWithRole(lines.get(next)));
    }

    /** "Thursday works. Best regards, Jo" on one line. */
    private static void cutGlued(List<String> lines, Correspondents names) {
        if (lines.isEmpty() || lines.getLast().length() > 1000) {
            return;
        }
        String last = lines.getLast();
        var glued = GLUED.matcher(last);
        int from = Math.max(0, last.length() - 90);
        if (glued.find(from)) {
            String tail = last.substring(glued.end());
            if (SignOffs.isStrong(tail)
                    || ClosingWords.make(Fold.words(tail))
                    || isThanksWithName(tail, names)) {
                lines.set(lines.size() - 1, last.substring(0, glued.start()));
            }
        }
    }

    /**
     * A last line that is the writer's name, by its dash or because the quoted mail greets them.
     */
    static void dropName(List<String> lines, Correspondents names) {
        if (lines.size() < 2) {
            return;
        }
        String last = lines.getLast();
        String before = previousText(lines, lines.size() - 1);
        if (before.isEmpty()) {
            return;
        }
        boolean dashed =
                DASHED_NAME.matcher(SignatureLines.bounded(last)).matches()
                        && !before.startsWith("-")
                        && !before.endsWith(":");
        boolean name =
                SignatureLines.isName(last)
                        && !last.strip().endsWith("!")
                        && last.strip().split("\\s+", -1).length <= 3;
        boolean writer = name && (names.nameWriter(last) || names.areInitials(last));
        boolean apart = lines.get(lines.size() - 2).isBlank() && endsThought(before);
        if (dashed || writer || (name && apart && isSomeonesName(last, before))) {
            lines.removeLast();
        }
    }

    /** A name alone below whole sentences, where nothing tells whose: no other word stands so. */
    private static boolean isSomeonesName(String last, String before) {
        String name = last.strip();
        String words = Fold.words(name);
        boolean capital =
                name.length() > 2
                        && Character.isUpperCase(name.charAt(0))
                        && Character.isLowerCase(name.charAt(1));
        return capital
                && !name.endsWith(".")
                && SAID_ALONE.stream().noneMatch(words::contains)
                && !SignOffs.isStrong(name)
                && !SignOffs.isWeak(name)
                && (name.indexOf(' ') < 0
                        || !POINTS_ON.matcher(SignatureLines.bounded(before)).find())
                && !OptOut.in(words, new OptOut.Channels(false, false));
    }

    private static String previousText(List<String> lines, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).strip();
            }
        }
        return "";
    }

    /** Name, title, phone and address at the end that no sign-off introduces. */
    static void dropContactBlock(List<String> lines, Correspondents names) {
        int top = -1;
        int texts = 0;
        for (int i = lines.size() - 1; i > 0 && texts < MOST_CONTACT_LINES; i--) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            texts++;
            if (isSentence(line) || isListed(line) || SignatureStripper.isFence(line)) {
                break;
            }
            boolean starts = lines.get(i - 1).isBlank() || endsThought(lines.get(i - 1));
            if (starts && isOwner(line, names)) {
                top = i;
                if (names.nameWriter(line)) {
                    break;
                }
            }
        }
        if (top > 0 && isBlock(lines, top, names)) {
            lines.subList(top, lines.size()).clear();
        } else if (top < 0) {
            dropLastParagraph(lines);
        }
    }

    /** A paragraph of a firm and at least two ways to reach it. */
    private static void dropLastParagraph(List<String> lines) {
        int start = lines.size();
        while (start > 0 && !lines.get(start - 1).isBlank()) {
            start--;
        }
        List<String> block = lines.subList(start, lines.size());
        String before = previousText(lines, start);
        if (block.size() < 3
                || block.size() > MOST_CONTACT_LINES
                || before.isEmpty()
                || before.endsWith(":")
                || !FIRM_NAME.matcher(SignatureLines.bounded(block.getFirst())).matches()
                || SignatureLines.isContact(block.getFirst())
                || block.stream().anyMatch(line -> isSentence(line) || isListed(line.strip()))) {
            return;
        }
        if (block.stream().filter(SignatureLines::isContact).count() >= 2) {
            block.clear();
        }
    }

    private static boolean isOwner(String line, Correspondents names) {
        return (!SignatureLines.isContact(line) && SignatureLines.isFullName(line))
                || SignatureLines.isNameWithRole(line)
                || (SignatureLines.isName(line) && names.nameWriter(line));
    }

    private static boolean isBlock(List<String> lines, int top, Correspondents names) {
        String before = previousText(lines, top);
        if (before.isEmpty() || before.endsWith(":") || before.endsWith("：")) {
            return false;
        }
        int contacts = 0;
        int roles = 0;
        int size = 0;
        for (String line : lines.subList(top, lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            size++;
            boolean contact = SignatureLines.isContact(line);
            contacts += contact ? 1 : 0;
            roles +=
                    !contact
                                    && (SignatureLines.hasTitle(line)
                                            || SignatureLines.isFirmOrPlace(line))
                            ? 1
                            : 0;
        }
        String first = lines.get(top);
        if (names.nameWriter(first)) {
            return size > 1 || SignatureLines.isNameWithRole(first);
        }
        if (contacts > 0 && POINTS_ON.matcher(SignatureLines.bounded(before)).find()) {
            return false;
        }
        return switch (size) {
            case 1 -> SignatureLines.isNameWithRole(first) && roles + contacts > 0;
            case 2 -> roles > 0 || SignatureLines.isFullName(lines.getLast());
            default -> contacts + roles > 0;
        };
    }

    private static boolean isListed(String line) {
        return line.startsWith("- ")
                || line.startsWith("•")
                || (line.startsWith("*") && !line.endsWith("*"));
    }

    private static boolean endsThought(String line) {
        String text = line.strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    }
}
