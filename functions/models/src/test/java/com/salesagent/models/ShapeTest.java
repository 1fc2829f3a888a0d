package com.salesagent.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class ShapeTest {
    private static final Prompt PROMPT =
            new Prompt(
                    "You are a careful clerk. Read the note below and name the colour that its"
                            + " writer wants for the front door.",
                    List.of());

    enum Colour {
        RED,
        GREEN
    }

    record Door(
            Colour colour,
            int height,
            @Text(max = 20) String note,
            @Text(mayBeBlank = true) String remark) {}

    private static Door read(String json) throws Shape.Unusable {
        return Shape.of(Door.class).read(json, PROMPT);
    }

    @Test
    void aFenceOfBackticksAroundTheJsonIsForgiven() throws Shape.Unusable {
        Door door =
                read(
                        """
                        ```json
                        {"colour":"RED","height":2,"note":"tall","remark":""}
                        ```
                        """);

        assertThat(door).isEqualTo(new Door(Colour.RED, 2, "tall", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"height":2,"note":"n","remark":""}                         | JSON
                    {"colour":null,"height":2,"note":"n","remark":""}           | JSON
                    {"colour":"BLUE","height":2,"note":"n","remark":""}         | JSON
                    {"colour":1,"height":2,"note":"n","remark":""}              | JSON
                    {"colour":"RED","height":"2","note":"n","remark":""}        | JSON
                    {"colour":"RED","height":2.5,"note":"n","remark":""}        | JSON
                    {"colour":"RED","height":2,"note":7,"remark":""}            | JSON
                    {"colour":"RED","height":2,"note":"n","remark":""} and so on| JSON
                    {"colour":"RED","height":2,"note":"  ","remark":""}         | note is blank
                    {"colour":"RED","height":2,"note":"123456789012345678901","remark":""}| 21 characters
                    null                                                        | empty
                    [1]                                                         | JSON
                    """)
    void anythingButTheRecordIsUnusable(String json, String why) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(Shape.Unusable.class)
                .hasMessageContaining(why);
    }

    @Test
    void anAnswerThatRepeatsTheQuestionIsUnusable() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        {"colour":"RED","height":2,"note":"x","remark":"You are a \
                                        careful clerk. Read the note below and name the colour \
                                        that its writer wants for the front door."}\
                                        """))
                .hasMessageContaining("remark repeats the question");
    }
}
