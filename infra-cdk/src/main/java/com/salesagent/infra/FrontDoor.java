package com.salesagent.infra;

import com.salesagent.application.Trigger.Route;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.BasePathMappingOptions;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/**
 * The REST API. Links and webhooks prove themselves; each other method asks for IAM. Its logs tell
 * the route and never the path, which may hold a link's secret; therefore it has no X-Ray segment
 * of its own (that would keep the URL) and no execution log.
 */
final class FrontDoor extends Construct {
    static final String STAGE = "live";

    private static final int WEBHOOKS_A_SECOND = 200;
    private static final int REQUESTS_A_SECOND = 50;

    /** Answers to the caller come after this at the latest. */
    private static final Duration PATIENCE = Duration.seconds(29);

    private final RestApi api;
    private final Stage stage;

    FrontDoor(Construct scope, Stage stage) {
        super(scope, "FrontDoor");
        this.stage = stage;
        LogGroup access =
                LogGroup.Builder.create(this, "AccessLog")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        api =
                RestApi.Builder.create(this, "Api")
                        .restApiName("sales-agent-" + stage.name())
                        .description("Links, webhooks and the API of the sales agent")
                        .endpointTypes(List.of(EndpointType.REGIONAL))
                        // Bodies as they were sent: signatures and MIME parts are about bytes.
                        .binaryMediaTypes(List.of("application/json", "multipart/form-data"))
                        .cloudWatchRole(true)
                        .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN)
                        .deployOptions(
                                StageOptions.builder()
                                        .stageName(STAGE)
                                        .metricsEnabled(true)
                                        .tracingEnabled(false)
                                        .loggingLevel(MethodLoggingLevel.OFF)
                                        .dataTraceEnabled(false)
                                        .throttlingRateLimit(REQUESTS_A_SECOND)
                                        .throttlingBurstLimit(2 * REQUESTS_A_SECOND)
                                        .methodOptions(webhooks())
                                        .accessLogDestination(new LogGroupLogDestination(access))
                                        .accessLogFormat(AccessLogFormat.custom(ACCESS))
                                        .build())
                        .build();
        if (!stage.domainName().isBlank()) {
            ownName();
        }
        accept();
    }

    // No $context.path, no query string, no address: they name people or open doors.
    private static final String ACCESS =
            "{\"requestId\":\"$context.requestId\",\"route\":\"$context.resourcePath\","
                    + "\"method\":\"$context.httpMethod\",\"status\":\"$context.status\","
                    + "\"ms\":\"$context.responseLatency\",\"bytes\":\"$context.responseLength\","
                    + "\"error\":\"$context.error.responseType\","
                    + "\"at\":\"$context.requestTimeEpoch\"}";

    private static Map<String, MethodDeploymentOptions> webhooks() {
        MethodDeploymentOptions generous =
                MethodDeploymentOptions.builder()
                        .throttlingRateLimit(WEBHOOKS_A_SECOND)
                        .throttlingBurstLimit(2 * WEBHOOKS_A_SECOND)
                        .metricsEnabled(true)
                        .loggingLevel(MethodLoggingLevel.OFF)
                        .build();
        return Map.of(
                "/webhooks/sendgrid/events/POST", generous,
                "/webhooks/sendgrid/inbound/{path}/POST", generous);
    }

    private void ownName() {
        DomainName name =
                DomainName.Builder.create(this, "Domain")
                        .domainName(stage.domainName())
                        .certificate(
                                Certificate.fromCertificateArn(
                                        this, "Certificate", stage.certificateArn()))
                        .endpointType(EndpointType.REGIONAL)
                        .securityPolicy(SecurityPolicy.TLS_1_2)
                        .build();
        name.addBasePathMapping(
                api, BasePathMappingOptions.builder().stage(api.getDeploymentStage()).build());
        software.amazon.awscdk.CfnOutput.Builder.create(this, "DomainTarget")
                .description("Point a CNAME record of " + stage.domainName() + " at this name")
                .value(name.getDomainNameAliasDomainName())
                .build();
    }

    private void accept() {
        Nag.accept(
                api,
                "AwsSolutions-APIG2",
                "Handlers check what they are given, and say in words what would be right.");
        Nag.accept(
                api,
                "AwsSolutions-APIG3",
                "Throttling bounds the cost; a web ACL at 5 USD a month and rule is a choice of"
                        + " whoever deploys, and docs/deploying.md says how to add one.");
        Nag.accept(
                api,
                "AwsSolutions-APIG6",
                "An execution log would hold paths, and the paths of links are secrets; the access"
                        + " log has each request's route, status and time.");
        Nag.accept(
                api,
                "AwsSolutions-IAM4",
                "The account-wide role by which API Gateway writes logs is defined by AWS's own"
                        + " policy.");
    }

    /** Adds a route that is answered by the function's alias. */
    void add(Route route, AgentFunction function) {
        Method method =
                api.getRoot()
                        .resourceForPath(route.path())
                        .addMethod(
                                route.method(),
                                LambdaIntegration.Builder.create(function.live())
                                        .proxy(true)
                                        .allowTestInvoke(false)
                                        .timeout(PATIENCE)
                                        .build(),
                                MethodOptions.builder()
                                        .authorizationType(
                                                route.open()
                                                        ? AuthorizationType.NONE
                                                        : AuthorizationType.IAM)
                                        .build());
        if (route.open()) {
            String reason =
                    route.path().startsWith("/webhooks/")
                            ? "A webhook: proves itself by SendGrid's signature or its secret path."
                            : "A link from an email: proves itself by a secret in it.";
            Nag.accept(method, "AwsSolutions-APIG4", reason);
            Nag.accept(method, "AwsSolutions-COG4", reason);
        } else {
            Nag.accept(
                    method,
                    "AwsSolutions-COG4",
                    "Asks for IAM (SigV4): its callers are people with an AWS role, not users of a"
                            + " pool.");
        }
    }

    /** The base of links, without a slash at the end; refers to nothing but the API itself. */
    String url() {
        return stage.domainName().isBlank()
                ? "https://%s.execute-api.%s.%s/%s"
                        .formatted(
                                api.getRestApiId(),
                                software.amazon.awscdk.Stack.of(this).getRegion(),
                                software.amazon.awscdk.Stack.of(this).getUrlSuffix(),
                                STAGE)
                : "https://" + stage.domainName();
    }

    RestApi api() {
        return api;
    }
}
