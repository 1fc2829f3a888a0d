package com.salesagent.infra;

import com.salesagent.application.Function;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Lambda function with its role, its log group and the alias {@code live}, by which all triggers
 * and machines call it: to roll back is to point the alias at the version before.
 */
final class AgentFunction extends Construct {
    static final String ALIAS = "live";

    private final Alias live;
    private final software.amazon.awscdk.services.lambda.Function function;
    private final Role role;
    private final LogGroup log;

    /**
     * @param zip what Lambda unpacks
     * @param environment all of it but secrets
     * @param statements what the role allows besides writing its own log
     */
    AgentFunction(
            Construct scope,
            Function described,
            Stage stage,
            Path zip,
            Map<String, String> environment,
            List<PolicyStatement> statements) {
        super(scope, Names.id(described.name()));
        log =
                LogGroup.Builder.create(this, "Log")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(
                                stage.production() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                        .build();
        role =
                Role.Builder.create(this, "Role")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .description("What " + described.name() + " may do")
                        .build();
        role.addToPolicy(
                Grants.allow(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(log.getLogGroupArn())));
        statements.forEach(role::addToPolicy);
        software.amazon.awscdk.services.lambda.Function.Builder made =
                software.amazon.awscdk.services.lambda.Function.Builder.create(this, "Function")
                        .description("%s (%s)".formatted(described.name(), stage.name()))
                        .runtime(Runtime.JAVA_25)
                        .architecture(Architecture.ARM_64)
                        .handler(described.handler())
                        .code(Code.fromAsset(zip.toString()))
                        .memorySize(described.memoryMegabytes())
                        .timeout(Duration.seconds(described.timeoutSeconds()))
                        .environment(environment)
                        .role(role)
                        .logGroup(log)
                        .tracing(Tracing.ACTIVE)
                        .currentVersionOptions(
                                VersionOptions.builder()
                                        .removalPolicy(RemovalPolicy.RETAIN)
                                        .build());
        if (Zips.answersPeople(described)) {
            made.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        function = made.build();
        live =
                Alias.Builder.create(this, "Live")
                        .aliasName(ALIAS)
                        .version(function.getCurrentVersion())
                        .build();
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish",
                        "The alias publishes a version with each change.");
        Nag.acceptWildcard(
                role,
                "Resource::*",
                "X-Ray's PutTraceSegments and PutTelemetryRecords know no resources.");
    }

    Alias live() {
        return live;
    }

    software.amazon.awscdk.services.lambda.Function function() {
        return function;
    }

    Role role() {
        return role;
    }
}
