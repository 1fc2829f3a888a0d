package com.salesagent.domain.reply;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a line of a signature looks like: a name, what they are, how to reach them, their firm. */
final class SignatureLines {
    private static final int LONGEST = 110;

    /** Longer stretches without a blank are sentences, in scripts that put no blanks. */
    private static final int LONGEST_UNSPACED = 9;

    private static final Pattern CONTACT =
            Pattern.compile(
                    "[^\\s@]{1,80}@[^\\s@]{2,80}|https?://|www\\.|(?:\\+|\\(|\\b)\\d[\\d\\s().\\-/]{6,}\\d"
                        + "|^(?:tel|phone|mobile?|cell|fax|office|direct|email|e-mail|web|skype|linkedin|fon|handy|mobil|portable|móvil|celular"
                        + "|telefon[oe]?|teléfono|téléphone|tél|tlf|puh|tfn|gsm|kom|[tmfpeowd])\\s?[.:]\\s*\\S.*"
                        + "|\\b[a-z0-9-]{2,40}\\.(?:com|net|org|de|fr|es|it|nl|pl|se|dk|no|fi|co\\.uk|eu|ch|at|example|io)\\b/?\\s*$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PICTURE =
            Pattern.compile(
                    "^\\s*(?:\\[?(?:cid:[^\\]]{1,200}|image:?"
                        + " ?[^\\]]{0,200}|logo[^\\]]{0,60}|inline image[^\\]]{0,200})\\]"
                        + "|<image\\d{0,6}\\.(?:png|jpe?g|gif)>|image\\d{1,6}\\.(?:png|jpe?g|gif)|\\[https?://\\S{1,600}\\])\\s*(?:<https?://\\S{1,600}>)?\\s*$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?iU)\\b(?:manager|director|engineer|president|officer|supervisor|coordinator|administrator|controller|treasurer|superintendent|principal|owner|partner|ceo|cfo|coo|cto|head"
                        + " of|chief|assistant|analyst|specialist|consultant|buyer|procurement|accountant|foreman|technician|vp|svp|evp|founder|co-founder|secretary|attorney|esq"
                        + "|leiter(?:in)?|leitung|gesch[aä]ftsf[uü]hr\\p{L}*|\\p{L}*leiter(?:in)?|einkauf|prokurist(?:in)?|assistenz|vorstand|inhaber(?:in)?|sachbearbeiter(?:in)?|directeur|directrice|responsable|g[eé]rante?|charg[eé]e?"
                        + " d[e']|ing[eé]nieur|pr[eé]sident[e]?|adjointe?|acheteur|acheteuse"
                        + "|gerente|director[ae]?|jef[ea]|encargad[oa]|ingenier[oa]|responsabile|direttore|direttrice|titolare|ufficio|amministrat\\p{L}*|diretora?|engenheir[oa]|coordenador[a]?"
                        + "|beheerder|hoofd|directeur|inkoop\\p{L}*|adviseur|kierownik|dyrektor|specjalista|prezes|chef|leder|direkt[oö]r|ans?varlig|ansvarig|f[oö]rvaltare"
                        + "|p[aä][aä]llikk[oö]|johtaja|vedouc[ií]|[rř]editel(?:ka)?|jednatel(?:ka)?|igazgat[oó]|vezet[oő]|m[uü]d[uü]r[uü]?|директор|менеджер|инженер|руководитель|начальник|керівник)\\b");
    private static final Pattern FIRM =
            Pattern.compile(
                    "(?U)\\b(?:[Ii]nc|INC|LLC|L\\.L\\.C|[Ll]td|LTD|Limited|Corp|Corporation|Company|Co|GmbH|mbH|KG|AG|e\\.?\\s?K|SE|S\\.?A\\.?S?|SARL|S\\.?L\\.?U?|S\\.?[rR]\\.?[lL]|S\\.?[pP]\\.?A|Lda|Ltda|LTDA|B\\.?V|N\\.?V|AB|A/S|ApS|AS|Oyj?|OYJ?|[Ss]p\\."
                        + " z o\\.o|s\\.r\\.o|a\\.s|Kft|Zrt|d\\.o\\.o|PLC|plc|LLP|Group|Gruppe|Gruppo|Groupe|Grupo|Hospital|Klinikum"
                        + "|Schools?|University|College|Hotels?|Foods?|Industries|ООО|ЗАО)\\.?\\s*$|株式会社|有限公司");
    private static final Pattern REGISTER =
            Pattern.compile(
                    "(?U)\\b(?:HRB|HRA|UID|SIRET|SIREN|RCS|TVA|CIF|NIF|R\\.?E\\.?A|P\\.?"
                        + " ?I\\.?V\\.?A|C\\.F|K[vV]K|BTW|KRS|NIP|REGON|CVR|CNPJ|Y-tunnus|I[CČ]O?|DI[CČ]|ИНН|ОГРН|USt-?Id\\p{L}*|(?i:amtsgericht|registergericht|handelsregister|sitz"
                        + " der gesellschaft|steuernummer|au capital|registro mercantil|partita"
                        + " iva|capitale sociale|cap\\. soc|kapitał zakładowy|org\\.?"
                        + " ?nr|organisationsnummer|cégjegyzékszám|registered (?:in|office)|company"
                        + " (?:no|number|registration)|reg\\.? no|vat (?:no|number|reg)))\\b");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?iU)^(?=.*\\d)(?:\\d{1,5}\\s\\p{L}.{2,60}|.{2,60}\\b(?:street|st|avenue|ave|road|rd|drive|dr|suite|ste|blvd|lane|ln|pkwy|parkway|floor|building|box|way|rue|calle|via|viale|piazza|rua|plaza|laan|straat|\\p{L}*str(?:aße|asse|\\.)|\\p{L}*(?:weg|platz|gasse|allee|straat|gade|vej|vägen|gatan|gata|veien|katu|tie)|ul\\.)\\b.{0,40}"
                        + "|(?:[a-z]{1,2}-)?\\d{4,5}\\s\\p{L}.{1,40}|.{2,40},?\\s[A-Z]{2}\\s\\d{5}(?:-\\d{4})?)$");
    private static final Pattern NAME =
            Pattern.compile(
                    "^\\s*[-–—*/~]{0,2}\\s?\\p{L}[\\p{L}.'’-]{0,24}(?:\\s[\\p{L}.'’-]{1,24}){0,3}[,.!]?[*]{0,2}\\s*$");
    private static final Pattern DEGREES =
            Pattern.compile("(?:,\\s?\\p{Lu}[\\p{L}.]{1,7}){1,4}\\s*$");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s\\([^()]{2,30}\\)\\s*$");
    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "da", "do", "dos", "das", "del", "della", "di", "van", "von", "der",
                    "den", "ter", "ten", "zu", "la", "le", "el", "al", "bin", "i.a.", "i.v.",
                    "gez.", "y", "i.", "p.p.", "pp.", "o.", "e", "du", "af", "av", "ppa.", "dr.",
                    "op", "te", "i", "a.", "v.");

    private SignatureLines() {}

    /** Mail, phone, web address, or a line that names what it is ("T: ..."). */
    static boolean isContact(String line) {
        return CONTACT.matcher(bounded(line)).find() || isPicture(line);
    }

    /** What is left of a logo in plain text. */
    static boolean isPicture(String line) {
        String text = bounded(line);
        return (text.indexOf('[') >= 0 || text.contains("image"))
                && PICTURE.matcher(text).matches();
    }

    static boolean hasTitle(String line) {
        return TITLE.matcher(bounded(line)).find();
    }

    /** A firm, its entry in a register, or a postal address. */
    static boolean isFirmOrPlace(String line) {
        String text = bounded(line).strip();
        return isRegister(text)
                || (text.length() <= LONGEST
                        && (FIRM.matcher(text).find() || ADDRESS.matcher(text).matches()));
    }

    static boolean isRegister(String line) {
        return REGISTER.matcher(bounded(line)).find();
    }

    /** Reads like a sentence, not like a line of a signature. */
    static boolean isProse(String line) {
        String text = line.strip();
        if (isRegister(text) && text.length() < 400) {
            return false;
        }
        if (text.length() > LONGEST || text.endsWith("?") || text.endsWith("？")) {
            return true;
        }
        if (text.endsWith("。") || text.endsWith("！")) {
            return text.length() > LONGEST_UNSPACED;
        }
        if (!text.isEmpty() && "\"“„«”".indexOf(text.charAt(0)) >= 0) {
            return false;
        }
        int words = text.split("\\s+", -1).length;
        boolean ends = text.endsWith(".") || text.endsWith("!") || text.endsWith(":");
        boolean listed = text.indexOf('|') > 0 || text.indexOf('·') > 0 || text.indexOf('•') > 0;
        return !listed && (words >= 12 || (ends && words >= 5 && !FIRM.matcher(text).find()));
    }

    /**
     * One to four words that may be a name: each with a capital, but for particles; a single word
     * may be small ("jo").
     */
    static boolean isName(String line) {
        if (line.length() > 80) {
            return false;
        }
        String name = withoutDegrees(line);
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        String[] words = name.replaceAll("[*,!~/]", " ").strip().split("\\s+", -1);
        if (words.length > 4) {
            return false;
        }
        for (String word : words) {
            boolean particle = PARTICLES.contains(word) && words.length > 1;
            if (!particle && words.length > 1 && isSmall(word)) {
                return false;
            }
            if (isUnspaced(word) && word.length() > LONGEST_UNSPACED) {
                return false;
            }
        }
        return true;
    }

    /** Two to four words with capitals; a single word may as well be an answer. */
    static boolean isFullName(String line) {
        String text = withoutDegrees(bounded(line)).strip();
        return isName(text)
                && text.indexOf(' ') > 0
                && Character.isUpperCase(text.codePointAt(0))
                && !text.endsWith("!")
                && !text.endsWith(".");
    }

    /** A name, and behind a bar, comma or dash what they are: "Jo Hart | COO | Harbor Foods". */
    static boolean isNameWithRole(String line) {
        String text = bounded(line).strip();
        List<String> parts = List.of(text.split("\\s*[|·•,/]\\s*|\\s[-–—]+\\s", -1));
        return parts.size() > 1
                && text.length() <= LONGEST
                && isFullName(parts.getFirst())
                && !isProse(text)
                && (parts.size() > 2 || hasTitle(text) || isFirmOrPlace(text) || isContact(text));
    }

    private static String withoutDegrees(String line) {
        return DEGREES.matcher(IN_BRACKETS.matcher(line).replaceFirst("")).replaceFirst("");
    }

    private static boolean isSmall(String word) {
        int i = 0;
        while (i < word.length() && !Character.isLetter(word.charAt(i))) {
            i++;
        }
        return i < word.length() && Character.isLowerCase(word.charAt(i));
    }

    private static boolean isUnspaced(String word) {
        return word.codePoints().anyMatch(c -> c > 0x2E80 && Character.isIdeographic(c));
    }

    static String bounded(String line) {
        return line.length() <= 400 ? line : line.substring(0, 400);
    }
}
