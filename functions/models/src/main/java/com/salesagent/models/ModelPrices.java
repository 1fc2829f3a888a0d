package com.salesagent.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What models cost, for the cost metric and nothing else. List prices on demand, without caching or
 * batches, as read on 2026-11-21 from public pages that name their sources; {@code docs/costs.md}
 * has the same table. A model that isn't listed has no price: its tokens are counted all the same.
 */
enum ModelPrices {
    // pristren.com/blog/amazon-nova-micro-ultra-fast
    NOVA_MICRO("amazon.nova-micro", 0.035, 0.14),
    NOVA_LITE("amazon.nova-lite", 0.06, 0.24),
    NOVA_PRO("amazon.nova-pro", 0.80, 3.20),
    // clauder-navi.com/en/bedrock-claude-cost
    CLAUDE_HAIKU("anthropic.claude-haiku-4-5", 1, 5),
    CLAUDE_SONNET_4_5("anthropic.claude-sonnet-4-5", 3, 15),
    CLAUDE_SONNET_4_6("anthropic.claude-sonnet-4-6", 3, 15),
    // aumiqx.com/ai-tools/openai-api-pricing-gpt4-costs-guide-2026
    GPT_4_1("gpt-4.1", 2, 8),
    GPT_4_1_MINI("gpt-4.1-mini", 0.40, 1.60),
    GPT_4_1_NANO("gpt-4.1-nano", 0.10, 0.40),
    GPT_4O("gpt-4o", 2.50, 10),
    GPT_4O_MINI("gpt-4o-mini", 0.15, 0.60);

    private static final double MILLION = 1_000_000;

    /** A profile's region and what a provider hangs on a model's name: a date, a version. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:(us|us-gov|eu|apac|jp|au|global)\\.)?(.+?)(?:-\\d{4}-?\\d\\d-?\\d\\d)?"
                            + "(?:-v\\d+(?::\\d+)?)?");

    /** Since its 4.5 generation Claude costs a tenth more on Bedrock's regional endpoints. */
    private static final double REGIONAL_CLAUDE = 1.1;

    private final String model;
    private final double in;
    private final double out;

    /**
     * @param in USD for a million tokens that the model reads
     * @param out USD for a million that it writes
     */
    ModelPrices(String model, double in, double out) {
        this.model = model;
        this.in = in;
        this.out = out;
    }

    /** USD for the tokens of one call; empty for a model whose price isn't known. */
    static Optional<Double> cost(
            Models.Provider provider, String name, int tokensIn, int tokensOut) {
        if (provider == Models.Provider.OLLAMA) {
            return Optional.of(0.0);
        }
        String id = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Matcher parts = NAME.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean regional = !"global".equals(parts.group(1));
        return Arrays.stream(values())
                .filter(price -> price.model.equals(parts.group(2)))
                .findFirst()
                .map(
                        price ->
                                (tokensIn * price.in + tokensOut * price.out)
                                        / MILLION
                                        * (regional && price.claude() ? REGIONAL_CLAUDE : 1));
    }

    private boolean claude() {
        return model.startsWith("anthropic.");
    }
}
