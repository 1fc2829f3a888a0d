package com.salesagent.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.platform.Environment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What each provider must do, whatever its wire format. */
abstract class ModelContract {
    private static final String GOOD =
            """
            {"colour": "GREEN", "reason": "It is cheap.", "weights": [3, 4], "notes": ["a", "b"]}\
            """;
    private static final Prompt QUESTION =
            new Prompt("Choose a colour for the door.", List.of(new Prompt.Data("WISH", "green")));
    private static final String SECRET_TEXT = "INTERNAL-STACK-7781 at com.provider.Secret";

    /** Long enough for the first call of a JVM on a machine that is busy with other things. */
    private static final String PATIENCE_SECONDS = "60";

    private final FakeProvider provider = new FakeProvider();

    enum Colour {
        RED,
        GREEN
    }

    record Choice(
            Colour colour,
            @Text(max = 60) String reason,
            List<Integer> weights,
            @Text(max = 10) List<String> notes) {}

    abstract String name();

    /** How the provider's request says that the answer must follow the schema. */
    abstract String schemaMarker();

    @AfterEach
    void close() {
        provider.close();
    }

    private StructuredModel model() {
        return model(PATIENCE_SECONDS);
    }

    private StructuredModel model(String timeoutSeconds) {
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "MODEL_PROVIDER",
                                name(),
                                "MODEL_NAME",
                                "test-model",
                                "MODEL_BASE_URL",
                                provider.url(),
                                "MODEL_API_KEY",
                                "key-that-must-not-show",
                                "MODEL_TIMEOUT_SECONDS",
                                timeoutSeconds));
        return Models.from(
                new Environment(variables, InstantSource.system(), new Random(1)), "writer");
    }

    private String reasonOf(Answer<Choice> answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        String reason = ((Answer.Unavailable<Choice>) answer).reason();
        assertThat(reason)
                .doesNotContain(SECRET_TEXT)
                .doesNotContain("key-that-must-not-show")
                .doesNotContain("Exception")
                .hasSizeLessThan(140);
        return reason;
    }

    @Test
    void aGoodAnswerComesAsARecordWithItsTokens() {
        provider.says(GOOD);

        Answer<Choice> answer = ask();

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        Answer.Answered<Choice> good = (Answer.Answered<Choice>) answer;
        assertThat(good.value())
                .isEqualTo(
                        new Choice(Colour.GREEN, "It is cheap.", List.of(3, 4), List.of("a", "b")));
        assertThat(good.model()).isEqualTo("test-model");
        assertThat(good.tokensIn()).isEqualTo(120);
        assertThat(good.tokensOut()).isEqualTo(80);
    }

    @Test
    void theSchemaWithItsClosedChoicesGoesWithTheQuestion() {
        provider.says(GOOD);

        ask();

        assertThat(provider.requests()).hasSize(1);
        assertThat(provider.requests().getFirst())
                .contains(schemaMarker())
                .contains("GREEN")
                .contains("Choose a colour")
                .contains("WISH");
    }

    @Test
    void aStallEndsAtOurDeadline() {
        provider.stalls();

        assertThat(reasonOf(model("1").ask(QUESTION, Choice.class)))
                .isEqualTo("the model did not answer within 1 s");
    }

    @Test
    void aStallInTheMiddleOfTheAnswerEndsAtOurDeadline() {
        provider.stallsInTheMiddle();

        assertThat(reasonOf(model("1").ask(QUESTION, Choice.class)))
                .isEqualTo("the model did not answer within 1 s");
    }

    @Test
    void anErrorOfTheProviderIsToldInOurWordsAndAskedOnce() {
        provider.fails(500, "{\"error\": \"" + SECRET_TEXT + "\"}");

        assertThat(reasonOf(ask())).isEqualTo("the model's provider has an error");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aRateLimitIsToldInOurWordsAndAskedOnce() {
        provider.fails(429, "{\"message\": \"" + SECRET_TEXT + "\"}");

        assertThat(reasonOf(ask())).isEqualTo("the model's provider is over its rate limit");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aWrongKeyNamesItsSetting() {
        provider.fails(401, "{\"message\": \"" + SECRET_TEXT + "\"}");

        assertThat(reasonOf(ask())).contains("MODEL_API_KEY");
    }

    @Test
    void truncatedJsonIsUnusable() {
        provider.says(GOOD.substring(0, 30));

        assertThat(reasonOf(ask()))
                .isEqualTo("answer unusable: it is not the JSON that was asked for");
    }

    @Test
    void aChoiceOutsideTheEnumIsUnusable() {
        provider.says(GOOD.replace("GREEN", "BLUE"));

        assertThat(reasonOf(ask())).startsWith("answer unusable");
    }

    @Test
    void anErrorTextInsteadOfAnAnswerIsUnusable() {
        provider.says("Error: " + SECRET_TEXT);

        assertThat(reasonOf(ask())).startsWith("answer unusable");
    }

    @Test
    void anErrorDocumentWithStatus200IsUnusable() {
        provider.fails(200, "{\"error\": {\"message\": \"" + SECRET_TEXT + "\"}}");

        reasonOf(ask());
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        provider.neverEnds();

        assertThat(reasonOf(ask()))
                .isEqualTo("answer unusable: it is larger than any answer can be");
    }

    @Test
    void aServerThatIsNotThereIsToldApartFromABadAnswer() {
        StructuredModel model = model();
        provider.close();

        assertThat(reasonOf(model.ask(QUESTION, Choice.class)))
                .isEqualTo("the model's server can't be reached (MODEL_BASE_URL)");
    }

    @Test
    void aDeadModelIsLeftAloneAfterThreeFailures() {
        provider.fails(500, "{}");
        StructuredModel model = model();

        for (int i = 0; i < 1_000; i++) {
            reasonOf(model.ask(QUESTION, Choice.class));
        }

        assertThat(provider.requests()).hasSize(3);
    }

    private Answer<Choice> ask() {
        return model().ask(QUESTION, Choice.class);
    }
}
