package com.salesagent.infra;

import com.salesagent.application.Trigger.Schedule;

import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.List;

/** EventBridge Scheduler's schedules, in a group of their own, in UTC. */
final class Clockwork extends Construct {
    /** A tick that could not be delivered is worth nothing when the next one has come. */
    private static final int WORTH_SECONDS = 300;

    private static final int RETRIES = 5;

    private final CfnScheduleGroup group;
    private final Role role;
    private final Queue dead;

    Clockwork(Construct scope) {
        super(scope, "Clockwork");
        group = CfnScheduleGroup.Builder.create(this, "Group").build();
        dead = BufferedIngest.deadLetters(this, "Missed");
        role =
                Role.Builder.create(this, "Role")
                        .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
                        .description("Calls the functions that have a schedule")
                        .build();
        role.addToPolicy(Grants.allow(List.of("sqs:SendMessage"), List.of(dead.getQueueArn())));
    }

    void add(Schedule schedule, AgentFunction function) {
        role.addToPolicy(
                Grants.allow(
                        List.of("lambda:InvokeFunction"),
                        List.of(function.live().getFunctionArn())));
        CfnSchedule.Builder.create(this, Names.id(schedule.name()))
                .description(schedule.function())
                .groupName(group.getRef())
                .scheduleExpression(schedule.expression())
                .scheduleExpressionTimezone("UTC")
                .state("ENABLED")
                .flexibleTimeWindow(
                        CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
                .target(
                        CfnSchedule.TargetProperty.builder()
                                .arn(function.live().getFunctionArn())
                                .roleArn(role.getRoleArn())
                                .retryPolicy(
                                        CfnSchedule.RetryPolicyProperty.builder()
                                                .maximumEventAgeInSeconds(WORTH_SECONDS)
                                                .maximumRetryAttempts(RETRIES)
                                                .build())
                                .deadLetterConfig(
                                        CfnSchedule.DeadLetterConfigProperty.builder()
                                                .arn(dead.getQueueArn())
                                                .build())
                                .build())
                .build();
    }

    Queue dead() {
        return dead;
    }
}
