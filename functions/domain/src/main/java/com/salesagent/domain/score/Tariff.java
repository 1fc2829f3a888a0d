package com.salesagent.domain.score;

/**
 * What electricity costs an organisation.
 *
 * @param dollarsPerKwh mean revenue per kWh of the sector in the state, all charges included
 * @param label {@code NY commercial}
 * @param source publisher and year
 * @param known false where the state isn't known, so that the US mean stands in
 * @param choice whether the state lets a business choose its supplier
 * @param choiceSource publisher and year
 */
public record Tariff(
        double dollarsPerKwh,
        String label,
        String source,
        boolean known,
        boolean choice,
        String choiceSource) {}
