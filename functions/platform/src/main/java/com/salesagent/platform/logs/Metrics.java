package com.salesagent.platform.logs;

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
    /** Where the metrics stand in CloudWatch; dimension: the stage. */
    public static final String NAMESPACE = "SalesAgent";

    private static final String PROBLEMS = "Problems";

    /** An event, the metric, and the fact that says how many; blank for one. */
    private record Rule(String event, String fact, String is, String metric, String amount) {
        boolean matches(String told, Map<String, Object> facts) {
            return event.equals(told)
                    && (fact.isEmpty() || is.equals(String.valueOf(facts.get(fact))));
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    each("agent.analysed", "LeadsJudged"),
                    each("agent.drafted", "DraftsWritten"),
                    each("agent.failed", "LeadsFailed"),
                    where("agent.sent", "outcome", "accepted", "SendsAccepted"),
                    where("agent.sent", "outcome", "held", "SendsHeld"),
                    where("agent.sent", "outcome", "refused", "SendsRefused"),
                    where("agent.sent", "outcome", "in_doubt", "SendsInDoubt"),
                    each("agent.reply", "Replies"),
                    where("agent.reply", "outcome", "wants_meeting", "RepliesWantMeeting"),
                    where("agent.reply", "outcome", "not_interested", "RepliesNotInterested"),
                    where("address.suppressed", "reason", "opt_out", "OptOuts"),
                    where("address.suppressed", "reason", "complaint", "Complaints"),
                    where("address.suppressed", "reason", "hard_bounce", "HardBounces"),
                    each("event.applied", "EventsApplied"),
                    each("event.quarantined", "EventsQuarantined"),
                    each("intake.too_large", "IntakeTooLarge"),
                    each("notice.not_delivered", "NoticesNotDelivered"),
                    each("review.announced", "ReviewsAnnounced"),
                    summed("review.decided", "Decisions", "counted"),
                    summed("reviews.swept", "ReviewsReminded", "reminded"),
                    summed("reviews.swept", "ReviewsEscalated", "escalated"),
                    summed("reviews.swept", "ApprovalsExpired", "expired"));

    private final Map<String, Number> counted;

    private Metrics(Map<String, Number> counted) {
        this.counted = counted;
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
        Set<String> names = new TreeSet<>(Set.of(PROBLEMS, "TokensIn", "TokensOut"));
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
        if (event != null && event.startsWith("agent.")) {
            tokens(facts, "tokensIn", "TokensIn", counted);
            tokens(facts, "tokensOut", "TokensOut", counted);
        }
        return counted.isEmpty() ? Optional.empty() : Optional.of(new Metrics(counted));
    }

    private static void tokens(
            Map<String, Object> facts, String fact, String metric, Map<String, Number> counted) {
        if (facts.get(fact) instanceof Number number && number.longValue() > 0) {
            counted.put(metric, number);
        }
    }

    /** Members of a log line that make CloudWatch count. */
    Map<String, Object> embedded(String stage, Instant at) {
        List<Map<String, String>> names = new ArrayList<>();
        counted.keySet().forEach(name -> names.add(Map.of("Name", name, "Unit", "Count")));
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
                                        List.of(List.of("Stage")),
                                        "Metrics",
                                        names))));
        members.put("Stage", stage);
        members.putAll(counted);
        return members;
    }
}
