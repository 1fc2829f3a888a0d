package com.salesagent.analyst;

import com.salesagent.domain.score.Money;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a model's sentence where it keeps the {@link ReasonRules}, else the rules' own: a model
 * that fails or invents never stops a run and never reaches a reviewer.
 */
final class CheckedNarrator implements Narrator {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedNarrator.class);

    private final Narrator model;
    private final Narrator rules;

    CheckedNarrator(Narrator model, Narrator rules) {
        this.model = model;
        this.rules = rules;
    }

    @Override
    public Narration narrate(Case subject) {
        Narration written;
        try {
            written = model.narrate(subject);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("narration.model_failed");
            return rules.narrate(subject);
        }
        String money = Money.display(subject.spend().savings().mid());
        if (ReasonRules.hold(written.text(), money)) {
            return written;
        }
        LOG.atInfo().addKeyValue("model", written.writtenBy()).log("narration.refused");
        Narration own = rules.narrate(subject);
        return new Narration(own.text(), own.writtenBy(), written.tokensIn(), written.tokensOut());
    }
}
