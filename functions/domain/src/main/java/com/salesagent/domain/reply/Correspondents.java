package com.salesagent.domain.reply;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who writes to whom, as the quoted part of a mail tells: the mail that is answered was written by
 * the others and addressed to the writer.
 */
final class Correspondents {
    private static final int MOST_GREETINGS = 2;
    private static final int LONGEST_GREETING = 80;

    /** Shorter beginnings of a name aren't told from other words. */
    private static final int SHORTEST_CUT = 3;

    private static final Pattern GREETING =
            Pattern.compile(
                    "^[>|\\s]{0,12}(?iu:hi|hello|hey|dear|good"
                        + " (?:morning|afternoon|day)|hallo|moin|servus|gr[uü][ezßs]{1,2}i?"
                        + " ?(?:gott|dich)?|liebe[rs]?|lieber|guten (?:tag|morgen)|sehr"
                        + " geehrte[r]?|bonjour|salut|ch[eè]re?|hola|estimad[oa]|querid[oa]|buenos"
                        + " d[ií]as|buenas"
                        + " tardes|ciao|gentile|egregio|caro|cara|salve|buongiorno|ol[aá]|prezad[oa]|car[oa]|bom"
                        + " dia|boa"
                        + " tarde|beste|geachte|hoi|dag|hej|hei|moi|k[aæ]re|kj[aæ]re|cze[sś][cć]|dzie[nń]"
                        + " dobry|szanown[aey]|witam|dobr[yý]"
                        + " den|ahoj|v[aá]žen[yýaá]|kedves|tisztelt|szia|bun[aă]"
                        + " ziua|stimate?[aă]?|merhaba|say[iı]n|zdravo|pozdravljeni|здравствуйте|добрый"
                        + " день|привет|вітаю|γεια|αγαπητ[εέή])[,]?"
                        + " (?:(?iu:mr|mrs|ms|miss|dr|prof|herr|frau|herrn|monsieur|madame|m|mme|mlle|señora?|sra?|senhora?|sig|sig\\.ra|dott|ing|dhr|mevr|heer|mevrouw|pan|pani|panie|pane|paní|hr|fru)\\.?"
                        + " ){0,2}"
                        + "(\\p{Lu}[\\p{L}'’-]{0,20}(?:\\s\\p{Lu}[\\p{L}'’.-]{0,20}){0,2})\\s*(?:[,!:.;–-]{0,2}\\s*$|[,!:–]\\s)");

    /** "李女士", "佐藤様", "김민수님": a title behind the family name or all of it. */
    private static final Pattern TITLE_BEHIND =
            Pattern.compile(
                    "^[>|\\s]{0,12}(?:尊敬的|亲爱的|您好[,，]?|안녕하세요[,.]?"
                            + " ?)?([\\p{IsHan}\\p{IsHangul}]{1,4}?)"
                            + " ?(?:女士|先生|小姐|经理|總|总|老师|様|さま|さん|殿|(?:부장|과장|대리|팀장)?님|씨)");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’-]{1,30}");

    private final Set<String> writer = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private String eastern = "";
    private int greetings;

    /** A line of the quoted part: its greeting names the writer of the answer. */
    void quoted(String line) {
        if (greetings >= MOST_GREETINGS || line.chars().noneMatch(Character::isLetter)) {
            return;
        }
        String head = line.length() > LONGEST_GREETING ? line.substring(0, LONGEST_GREETING) : line;
        Matcher greeting = GREETING.matcher(head);
        if (greeting.find()) {
            greetings++;
            add(writer, greeting.group(1));
            return;
        }
        Matcher title = TITLE_BEHIND.matcher(head);
        if (title.find()) {
            greetings++;
            eastern = title.group(1);
        }
    }

    /** An introduction of the quoted mail names who wrote it. */
    void introducedBy(String text) {
        int address = text.indexOf('<');
        add(others, address > 0 ? text.substring(0, address) : text);
    }

    /** The header of the quoted mail names who got it. */
    void addressedTo(String text) {
        if (text.length() < 200) {
            int address = text.indexOf('<');
            add(writer, address > 0 ? text.substring(0, address) : text);
        }
    }

    /** The mail's own sender. */
    void sentBy(String from) {
        if (from.length() < 200) {
            int domain = from.indexOf('@');
            add(writer, domain > 0 ? from.substring(0, domain) : from);
        }
    }

    /** True if one of the words is known to name the writer. */
    boolean nameWriter(String words) {
        String name = words.strip();
        if (!eastern.isEmpty() && name.length() <= 8 && name.startsWith(eastern)) {
            return true;
        }
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            String folded = Fold.fold(word.group());
            if (writer.contains(folded)
                    || (folded.length() >= SHORTEST_CUT
                            && writer.stream().anyMatch(known -> isShort(folded, known)))) {
                return true;
            }
        }
        return false;
    }

    /** "Cath" for Catherine. */
    private static boolean isShort(String one, String other) {
        return (one.startsWith(other) && other.length() >= SHORTEST_CUT) || other.startsWith(one);
    }

    /** "R." or "AK" where the writer is known to be Rhys, or Anders Kvist. */
    boolean areInitials(String text) {
        String letters = text.replaceAll("[\\s.]", "");
        return !letters.isEmpty()
                && letters.length() <= 3
                && letters.chars().allMatch(this::isInitial);
    }

    private boolean isInitial(int letter) {
        int small = Character.toLowerCase(letter);
        return small != letter && writer.stream().anyMatch(known -> known.charAt(0) == small);
    }

    /** True if one of the words names somebody else in the conversation, and none the writer. */
    boolean nameOther(String words) {
        Matcher word = WORD.matcher(words);
        boolean other = false;
        while (word.find()) {
            other |= others.contains(Fold.fold(word.group()));
        }
        return other && !nameWriter(words);
    }

    private static void add(Set<String> names, String text) {
        Matcher word = WORD.matcher(text.length() > 300 ? text.substring(0, 300) : text);
        while (word.find() && names.size() < 40) {
            names.add(Fold.fold(word.group()));
        }
    }
}
