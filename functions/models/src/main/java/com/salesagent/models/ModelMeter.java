package com.salesagent.models;

import dev.langchain4j.model.output.TokenUsage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import java.util.Optional;

/**
 * Tells what each call of a model used, which the log line's metric counts: the tokens of answers
 * that turn out unusable are paid for too.
 */
final class ModelMeter {
    private static final Logger LOG = LoggerFactory.getLogger(ModelMeter.class);

    private final String agent;
    private final Models.Provider provider;

    /**
     * @param agent whose calls these are
     */
    ModelMeter(String agent, Models.Provider provider) {
        this.agent = agent;
        this.provider = provider;
    }

    /**
     * One answer came.
     *
     * @param usage null where the provider doesn't say
     */
    void answered(String model, TokenUsage usage, long millis) {
        int in = usage == null ? 0 : count(usage.inputTokenCount());
        int out = usage == null ? 0 : count(usage.outputTokenCount());
        LoggingEventBuilder line =
                LOG.atInfo()
                        .addKeyValue("agent", agent)
                        .addKeyValue("model", model)
                        .addKeyValue("ms", millis)
                        .addKeyValue("tokensIn", in)
                        .addKeyValue("tokensOut", out);
        Optional<Double> cost = ModelPrices.cost(provider, model, in, out);
        (cost.isPresent() ? line.addKeyValue("costUsd", cost.get()) : line).log("model.answered");
    }

    static int count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
