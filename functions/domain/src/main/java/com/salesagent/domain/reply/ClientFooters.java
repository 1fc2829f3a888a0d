package com.salesagent.domain.reply;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows a mail program's last line by its shape, in languages whose words for "sent from" no table
 * has: short, alone in its paragraph, with the name of a device or program, and no sentence.
 */
final class ClientFooters {
    private static final int MOST_WORDS = 9;

    private static final Pattern PRODUCT =
            Pattern.compile(
                    "(?iU)\\b(?:iphone|ipad|ipod|android|galaxy|samsung|huawei|xiaomi|redmi|oneplus|blackberry|outlook|gmail|thunderbird|protonmail|proton"
                        + " mail|bluemail|k-9|k9|fairemail|aqua mail|airmail|superhuman|mailbird|em"
                        + " client|yahoo mail|tutanota|tuta mail|fastmail|zoho"
                        + " mail|gmx|web\\.de|yandex|mail\\.ru|edison mail|newton"
                        + " mail|typemail)\\p{L}*\\b|яндекс|айфон|アイフォン|아이폰|苹果|iphone|android");

    /** A person who speaks of their phone uses one of these, or a sign of a sentence. */
    private static final Set<String> SPEECH =
            Set.of(
                    "i", "we", "my", "you", "your", "is", "are", "was", "use", "have", "need", "on",
                    "ich", "wir", "ist", "haben", "je", "nous", "est", "avons", "yo", "es",
                    "tenemos", "io", "abbiamo", "uso", "call", "text", "reach", "only", "no", "not",
                    "yes", "the", "a", "and", "or", "to", "please");

    private ClientFooters() {}

    static boolean looksLikeOne(String line) {
        String text = line.strip();
        if (text.length() > 70
                || text.length() < 8
                || "?!:,.".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return false;
        }
        if (!PRODUCT.matcher(text).find()) {
            return false;
        }
        String[] words = Fold.words(text).strip().split(" ", -1);
        if (words.length > MOST_WORDS || words.length < 2) {
            return words.length == 1 && text.codePoints().anyMatch(c -> c > 0x2E80);
        }
        for (String word : words) {
            if (SPEECH.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
