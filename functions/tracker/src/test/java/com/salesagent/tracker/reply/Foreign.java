package com.salesagent.tracker.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a reply is in another language than English, by its smallest words. */
final class Foreign {
    private static final Set<String> ENGLISH =
            words("the and to you is of we i a for it this in my your no me please not on be");

    private static final Set<String> ELSEWHERE =
            words(
                    """
                    der die das und ich nicht ist sie wir ein eine bitte mir uns zu le la les et je vous nous pas
                    est de des du ne une pour el los que por su mi un una con para il non per che vi di mio o os nao
                    me um uma seu het een ik niet van en u geen mij wij we jag inte och att nie na se lo y es al\
                    """);

    private Foreign() {}

    static boolean is(String text) {
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1));
        long english = words.stream().filter(ENGLISH::contains).count();
        long other = words.stream().filter(ELSEWHERE::contains).count();
        return other > english
                || (other == english && text.chars().anyMatch(c -> c >= 'À' && c <= 'ɏ'));
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }
}
