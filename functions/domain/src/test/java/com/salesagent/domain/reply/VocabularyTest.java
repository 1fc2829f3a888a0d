package com.salesagent.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.Vocabulary.Entry;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class VocabularyTest {
    private static final Vocabulary WORDS =
            Vocabulary.of(
                    Map.of(
                            "en",
                            List.of(
                                    new Entry("me", "me"),
                                    new Entry("us", "me"),
                                    new Entry("the", "-"),
                                    new Entry("die", "dead"),
                                    new Entry("scrub", "remove"),
                                    new Entry("remove", "remove")),
                            "de",
                            List.of(
                                    new Entry("die", "the"),
                                    new Entry("uns", "us"),
                                    new Entry("löscht", "remove"),
                                    new Entry("jetzt", "now"))));

    @Test
    void wordsOfOneMeaningAreTheSameInTheirOrderWhateverTheLanguage() {
        Set<String> shared = features("Scrub us!");
        shared.retainAll(features("Löscht uns jetzt!"));

        assertThat(shared).contains("Gremove", "Hremove me", "I^ remove me");
    }

    @Test
    void aForeignTextHasItsEnglishWordsToo() {
        assertThat(features("Löscht uns!")).contains("wremove", "wloscht", "Lde");
        assertThat(features("remove me")).contains("wremove", "Len");
    }

    @Test
    void aWordOfTwoLanguagesMeansWhatItMeansInTheOneThatIsSpoken() {
        assertThat(features("die uns löscht")).doesNotContain("Gdead");
        assertThat(features("the us remove die")).contains("Gdead");
    }

    @Test
    void aWordThatTellsNothingLeavesItsNeighboursSideBySide() {
        assertThat(features("scrub the us")).contains("I^ remove me");
    }

    @Test
    void anEmojiIsOneWordAndNeverHalfOfOne() {
        Set<String> features = ReplyFeatures.of("no thanks🙏🙏 bye", Vocabulary.NONE);

        assertThat(features).contains("w🙏", "wthanks");
        assertThat(features).allMatch(VocabularyTest::isWhole);
    }

    @Test
    void withoutAVocabularyNothingOfItIsSeen() {
        assertThat(ReplyFeatures.of("Scrub us!", Vocabulary.NONE))
                .noneMatch(feature -> "LGHI".indexOf(feature.charAt(0)) >= 0);
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static Set<String> features(String text) {
        return new HashSet<>(ReplyFeatures.of(text, WORDS));
    }
}
