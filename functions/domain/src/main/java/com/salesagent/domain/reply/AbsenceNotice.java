package com.salesagent.domain.reply;

/** Tells an absence notice from a person who mentions a holiday while saying something else. */
final class AbsenceNotice {
    private AbsenceNotice() {}

    /** The writer speaks of absence but decides, asks or agrees: that counts. */
    private static final Phrases BUSINESS =
            Phrases.of(
                    """
                    en: not interested | no thanks | no thank you | lets (talk|meet|set|do|schedule|connect|speak|chat|catch) ~6 | (works|work) for me | happy to (talk|meet|chat|connect) ~6 (when|after|once|next|then) | (call|ping|ring) me (when|once|after|on|tomorrow|next|at|then) | (can|could) we (talk|meet|speak|push|move|reschedule) | (how_about|what_about) ~2 (monday|tuesday|wednesday|thursday|friday|next) | circle back | reach out (again)? (when|once|after|in) | (try|contact|follow_up|email|check_in) (with)? (me)? (again)? (when|once|after) | (send|share) me ~3 (details|information|info|more|proposal) | what does it cost
                    de: kein interesse | lassen sie uns ~6 | (melden|rufen) sie sich | (melden|rufen) sie (mich)? | können wir | passt (mir|gut)
                    fr: pas intéressé | appelez moi | rappelez moi | recontactez ~3
                    es: no (me|nos) interesa | llámeme | escríbame
                    """);

    private static final Phrases OTHERS =
            Phrases.of(
                    """
                    en: (he|she|they|boss|manager|cfo|ceo|colleague|director|owner|team|wife|husband|kids) ~1 (is|are|will_be|was) ~4 (vacation|holiday|leave|out_of_office|office|back|away|pto) | (was|were|just_got_back|been|returned|got_back|back_from|after_my|before_my) ~4 (out_of|on_vacation|on_holiday|vacation|holiday|leave|on_leave|pto) | (back|return|returned) from (vacation|holiday|leave|pto) | sorry for ~6 (was|delay) | holiday (season|schedule|party|rush) | leave (me|us|it|that|this|your|you|a) | vacation (homes|rentals|rental|home|property|properties)
                    """);

    static boolean in(String text) {
        boolean absent = false;
        for (String sentence : Sentences.of(text)) {
            String words = Fold.words(sentence);
            if (BUSINESS.in(words)) {
                return false;
            }
            absent |= MachinePhrases.ABSENT.in(OTHERS.removedFrom(words));
        }
        return absent;
    }
}
