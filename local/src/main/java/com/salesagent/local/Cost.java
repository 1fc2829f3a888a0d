package com.salesagent.local;

import com.salesagent.application.Application;
import com.salesagent.application.Trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run would cost on AWS, without model tokens and emails: counts of a local run times AWS's
 * list prices.
 */
public final class Cost {
    /** Where the prices are from, for whoever reads the table. */
    public static final String SOURCE =
            "AWS list prices, us-east-1, on demand, without free tiers, read on 2026-11-21 on the"
                    + " pages that docs/costs.md names";

    private static final double MILLION = 1_000_000;
    private static final double GIGABYTE = 1_000_000_000;

    private Cost() {}

    /**
     * One line of the bill.
     *
     * @param units for each lead
     * @param price USD for one unit
     */
    public record Item(String name, double units, double price) {
        /** USD. */
        public double perThousandLeads() {
            return 1_000 * units * price;
        }
    }

    /** The bill of a measured run. */
    public static List<Item> of(Benchmark.Figures figures) {
        Benchmark.Usage usage = figures.usage();
        double leads = figures.leads();
        long calls = usage.calls().values().stream().mapToLong(Long::longValue).sum();
        long routed = calls(usage.calls(), Trigger.Route.class);
        long batches = calls(usage.calls(), Trigger.Messages.class);
        List<Item> items = new ArrayList<>();
        // aws.amazon.com/step-functions/pricing: 0.025 for 1,000 transitions
        items.add(
                new Item(
                        "Step Functions, state transitions",
                        figures.transitionsPerLead(),
                        25 / MILLION));
        // airbyte.com/data-engineering-resources/dynamodb-pricing: since November 2024
        items.add(new Item("DynamoDB, write units", usage.writeUnits() / leads, 0.625 / MILLION));
        items.add(new Item("DynamoDB, read units", usage.readUnits() / leads, 0.125 / MILLION));
        // cloudchipr.com/blog/aws-lambda-pricing
        items.add(new Item("Lambda, requests", calls / leads, 0.20 / MILLION));
        items.add(
                new Item(
                        "Lambda, GB-seconds (arm64)",
                        usage.gigabyteSeconds() / leads,
                        0.0000133334));
        // cloudburn.io/blog/amazon-sqs-pricing. A batch is received and deleted, besides what was
        // sent.
        items.add(
                new Item(
                        "SQS, requests",
                        figures.requestsPerLead("Sqs") + 2 * batches / leads,
                        0.40 / MILLION));
        // docs.aws.amazon.com, "Best Practices for Designing Amazon API Gateway", table 4
        items.add(new Item("API Gateway, requests", routed / leads, 3.50 / MILLION));
        // c3x.dev/blog/s3-request-fees-explained: 0.005 for 1,000
        items.add(
                new Item(
                        "S3, writes",
                        usage.calls().getOrDefault("tracker-intake", 0L) / leads,
                        5 / MILLION));
        // cloudonaut.io/aws-cloudwatch-dashboard-cost-efficiency-logs-vs-custom-metrics
        items.add(new Item("CloudWatch, bytes of logs", usage.logBytes() / leads, 0.50 / GIGABYTE));
        return items;
    }

    private static long calls(Map<String, Long> calls, Class<? extends Trigger> kind) {
        Set<String> functions =
                Application.triggers().stream()
                        .filter(kind::isInstance)
                        .map(Trigger::function)
                        .collect(Collectors.toSet());
        return calls.entrySet().stream()
                .filter(entry -> functions.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
