package com.salesagent.analyst;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.score.Tier;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints how the public registers spread over the tiers, and one city's healthcare in full. */
final class TierDistribution {
    private final Analyst analyst = new Analyst(new EnergyTables(), new RulesNarrator());

    private TierDistribution() {}

    /** Run from the repository, with ../shared beside it. */
    public static void main(String[] arguments) {
        new TierDistribution().print(SharedData.organizations(SharedData.orFail()), System.out);
    }

    private void print(List<Company> companies, PrintStream out) {
        Map<String, Map<Tier, Integer>> byIndustry = new TreeMap<>();
        long started = System.nanoTime();
        for (Company company : companies) {
            Tier tier = assess(company).tier();
            count(byIndustry, company.industry().id(), tier);
            count(byIndustry, "all", tier);
        }
        double micros = (System.nanoTime() - started) / 1e3 / companies.size();
        out.printf("%d companies, %.1f microseconds each%n", companies.size(), micros);
        byIndustry.forEach((industry, tiers) -> out.printf("%-14s %s%n", industry, tiers));
        companies.stream()
                .filter(c -> c.city().equals("Buffalo") && c.state().equals("NY"))
                .filter(c -> c.industry().id().equals("healthcare"))
                .map(this::assess)
                .sorted(Comparator.comparingDouble(Assessment::score).reversed())
                .forEach(a -> print(a, out));
    }

    private static void print(Assessment a, PrintStream out) {
        out.printf(
                "%5.1f %-6s %-6s %s | %s%n        %s%n",
                a.score(),
                a.tier().id(),
                Money.display(a.savings().mid()),
                a.leadId(),
                a.reason(),
                a.basis());
    }

    private static void count(Map<String, Map<Tier, Integer>> counts, String key, Tier tier) {
        counts.computeIfAbsent(key, k -> new EnumMap<>(Tier.class)).merge(tier, 1, Integer::sum);
    }

    private Assessment assess(Company company) {
        return analyst.judge(company.name(), "run", company, Instant.EPOCH).assessment();
    }
}
