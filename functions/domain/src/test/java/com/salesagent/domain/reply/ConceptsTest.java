package com.salesagent.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

/** One meaning, whatever the language. */
class ConceptsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please stop writing to us",
                "Bitte aufhören uns zu schreiben",
                "Merci d'arrêter de nous écrire",
                "Favor de parar de escribirnos",
                "Prego, smettete di scrivere a noi",
                "Por gentileza, parem de nos escrever",
                "Graag stoppen met ons schrijven"
            })
    void aRequestToStopWritingHasTheSameMeaningInSevenLanguages(String request) {
        List<String> meant = meant(request);

        assertThat(meant).contains("stop", "write");
    }

    @Test
    void whatOnlySoundsLikeItIsLeftOut() {
        assertThat(
                        meant(
                                "quite customers voltage environment mandatory radiator invisible"
                                        + " objective"))
                .isEmpty();
    }

    @Test
    void accentsMakeNoDifference() {
        assertThat(Concepts.of(Fold.fold("löschen"))).isEqualTo("remove");
        assertThat(Concepts.of(Fold.fold("não"))).isEqualTo(Concepts.of("nao")).isEqualTo("not");
    }

    private static List<String> meant(String text) {
        return Stream.of(Fold.words(text).strip().split(" ", -1))
                .map(Concepts::of)
                .filter(concept -> !concept.isEmpty())
                .toList();
    }
}
