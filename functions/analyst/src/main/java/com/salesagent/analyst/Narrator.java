package com.salesagent.analyst;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.Benchmark;
import com.salesagent.domain.score.Spend;
import com.salesagent.domain.score.Tariff;

/** Words the one sentence that tells a reviewer why a lead is worth a look, or is not. */
interface Narrator {
    Narration narrate(Case subject);

    /** What may be spoken of. All but {@code company} is our own; its texts are from outside. */
    record Case(Company company, Benchmark benchmark, Spend spend, Tariff tariff) {}

    /**
     * The sentence, and what it cost.
     *
     * @param text one sentence that quotes the mid savings
     * @param writtenBy a model's name, or {@code rules}
     * @param tokensIn of the model that was asked, even where its sentence wasn't used
     */
    record Narration(String text, String writtenBy, int tokensIn, int tokensOut) {}
}
