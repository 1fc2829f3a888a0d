package com.salesagent.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call of a model is said to have cost. */
class ModelPricesTest {
    private static final int MILLION = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "BEDROCK, amazon.nova-lite-v1:0, 0.06, 0.24",
        "BEDROCK, us.amazon.nova-pro-v1:0, 0.80, 3.20",
        "BEDROCK, global.anthropic.claude-haiku-4-5-20251001-v1:0, 1, 5",
        "BEDROCK, us.anthropic.claude-haiku-4-5-20251001-v1:0, 1.1, 5.5",
        "BEDROCK,"
            + " arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-micro-v1:0,"
            + " 0.035, 0.14",
        "OPENAI, gpt-4o-mini, 0.15, 0.60",
        "OPENAI, gpt-4o-2024-11-20, 2.50, 10",
        "OLLAMA, llama3.1, 0, 0"
    })
    void aKnownModelHasItsPriceWhateverHangsOnItsName(
            Models.Provider provider, String name, double in, double out) {
        assertThat(ModelPrices.cost(provider, name, MILLION, 0).orElseThrow())
                .isCloseTo(in, within(1e-9));
        assertThat(ModelPrices.cost(provider, name, 0, MILLION).orElseThrow())
                .isCloseTo(out, within(1e-9));
    }

    @Test
    void aModelThatOnlyLooksLikeAKnownOneHasNone() {
        assertThat(ModelPrices.cost(Models.Provider.OPENAI, "gpt-4o-audio-preview", 1, 1))
                .isEmpty();
        assertThat(
                        ModelPrices.cost(
                                Models.Provider.BEDROCK, "meta.llama3-1-8b-instruct-v1:0", 1, 1))
                .isEmpty();
        assertThat(ModelPrices.cost(Models.Provider.OPENAI, "", 1, 1)).isEmpty();
    }
}
