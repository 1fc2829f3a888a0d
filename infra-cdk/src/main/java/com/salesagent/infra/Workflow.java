package com.salesagent.infra;

import com.salesagent.application.Machine;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Standard state machine from its file in {@code statemachine/}. */
final class Workflow extends Construct {
    private final StateMachine machine;

    /**
     * @param functionArns of the aliases that the machine's tasks call, by function
     * @param machineArns of the machines that it starts, by machine
     */
    Workflow(
            Construct scope,
            Machine described,
            Stage stage,
            Path definitions,
            Map<String, String> functionArns,
            Map<String, String> machineArns) {
        super(scope, Names.id(described.name()) + "Machine");
        Role role =
                Role.Builder.create(this, "Role")
                        .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                        .description("What the " + described.name() + " machine may do")
                        .build();
        List<String> called = new ArrayList<>();
        Map<String, String> bound = new HashMap<>();
        described
                .functions()
                .forEach(
                        (name, function) -> {
                            bound.put(name, functionArns.get(function));
                            called.add(functionArns.get(function));
                        });
        role.addToPolicy(Grants.allow(List.of("lambda:InvokeFunction"), called));
        List<String> started = new ArrayList<>();
        described
                .machines()
                .forEach(
                        (name, machine) -> {
                            bound.put(name, machineArns.get(machine));
                            started.add(machineArns.get(machine));
                        });
        if (!started.isEmpty()) {
            role.addToPolicy(Grants.allow(List.of("states:StartExecution"), started));
        }
        LogGroup log =
                LogGroup.Builder.create(this, "Log")
                        .logGroupName(
                                "/aws/vendedlogs/states/sales-agent-%s-%s"
                                        .formatted(stage.name(), described.name()))
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        machine =
                StateMachine.Builder.create(this, "Machine")
                        .stateMachineType(StateMachineType.STANDARD)
                        .definitionBody(
                                DefinitionBody.fromString(
                                        text(definitions.resolve(described.file()))))
                        .definitionSubstitutions(bound)
                        .role(role)
                        .tracingEnabled(true)
                        .logs(
                                LogOptions.builder()
                                        .destination(log)
                                        .level(LogLevel.ALL)
                                        // Inputs carry task tokens, which stand in the approvals
                                        // table only.
                                        .includeExecutionData(false)
                                        .build())
                        .removalPolicy(
                                stage.production() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                        .build();
        Nag.acceptWildcard(
                role,
                "Resource::*",
                "CloudWatch's log delivery and X-Ray know no resources; Step Functions asks for"
                        + " them so.");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StateMachine machine() {
        return machine;
    }
}
