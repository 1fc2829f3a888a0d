package com.salesagent.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.TextDiff.Kind;
import com.salesagent.domain.approval.TextDiff.Part;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What the approver reads as "what changed" is exactly what changed. */
final class TextDiffTest {
    @Test
    void aChangedWordIsRemovedAndAddedAndTheRestStays() {
        assertThat(TextDiff.between("saves $90k a year", "saves $96k a year"))
                .containsExactly(
                        new Part(Kind.SAME, "saves "),
                        new Part(Kind.REMOVED, "$90k "),
                        new Part(Kind.ADDED, "$96k "),
                        new Part(Kind.SAME, "a year"));
    }

    @Test
    void thePartsReadAsBothTextsWhateverTheyAre() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = text(random);

            List<Part> parts = TextDiff.between(before, after);

            assertThat(without(parts, Kind.ADDED)).as("seed %d", seed).isEqualTo(before);
            assertThat(without(parts, Kind.REMOVED)).as("seed %d", seed).isEqualTo(after);
        }
    }

    @Test
    void textsTooLongToCompareStandOneAfterTheOther() {
        String before = "word ".repeat(2_000);
        String after = "other ".repeat(2_000);

        assertThat(TextDiff.between(before, after))
                .containsExactly(new Part(Kind.REMOVED, before), new Part(Kind.ADDED, after));
    }

    private static String text(Random random) {
        String[] words = {"a", "b", "c\n", "d\n\n", "  e"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }

    private static String without(List<Part> parts, Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() != kind)
                .map(Part::text)
                .collect(Collectors.joining());
    }
}
