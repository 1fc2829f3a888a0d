package com.salesagent.platform.logs;

import com.salesagent.domain.reply.Intent;

import org.slf4j.event.Level;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a log event counts, in CloudWatch's embedded metric format: the line that tells a fact is
 * the metric, so that the two can't differ and no second request is paid.
 */
public final class Metrics {
    /**
     * Where the metrics stand in CloudWatch; dimension: the stage, and for what a model used also
     * the stage with the agent that asked.
     */
    public static final String NAMESPACE = "SalesAgent";

    /** USD for a model's tokens, by list prices; nothing where the price isn't known. */
    public static final String MODEL_COST = "ModelCost";

    private static final String PROBLEMS = "Problems";
    private static final String MODEL = "model.answered";
    private static final String STAGE = "Stage";
    private static final String AGENT = "Agent";

    /** An event, the metric, and the fact that says how many; blank for one. */
    private record Rule(String event, String fact, String is, String metric, String amount) {
        boolean matches(String told, Map<String, Object> facts) {
            return event.equals(told)
                    && (fact.isEmpty() || is.equals(String.valueOf(facts.get(fact))));
        }
    }

    private static final List<Rule> FIXED =
            List.of(
                    each("agent.analysed", "LeadsJudged"),
                    each("agent.drafted", "DraftsWritten"),
                    each("agent.failed", "LeadsFailed"),
                    where("agent.sent", "outcome", "accepted", "SendsAccepted"),
                    where("agent.sent", "outcome", "held", "SendsHeld"),
                    where("agent.sent", "outcome", "refused", "SendsRefused"),
                    where("agent.sent", "outcome", "in_doubt", "SendsInDoubt"),
                    each("agent.reply", "Replies"),
                    where("address.suppressed", "reason", "opt_out", "OptOuts"),
                    where("address.suppressed", "reason", "complaint", "Complaints"),
                    where("address.suppressed", "reason", "hard_bounce", "HardBounces"),
                    each("event.applied", "EventsApplied"),
                    each("event.quarantined", "EventsQuarantined"),
                    each("intake.too_large", "BatchesTooLarge"),
                    summed(MODEL, "TokensIn", "tokensIn"),
                    summed(MODEL, "TokensOut", "tokensOut"),
                    summed(MODEL, MODEL_COST, "costUsd"),
                    each("notice.not_delivered", "NoticesNotDelivered"),
                    each("review.announced", "ReviewsAnnounced"),
                    summed("review.decided", "Decisions", "counted"),
                    where("approval.resumed", "decision", "approved", "ApprovalsGiven"),
                    where("approval.resumed", "decision", "rejected", "ApprovalsRefused"),
                    summed("reviews.swept", "ReviewsReminded", "reminded"),
                    summed("reviews.swept", "ReviewsEscalated", "escalated"),
                    summed("reviews.swept", "ApprovalsExpired", "expired"));

    private static final List<Rule> RULES = rules();

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(FIXED);
        for (Intent intent : Intent.values()) {
            rules.add(where("agent.reply", "outcome", intent.label(), replies(intent)));
        }
        return List.copyOf(rules);
    }

    /** {@code RepliesWantsMeeting}. */
    private static String replies(Intent intent) {
        StringBuilder name = new StringBuilder("Replies");
        for (String word : intent.label().split("_", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    private final Map<String, Number> counted;

    /** Blank where it is no dimension. */
    private final String agent;

    private Metrics(Map<String, Number> counted, String agent) {
        this.counted = counted;
        this.agent = agent;
    }

    private static Rule each(String event, String metric) {
        return new Rule(event, "", "", metric, "");
    }

    private static Rule where(String event, String fact, String is, String metric) {
        return new Rule(event, fact, is, metric, "");
    }

    private static Rule summed(String event, String metric, String amount) {
        return new Rule(event, "", "", metric, amount);
    }

    /** All names that can be emitted, for alarms and the dashboard to be held against. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(PROBLEMS));
        RULES.forEach(rule -> names.add(rule.metric()));
        return names;
    }

    static Optional<Metrics> of(Level level, String event, Map<String, Object> facts) {
        Map<String, Number> counted = new LinkedHashMap<>();
        if (level == Level.ERROR) {
            counted.put(PROBLEMS, 1);
        }
        for (Rule rule : RULES) {
            if (rule.matches(event, facts)) {
                Object amount = rule.amount().isEmpty() ? (Object) 1 : facts.get(rule.amount());
                if (amount instanceof Number number) {
                    counted.put(rule.metric(), number);
                }
            }
        }
        String agent = MODEL.equals(event) ? String.valueOf(facts.get("agent")) : "";
        return counted.isEmpty() ? Optional.empty() : Optional.of(new Metrics(counted, agent));
    }

    /** Members of a log line that make CloudWatch count. */
    Map<String, Object> embedded(String stage, Instant at) {
        List<Map<String, String>> names = new ArrayList<>();
        counted.keySet()
                .forEach(
                        name ->
                                names.add(
                                        Map.of(
                                                "Name",
                                                name,
                                                "Unit",
                                                name.equals(MODEL_COST) ? "None" : "Count")));
        List<List<String>> dimensions =
                agent.isEmpty()
                        ? List.of(List.of(STAGE))
                        : List.of(List.of(STAGE), List.of(STAGE, AGENT));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        at.toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(
                                Map.of(
                                        "Namespace",
                                        NAMESPACE,
                                        "Dimensions",
                                        dimensions,
                                        "Metrics",
                                        names))));
        members.put(STAGE, stage);
        if (!agent.isEmpty()) {
            members.put(AGENT, agent);
        }
        members.putAll(counted);
        return members;
    }
}
