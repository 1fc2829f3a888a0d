package com.salesagent.domain.reply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what in a reply is meant for a machine instead of for us. It is shown to the reviewer and
 * loses its weight: the verdict is made from {@link Scan#remaining}.
 */
public final class InjectionScan {
    private static final int MOST_FINDINGS = 20;

    private static final Phrases INSTRUCTION =
            Phrases.of(
                    """
                    en: (ignore|disregard|forget|override|bypass|overrule|skip|discard|drop) ~4 (instructions|instruction|prompt|prompts|rules|guidelines|directives|context|commands|safeguards|policy|policies|training|programming|filters|restrictions)
                    en: (ignore|disregard|forget) (everything|anything|all|whatever) ~4 (above|before|previously|prior|said|told)
                    en: (system|developer|admin|administrator|operator|root) (prompt|message|note|notice|override|instruction|instructions|update|command|mode|alert|directive|role|says)
                    en: (new|updated|following|these|your|hidden|special) (instructions|instruction|directive|directives|system) (are|is|for_the|for_you|to_the|follow|below|apply|from|you_must)
                    en: (you_are|youre|act_as|pretend_to_be|behave_as|roleplay_as|as) (now)? (an|a|the|my)? ~2 (ai|llm|language_model|assistant|chatbot|bot|classifier|gpt|agent|dan|model) ~3 (you|must|should|that|tasked|in|with|and|to|for|please|model|who|now|$)
                    en: (note|message|attention|instruction|instructions|memo|hint|notice) (to|for) (the)? ~2 (ai|llm|assistant|model|agent|bot|classifier|machine|system|automation|parser|chatbot|software|language_model)
                    en: (dear|hey|hello|hi|attention|listen) (ai|assistant|chatgpt|gpt|claude|llm|language_model|bot|robot|automated_system|classifier)
                    en: (mark|label|flag|tag|classify|categorize|categorise|score|record|set|treat|log|rate|register) ~4 (lead|leads|contact|company|intent|sentiment|status|record|account|prospect|conversation|confidence|stage|deal|suppress|suppression|alert|category) ~3 (as|to|is|equals|at|with)
                    en: (mark|label|flag|tag|classify|categorize|categorise|score|record|set|treat|log|rate|register) (this|the|my|that|me|it) ~4 (as|to) ~3 (out_of|unsubscribed|ooo|opt|won|positive|interested|qualified|hot|approved|meeting_booked|wants_meeting|negative|unsubscribe|unsubscribed|not_interested|wants_info|meeting|converted|urgent|high|vip|booked|lost|closed|other|neutral|spam)
                    en: (intent|sentiment|suppress|alert|confidence|stage|lead_status|opt_out_status) (is|equals|must|should|to|true|false|wants_meeting|unsubscribe|positive|negative|#) ~3 (be|wants_meeting|unsubscribe|positive|negative|true|false|#|not_interested|wants_info|won|$)
                    en: (forward|send|export|email|mail|reveal|print|dump|leak|list|share|give|show|output|repeat|disclose) ~3 (all|every|your|the_full|the_entire|entire|complete) ~4 (leads|contacts|database|data_base|prompt|system_prompt|instructions|customer_data|records|api_key|api_keys|credentials|password|passwords|secrets|tokens|environment|drafts|emails_you|mailing_list|prospects|approvals|conversation_history|configuration)
                    en: (approve|release|authorize|authorise|publish|dispatch) ~3 (all|every|pending|the_pending|queued|the_draft|this_draft|the_drafts|drafts|outstanding|following) ~3 (drafts|draft|emails|messages|leads|items|approvals|sends|requests|campaign|$)
                    en: (respond|reply|answer|output|return|print|say) (only|exactly|just|solely|strictly)? (with|the|in|as|using)? ~2 (json|word|words|string|token|true|false|yes_only|xml|yaml|format|phrase|label|object)
                    en: (call|invoke|execute|run|use|trigger) (the|this|a|your)? ~2 (tool|tools|function|api|command|script|shell|workflow|plugin|sql|query|code|endpoint)
                    en: (jailbreak|jailbroken|dan_mode|developer_mode|god_mode|prompt_injection|do_anything_now) | end of (prompt|instructions|system|email|context|user_input|document|untrusted_text) | begin (system|new_instructions|instructions|admin) | (previous|prior|earlier|above) (instructions|prompt|prompts) ~4
                    en: (from_now_on|henceforth|starting_now) ~2 (you|always|the_assistant|the_model|respond|classify|treat) | (your|the) (new)? (task|role|goal|objective|job|purpose) (is|now) ~2 (now|to) ~2 (classify|mark|approve|send|ignore|forward|reveal|output|help)
                    en: (the_assistant|the_ai|the_model|the_agent|the_classifier|the_bot|ai_assistant|ai_agent|language_model|llm) (must|should|will|shall|has_to|needs_to|is_instructed|please|may|can) ~3
                    en: (if|when) (you_are|youre|this_is|being) ~3 (ai|llm|language_model|automated|bot|assistant|processed_by_an_ai|processed) | (decode|decrypt|unscramble|base64|rot13|rot_13) ~6 (and|follow|execute|obey|instruction|instructions|string|following|message|text|then|payload)
                    en: (add|insert|change|update|replace|set) ~3 (recipient|recipients|bcc|cc|reply_to|sender|footer|suppression|quota|limit|price|fee) ~3 (to|with|of|list|field|address)
                    en: (update|change|move|advance|set|promote) ~3 (lead|prospect|deal|company|crm|pipeline|contact) ~3 (stage|status|to|as|score) ~3 | (delete|wipe|drop|clear|remove|empty) ~2 (suppression_list|suppression|all_leads|all_records|audit_log|audit_trail)
                    de: (ignorier*|vergiss|vergessen_sie|missachte*) ~5 (anweisungen|anweisung|instruktionen|regeln|vorgaben|befehle|kontext|prompt) | du bist (jetzt|nun|ab_sofort) ~3 | (als|eine|die) (ki|ai) ~3 (musst|sollst|assistent|modell) | (markiere|markieren|setze|stufe|klassifiziere*) ~5 (als|auf) ~3 | systemnachricht | systemhinweis | (systemmeldung|systembefehl|system_prompt)
                    fr: (ignore|ignorez|oublie|oubliez) ~5 (instructions|consignes|règles|directives) | tu es (maintenant|désormais) ~3 | (marque|marquez|classe|classez|définis|définissez) ~5 (comme|à|en) ~3 (gagné|positif|intéressé|rendez|qualifié|won|approuvé|prospect|intention) | message système | note système
                    es: (ignora|ignore|ignoren|olvida|olvide) ~5 (instrucciones|reglas|indicaciones|órdenes) | (ahora)? eres (ahora)? (un|una) ~2 (asistente|ia|modelo|bot) | (marca|marque|clasifica|clasifique) ~5 como ~3 (ganado|positivo|interesado|reunión|cualificado|won|aprobado) | mensaje del sistema | nota del sistema
                    it: (ignora|ignorate|dimentica|ignori) ~5 (istruzioni|regole|indicazioni) | (contrassegna|segna|classifica) ~5 come ~3 | messaggio di sistema
                    pt: (ignore|ignora|esqueça|desconsidere) ~5 (instruções|regras|orientações) | (marque|classifique) ~5 como ~3 (ganho|positivo|interessado|aprovado|reunião|won) | mensagem do sistema
                    nl: (negeer|vergeet) ~5 (instructies|regels|opdrachten) | (markeer|classificeer) ~5 als ~3 | systeembericht
                    pl: (zignoruj|ignoruj|zapomnij) ~5 (instrukcje|polecenia|zasady|instrukcji|poleceń) | (oznacz) ~5 jako ~3
                    sv: (ignorera|glöm) ~5 (instruktioner|anvisningar|regler) | ignorer ~5 (instruktioner|instrukser|instruksjoner)
                    cs: (ignoruj|ignorujte|zapomeň) ~5 (pokyny|instrukce|pravidla)
                    tr: (önceki|yukarıdaki|tüm) ~3 (talimatları|komutları) ~2 (yok|görmezden|unut)
                    ru: (игнорируй|игнорируйте|забудь|забудьте|проигнорируй*) ~5 (инструкции|указания|правила|инструкций) | (отметь|пометь) ~5 как ~3
                    uk: (ігноруй|ігноруйте|забудь) ~5 (інструкції|вказівки)
                    """);

    private static final Pattern UNSPACED =
            Pattern.compile(
                    "忽略.{0,12}(?:指令|指示|说明|提示|规则)|無視.{0,12}|(?:指示|命令|プロンプト).{0,8}(?:無視|忘れ)|(?:지시|명령|지침).{0,8}무시"
                        + "|무시하고|تجاهل.{0,30}(?:تعليمات|التعليمات)|(?:निर्देश).{0,20}(?:अनदेखा|नज़रअंदाज़)|התעלם.{0,20}הוראות|将.{0,12}标记为");

    /** Sentences after an instruction that only go on with it. */
    private static final Phrases MACHINE_TALK =
            Phrases.of(
                    """
                    en: intent | sentiment | suppress | suppression | confidence | json | classify | classifier | classification | prompt | (this|the|that|all) (lead|leads|draft|drafts|approval|approvals|prospect|pipeline) | approve | approved | unsubscribed | (set|mark|label|tag|flag|output) ~3 (to|as) | (crm|database|api|assistant|ai|llm|chatbot|tool|tools|workflow) | (no_confirmation|without_confirmation|do_not_mention|dont_mention|do_not_tell|do_not_reveal|do_not_alert|raise|escalate|trigger) ~4 | (user|prospect|customer|recipient|sender) (has|have|wants|agreed|is|confirmed|requested|says|said|accepted|opted)
                    """);

    private static final Pattern BLOCK_TAG =
            Pattern.compile(
                    "(?is)<\\s?(system|instructions?|assistant|admin|prompt|developer|im_start|untrusted|reply|email|tool_call|function_call|script)\\b[^>]{0,80}>.{0,3000}?<\\s?/\\s?\\1\\s?>");
    private static final Pattern TAG =
            Pattern.compile(
                    "(?i)<\\s?/?\\s?(?:system|instructions?|assistant|user|admin|prompt|developer|untrusted[\\w-]{0,20}|reply|email|message|document|context|tool_call|function_call|data|input|text)\\b[^>]{0,80}>"
                        + "|<\\|[^|>]{1,40}\\|>|\\[/?(?:INST|SYS|SYSTEM)\\]|<</?SYS>>|\\{\\{[^}]{0,80}\\}\\}");
    private static final Pattern FAKE_NOTE =
            Pattern.compile(
                    "(?im)^[\\s>*#\\[({=~\"'-]{0,12}(?:system|assistant|developer|admin(?:istrator)?|moderator|operator|ai|llm|bot|tool|function|crm|sales-?agent|classifier|internal|sistema|système|systeme|систем[аы]?)"
                        + "(?:\\s(?:note|notice|message|prompt|override|alert|update|instruction|command|log|notification|event|nachricht|hinweis|mensaje|output|result))?\\s{0,2}[\\])}*]{0,3}\\s{0,2}[:：>\\]|]\\s?");
    private static final Pattern SECTION =
            Pattern.compile(
                    "(?im)^\\s{0,4}(?:[#=*~\"'`-]{2,}|```)\\s{0,2}(?:begin|end|start|stop|new|system|instructions?|prompt|admin|override|human|user|assistant)\\b.{0,80}$");
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}={0,2}(?![A-Za-z0-9+/_-])");
    private static final Pattern HEX =
            Pattern.compile("(?<![0-9a-zA-Z])[0-9a-fA-Fx:\\s]{32,4000}(?![0-9a-zA-Z])");
    private static final Pattern PERCENT =
            Pattern.compile("(?:%[0-9a-fA-F]{2}){6}(?:[\\w%+.-]{0,2000})");
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "(?:(?:\\\\u[0-9a-fA-F]{4}|\\\\x[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{2,6};)\\s?){6,300}");
    private static final Pattern KEYED =
            Pattern.compile(
                    "(?i)[\"']?\\b(?:intent|sentiment|suppress|alert|confidence|lead_?status|stage)\\b[\"']?\\s{0,2}[:=]\\s{0,2}[\"']?[\\w.-]{2,30}[\"']?");

    private InjectionScan() {}

    /**
     * What was found, and what is left to judge.
     *
     * @param remaining the text without the places found, without invisible characters
     */
    public record Scan(List<Finding> findings, String remaining) {
        public Scan {
            findings = List.copyOf(findings);
        }
    }

    /** Looks through the newly written text of a reply. */
    public static Scan of(String text) {
        var findings = new ArrayList<Finding>();
        String visible = withoutInvisible(Sentences.bounded(text), findings);
        String left = without(visible, BLOCK_TAG, Finding.Type.DELIMITER, findings, true);
        left = withoutEncoded(left, findings);
        left = withoutNotes(left, findings);
        left = without(left, SECTION, Finding.Type.DELIMITER, findings, true);
        left = without(left, TAG, Finding.Type.DELIMITER, findings, false);
        left = withoutInstructions(left, findings);
        return new Scan(findings.stream().distinct().limit(MOST_FINDINGS).toList(), left.strip());
    }

    private static String withoutInvisible(String text, List<Finding> findings) {
        long suspicious = text.codePoints().filter(InvisibleText::isSuspicious).count();
        if (suspicious > 0) {
            findings.add(
                    new Finding(
                            Finding.Type.INVISIBLE_CHARACTERS,
                            suspicious + " invisible characters: " + tagText(text)));
        }
        return InvisibleText.strip(text);
    }

    /** What the invisible tag characters spell; otherwise the text around the first one. */
    private static String tagText(String text) {
        var spelled = new StringBuilder();
        text.codePoints()
                .filter(c -> c > 0xE0020 && c < 0xE007F)
                .limit(150)
                .forEach(c -> spelled.append((char) (c - 0xE0000)));
        return spelled.isEmpty()
                ? InvisibleText.strip(text.substring(0, Math.min(80, text.length())))
                : spelled.toString();
    }

    private static String without(
            String text,
            Pattern pattern,
            Finding.Type type,
            List<Finding> findings,
            boolean whole) {
        Matcher match = pattern.matcher(text);
        var left = new StringBuilder();
        int from = 0;
        while (match.find()) {
            findings.add(new Finding(type, match.group()));
            left.append(text, from, match.start()).append(whole ? "\n\n" : "\n");
            from = match.end();
        }
        return from == 0 ? text : left.append(text, from, text.length()).toString();
    }

    /** A fake note reaches to the end of its paragraph. */
    private static String withoutNotes(String text, List<Finding> findings) {
        Matcher note = FAKE_NOTE.matcher(text);
        var left = new StringBuilder();
        int from = 0;
        while (note.find(from)) {
            int end = text.indexOf("\n\n", note.end());
            end = end < 0 ? text.length() : end;
            String said = text.substring(note.start(), end);
            findings.add(new Finding(Finding.Type.FAKE_SYSTEM_NOTE, said));
            left.append(text, from, note.start()).append("\n\n");
            from = end;
        }
        return from == 0 ? text : left.append(text, from, text.length()).toString();
    }

    private static String withoutEncoded(String text, List<Finding> findings) {
        String left = withoutPayload(text, BASE64, InjectionScan::fromBase64, findings);
        left = withoutPayload(left, HEX, InjectionScan::fromHex, findings);
        left = withoutPayload(left, PERCENT, InjectionScan::fromPercent, findings);
        return withoutPayload(left, ESCAPES, InjectionScan::fromEscapes, findings);
    }

    private interface Decoder {
        /** The text, or null if the code isn't one. */
        String decode(String code);
    }

    private static String withoutPayload(
            String text, Pattern pattern, Decoder decoder, List<Finding> findings) {
        Matcher match = pattern.matcher(text);
        var left = new StringBuilder();
        int from = 0;
        while (match.find()) {
            String decoded = decoder.decode(match.group());
            if (decoded != null && isText(decoded)) {
                findings.add(new Finding(Finding.Type.ENCODED_PAYLOAD, decoded));
                left.append(text, from, match.start()).append("\n");
                from = match.end();
            }
        }
        return from == 0 ? text : left.append(text, from, text.length()).toString();
    }

    private static boolean isText(String decoded) {
        long letters = decoded.chars().filter(c -> Character.isLetter(c) || c == ' ').count();
        return decoded.length() >= 6
                && letters * 10 >= decoded.length() * 8L
                && decoded.indexOf(' ') > 0;
    }

    private static String fromBase64(String code) {
        try {
            String plain = code.replace('-', '+').replace('_', '/').replace("=", "");
            byte[] bytes =
                    Base64.getDecoder()
                            .decode(
                                    plain.substring(
                                            0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0)));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static String fromHex(String code) {
        String digits = code.replaceAll("0x|[\\s:x]", "");
        var bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String fromPercent(String code) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) == '%' && i + 2 < code.length() + 0 && isHex(code, i + 1)) {
                bytes.write(Integer.parseInt(code.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(code.charAt(i) == '+' ? ' ' : code.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\[ux]([0-9a-fA-F]{2,4})|&#(x?)([0-9a-fA-F]{2,6});");

    private static String fromEscapes(String code) {
        var text = new StringBuilder();
        Matcher escape = ESCAPE.matcher(code);
        while (escape.find()) {
            String hex = escape.group(1);
            try {
                int c =
                        hex != null
                                ? Integer.parseInt(hex, 16)
                                : Integer.parseInt(
                                        escape.group(3), escape.group(2).isEmpty() ? 10 : 16);
                text.appendCodePoint(Character.isValidCodePoint(c) ? c : ' ');
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
        return text.toString();
    }

    private static String withoutInstructions(String text, List<Finding> findings) {
        var left = new StringBuilder(text.length());
        for (String paragraph : text.split("\\n\\s*\\n", -1)) {
            boolean instructed = false;
            for (String sentence : Sentences.of(paragraph)) {
                String words = Fold.words(sentence);
                boolean instruction =
                        INSTRUCTION.in(words)
                                || UNSPACED.matcher(sentence).find()
                                || KEYED.matcher(sentence).find();
                if (instruction || (instructed && MACHINE_TALK.in(words))) {
                    findings.add(new Finding(Finding.Type.INSTRUCTION, sentence));
                    instructed = true;
                } else {
                    left.append(sentence).append('\n');
                }
            }
            left.append('\n');
        }
        return left.toString();
    }
}
