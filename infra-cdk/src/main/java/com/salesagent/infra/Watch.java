package com.salesagent.infra;

import com.salesagent.application.Application;
import com.salesagent.application.Trigger;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Alarms, the dashboard and the budget. Each alarm has a paragraph in {@code docs/runbook.md}. */
final class Watch extends Construct {
    /** Where the functions' metrics stand; as the functions write it. */
    static final String NAMESPACE = "SalesAgent";

    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration HOUR = Duration.hours(1);
    private static final Duration DAY = Duration.days(1);

    private final Stage stage;
    private final Topic topic;
    private final List<String> alarms = new ArrayList<>();

    Watch(
            Construct scope,
            Stage stage,
            Map<String, AgentFunction> functions,
            Map<String, Workflow> machines,
            Map<String, BufferedIngest> queues,
            FrontDoor frontDoor,
            Queue unhandledChanges,
            Queue missedSchedules) {
        super(scope, "Watch");
        this.stage = stage;
        topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
        if (!stage.alarmAddress().isBlank()) {
            topic.addSubscription(new EmailSubscription(stage.alarmAddress()));
        }
        queues.forEach(
                (name, queue) ->
                        any(
                                "DeadLetters" + Names.id(name),
                                "dead-letters",
                                queue.dead().metricApproximateNumberOfMessagesVisible(FIVE),
                                1));
        any(
                "UnhandledChanges",
                "unhandled-changes",
                unhandledChanges.metricApproximateNumberOfMessagesVisible(FIVE),
                1);
        any(
                "MissedSchedules",
                "missed-schedules",
                missedSchedules.metricApproximateNumberOfMessagesVisible(FIVE),
                1);
        machines.forEach(
                (name, machine) ->
                        any(
                                "Failed" + Names.id(name),
                                "failed-executions",
                                sum(
                                        Map.of(
                                                "f", machine.machine().metricFailed(HOURLY),
                                                "t", machine.machine().metricTimedOut(HOURLY)),
                                        "f + t",
                                        HOUR),
                                name.equals("lead") ? 5 : 1));
        Application.triggers().stream()
                .filter(Trigger.Changes.class::isInstance)
                .forEach(trigger -> iteratorAge(functions.get(trigger.function())));
        any("SendsInDoubt", "sends-in-doubt", own("SendsInDoubt", HOUR), 1);
        any("SendsRefused", "sends-refused", own("SendsRefused", HOUR), 10);
        any("BatchesTooLarge", "batches-too-large", own("BatchesTooLarge", HOUR), 1);
        any("NoticesNotDelivered", "notices-not-delivered", own("NoticesNotDelivered", HOUR), 1);
        any("FunctionProblems", "function-problems", own("Problems", FIVE_MINUTES), 5);
        any(
                "Webhooks4xx",
                "webhooks-4xx",
                route(frontDoor, "4XXError", "/webhooks/sendgrid/events"),
                20);
        any(
                "Webhooks5xx",
                "webhooks-5xx",
                route(frontDoor, "5XXError", "/webhooks/sendgrid/events"),
                1);
        any("Api5xx", "api-5xx", frontDoor.api().metricServerError(FIVE), 3);
        any("ApprovalsWaiting", "approvals-waiting", own("ReviewsReminded", HOUR), 3);
        any(
                "ApprovalsUnannounced",
                "approvals-unannounced",
                queues.get("reviews").queue().metricApproximateAgeOfOldestMessage(FIVE),
                1800);
        complaints();
        any(
                "Throttled",
                "throttled-functions",
                Metric.Builder.create()
                        .namespace("AWS/Lambda")
                        .metricName("Throttles")
                        .statistic("Sum")
                        .period(FIVE_MINUTES)
                        .build(),
                50);
        dashboard(functions, machines, queues, frontDoor);
        budget();
    }

    private static final MetricOptions FIVE =
            MetricOptions.builder().period(FIVE_MINUTES).statistic("Sum").build();
    private static final MetricOptions HOURLY =
            MetricOptions.builder().period(HOUR).statistic("Sum").build();

    private void iteratorAge(AgentFunction function) {
        any(
                "ChangesLate",
                "changes-late",
                function.function()
                        .metric(
                                "IteratorAge",
                                MetricOptions.builder()
                                        .period(FIVE_MINUTES)
                                        .statistic("Maximum")
                                        .build()),
                5 * 60 * 1000);
    }

    private void complaints() {
        any(
                "Complaints",
                "complaints",
                sum(
                        Map.of("c", own("Complaints", DAY), "d", own("SendsAccepted", DAY)),
                        // Mailbox providers begin to refuse at 0.3 %; below 100 emails a day one
                        // complaint would be more than that.
                        "IF(d > 100, 100 * c / d, 0)",
                        DAY),
                0.1);
    }

    private static MathExpression sum(
            Map<String, ? extends IMetric> metrics, String expression, Duration period) {
        return MathExpression.Builder.create()
                .usingMetrics(metrics)
                .expression(expression)
                .period(period)
                .build();
    }

    private Metric own(String name, Duration period) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of("Stage", stage.name()))
                .statistic("Sum")
                .period(period)
                .build();
    }

    private Metric cost(String agent) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName("ModelCost")
                .dimensionsMap(Map.of("Stage", stage.name(), "Agent", agent))
                .statistic("Sum")
                .period(HOUR)
                .label(agent)
                .build();
    }

    private static Metric route(FrontDoor frontDoor, String metric, String path) {
        return Metric.Builder.create()
                .namespace("AWS/ApiGateway")
                .metricName(metric)
                .dimensionsMap(
                        Map.of(
                                "ApiName",
                                frontDoor.api().getRestApiName(),
                                "Stage",
                                FrontDoor.STAGE,
                                "Method",
                                "POST",
                                "Resource",
                                path))
                .statistic("Sum")
                .period(FIVE_MINUTES)
                .build();
    }

    private void any(String id, String paragraph, IMetric metric, double threshold) {
        Alarm alarm =
                Alarm.Builder.create(this, id)
                        .alarmDescription("docs/runbook.md#" + paragraph)
                        .metric(metric)
                        .threshold(threshold)
                        .evaluationPeriods(1)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                        .treatMissingData(TreatMissingData.NOT_BREACHING)
                        .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarms.add(id);
    }

    private void dashboard(
            Map<String, AgentFunction> functions,
            Map<String, Workflow> machines,
            Map<String, BufferedIngest> queues,
            FrontDoor frontDoor) {
        Dashboard dashboard = Dashboard.Builder.create(this, "Dashboard").build();
        dashboard.addWidgets(
                graph(
                        "Leads and approvals",
                        own("LeadsJudged", HOUR),
                        own("LeadsFailed", HOUR),
                        own("ReviewsAnnounced", HOUR),
                        own("ApprovalsGiven", HOUR),
                        own("ApprovalsRefused", HOUR)),
                graph(
                        "Sends by outcome",
                        own("SendsAccepted", HOUR),
                        own("SendsHeld", HOUR),
                        own("SendsRefused", HOUR),
                        own("SendsInDoubt", HOUR)),
                graph(
                        "What comes back",
                        own("Replies", HOUR),
                        own("RepliesWantsMeeting", HOUR),
                        own("RepliesNotInterested", HOUR),
                        own("OptOuts", HOUR),
                        own("Complaints", HOUR),
                        own("EventsApplied", HOUR)));
        dashboard.addWidgets(
                graph("Model: tokens", own("TokensIn", HOUR), own("TokensOut", HOUR)),
                graph(
                        "Model: USD, by list prices",
                        own("ModelCost", HOUR),
                        cost("writer"),
                        cost("tracker")),
                graph(
                        "Functions: errors",
                        functions.values().stream()
                                .map(made -> (IMetric) made.function().metricErrors(FIVE))
                                .toArray(IMetric[]::new)),
                graph(
                        "Machines: failed",
                        machines.values().stream()
                                .map(made -> (IMetric) made.machine().metricFailed(FIVE))
                                .toArray(IMetric[]::new)));
        dashboard.addWidgets(
                graph(
                        "Queues: waiting",
                        queues.values().stream()
                                .map(
                                        made ->
                                                (IMetric)
                                                        made.queue()
                                                                .metricApproximateNumberOfMessagesVisible(
                                                                        FIVE))
                                .toArray(IMetric[]::new)),
                graph(
                        "API",
                        frontDoor.api().metricCount(FIVE),
                        frontDoor.api().metricClientError(FIVE),
                        frontDoor.api().metricServerError(FIVE)),
                graph(
                        "What people wait for: ms",
                        frontDoor
                                .api()
                                .metricLatency(
                                        MetricOptions.builder()
                                                .period(FIVE_MINUTES)
                                                .statistic("p99")
                                                .build())));
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metrics))
                .width(8)
                .height(6)
                .build();
    }

    private void budget() {
        if (stage.alarmAddress().isBlank()) {
            return;
        }
        CfnBudget.Builder.create(this, "Budget")
                .budget(
                        CfnBudget.BudgetDataProperty.builder()
                                .budgetType("COST")
                                .timeUnit("MONTHLY")
                                .budgetLimit(
                                        CfnBudget.SpendProperty.builder()
                                                .amount(stage.monthlyBudgetDollars())
                                                .unit("USD")
                                                .build())
                                .costFilters(
                                        Map.of(
                                                "TagKeyValue",
                                                List.of("user:stage$" + stage.name())))
                                .build())
                .notificationsWithSubscribers(
                        List.of(
                                CfnBudget.NotificationWithSubscribersProperty.builder()
                                        .notification(
                                                CfnBudget.NotificationProperty.builder()
                                                        .notificationType("ACTUAL")
                                                        .comparisonOperator("GREATER_THAN")
                                                        .threshold(80)
                                                        .thresholdType("PERCENTAGE")
                                                        .build())
                                        .subscribers(
                                                List.of(
                                                        CfnBudget.SubscriberProperty.builder()
                                                                .subscriptionType("EMAIL")
                                                                .address(stage.alarmAddress())
                                                                .build()))
                                        .build()))
                .build();
    }
}
