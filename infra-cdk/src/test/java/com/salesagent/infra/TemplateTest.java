package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Trigger;
import com.salesagent.infra.Synthesis.Resource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is made on AWS of the application's description. */
class TemplateTest {
    private static Synthesis synthesis;

    @BeforeAll
    static void synthesize() {
        synthesis = Synthesis.once();
    }

    @Test
    void functionsRunJava25OnArmAndAreCalledByTheAliasLive() {
        List<Resource> functions = synthesis.resources("dev", "AWS::Lambda::Function");

        assertThat(functions).hasSameSizeAs(Application.functions());
        for (Resource function : functions) {
            assertThat(function.properties().path("Runtime").asText()).isEqualTo("java25");
            assertThat(function.properties().path("Architectures").path(0).asText())
                    .isEqualTo("arm64");
            assertThat(function.properties().path("TracingConfig").path("Mode").asText())
                    .isEqualTo("Active");
        }
        assertThat(synthesis.resources("dev", "AWS::Lambda::Alias"))
                .hasSameSizeAs(functions)
                .allSatisfy(
                        alias ->
                                assertThat(alias.properties().path("Name").asText())
                                        .isEqualTo("live"));
        Set<String> aliases = new HashSet<>();
        synthesis.resources("dev", "AWS::Lambda::Alias").forEach(alias -> aliases.add(alias.id()));
        for (Resource mapping : synthesis.resources("dev", "AWS::Lambda::EventSourceMapping")) {
            // The name and the alias, cut out of the alias's ARN.
            String called = mapping.properties().path("FunctionName").toString();
            assertThat(called).contains(":live");
            assertThat(aliases).anyMatch(called::contains);
        }
        for (Resource schedule : synthesis.resources("dev", "AWS::Scheduler::Schedule")) {
            assertThat(aliases)
                    .contains(
                            schedule.properties().path("Target").path("Arn").path("Ref").asText());
        }
    }

    @Test
    void onlyFunctionsThatSomebodyWaitsForAreSnapStarted() {
        for (Function function : Application.functions()) {
            boolean answers =
                    Application.triggers().stream()
                            .anyMatch(
                                    trigger ->
                                            trigger instanceof Trigger.Route
                                                    && trigger.function().equals(function.name()));
            assertThat(synthesis.function("dev", function.name()).properties().has("SnapStart"))
                    .as(function.name())
                    .isEqualTo(answers);
        }
    }

    @Test
    void versionsStaySoThatTheAliasCanGoBack() {
        assertThat(synthesis.resources("dev", "AWS::Lambda::Version"))
                .isNotEmpty()
                .allSatisfy(
                        version ->
                                assertThat(version.node().path("DeletionPolicy").asText())
                                        .isEqualTo("Retain"));
    }

    @Test
    void aProductionStageKeepsItsDataAndADevelopmentStageLeavesNothing() {
        for (String type : List.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key")) {
            assertThat(synthesis.resources("prod-data", type))
                    .isNotEmpty()
                    .allSatisfy(
                            kept ->
                                    assertThat(kept.node().path("DeletionPolicy").asText())
                                            .isEqualTo("Retain"));
            assertThat(synthesis.resources("dev-data", type))
                    .allSatisfy(
                            gone ->
                                    assertThat(gone.node().path("DeletionPolicy").asText())
                                            .isEqualTo("Delete"));
        }
        assertThat(synthesis.resources("prod-data", "AWS::DynamoDB::Table"))
                .allSatisfy(
                        table ->
                                assertThat(
                                                table.properties()
                                                        .path("DeletionProtectionEnabled")
                                                        .asBoolean())
                                        .isTrue());
    }

    @Test
    void onlyTheApprovalsTableHasAKeyOfItsOwn() {
        assertThat(synthesis.resources("dev-data", "AWS::DynamoDB::Table"))
                .filteredOn(table -> table.properties().has("SSESpecification"))
                .singleElement()
                .satisfies(table -> assertThat(table.id()).startsWith("ApprovalsTable"));
        assertThat(synthesis.resources("dev-data", "AWS::KMS::Key"))
                .singleElement()
                .satisfies(
                        key ->
                                assertThat(key.properties().path("EnableKeyRotation").asBoolean())
                                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "dev-data", "prod", "prod-data"})
    void noNameIsFixedThatAnotherStageWouldNeed(String template) {
        String stage = template.replace("-data", "");
        for (String[] typeAndName :
                new String[][] {
                    {"AWS::DynamoDB::Table", "TableName"},
                    {"AWS::S3::Bucket", "BucketName"},
                    {"AWS::SQS::Queue", "QueueName"},
                    {"AWS::Lambda::Function", "FunctionName"},
                    {"AWS::IAM::Role", "RoleName"},
                    {"AWS::StepFunctions::StateMachine", "StateMachineName"},
                    {"AWS::Scheduler::Schedule", "Name"},
                    {"AWS::CloudWatch::Alarm", "AlarmName"},
                    {"AWS::CloudWatch::Dashboard", "DashboardName"}
                }) {
            assertThat(synthesis.resources(template, typeAndName[0]))
                    .allSatisfy(
                            made ->
                                    assertThat(made.properties().has(typeAndName[1]))
                                            .as(made.id())
                                            .isFalse());
        }
        for (Resource parameter : synthesis.resources(template, "AWS::SSM::Parameter")) {
            assertThat(parameter.properties().path("Name").asText())
                    .startsWith("/sales-agent/" + stage + "/");
        }
        for (Resource log : synthesis.resources(template, "AWS::Logs::LogGroup")) {
            if (log.properties().has("LogGroupName")) {
                assertThat(log.properties().path("LogGroupName").asText()).contains(stage);
            }
        }
    }

    @Test
    void theAccessLogKeepsTheRouteAndNeverThePathNorAnAddress() {
        JsonNode stage =
                synthesis.resources("dev", "AWS::ApiGateway::Stage").getFirst().properties();
        String format = stage.path("AccessLogSetting").path("Format").asText();

        assertThat(format)
                .contains("$context.resourcePath", "$context.status", "$context.responseLatency")
                .doesNotContain("$context.path")
                .doesNotContain("querystring", "sourceIp", "identity", "$context.requestOverride");
        assertThat(stage.path("TracingEnabled").asBoolean()).isFalse();
        stage.path("MethodSettings")
                .forEach(
                        settings -> {
                            assertThat(settings.path("DataTraceEnabled").asBoolean()).isFalse();
                            assertThat(settings.path("LoggingLevel").asText()).isEqualTo("OFF");
                            assertThat(settings.path("ThrottlingRateLimit").asInt()).isPositive();
                            assertThat(settings.path("ThrottlingBurstLimit").asInt()).isPositive();
                        });
    }

    @Test
    void onlyWebhooksAndLinksAreOpenAndAllElseAsksForIam() {
        Set<String> open = new HashSet<>();
        Set<String> closed = new HashSet<>();
        for (Resource method : synthesis.resources("dev", "AWS::ApiGateway::Method")) {
            String where =
                    method.properties().path("HttpMethod").asText()
                            + " "
                            + Paths.of(synthesis, "dev", method);
            String authorization = method.properties().path("AuthorizationType").asText();
            assertThat(authorization).as(where).isIn("NONE", "AWS_IAM");
            (authorization.equals("NONE") ? open : closed).add(where);
        }

        assertThat(open)
                .allMatch(
                        where ->
                                where.contains(" /webhooks/sendgrid/")
                                        || where.contains(" /review/{")
                                        || where.contains(" /unsubscribe/{"));
        assertThat(closed).contains("POST /runs", "GET /runs/{runId}", "GET /health");
    }

    @Test
    void machinesLogNoDataSinceInputsCarryTaskTokens() {
        assertThat(synthesis.resources("dev", "AWS::StepFunctions::StateMachine"))
                .hasSize(Application.machines().size())
                .allSatisfy(
                        machine -> {
                            JsonNode logging = machine.properties().path("LoggingConfiguration");
                            assertThat(logging.path("IncludeExecutionData").asBoolean()).isFalse();
                            assertThat(
                                            machine.properties()
                                                    .path("TracingConfiguration")
                                                    .path("Enabled")
                                                    .asBoolean())
                                    .isTrue();
                            assertThat(machine.properties().path("StateMachineType").asText())
                                    .isEqualTo("STANDARD");
                        });
    }

    @Test
    void eachLogGroupForgetsAfterAMonth() {
        assertThat(synthesis.resources("dev", "AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allSatisfy(
                        log ->
                                assertThat(log.properties().path("RetentionInDays").asInt())
                                        .isEqualTo(30));
    }

    @Test
    void rawMailIsEncryptedPrivateAndGoneAfterNinetyDays() {
        assertThat(synthesis.resources("dev-data", "AWS::S3::Bucket"))
                .allSatisfy(
                        bucket -> {
                            JsonNode block =
                                    bucket.properties().path("PublicAccessBlockConfiguration");
                            assertThat(block.path("BlockPublicAcls").asBoolean()).isTrue();
                            assertThat(block.path("RestrictPublicBuckets").asBoolean()).isTrue();
                            assertThat(bucket.properties().has("BucketEncryption")).isTrue();
                            assertThat(
                                            bucket.properties()
                                                    .path("LifecycleConfiguration")
                                                    .path("Rules")
                                                    .path(0)
                                                    .path("ExpirationInDays")
                                                    .asInt())
                                    .isEqualTo(90);
                        });
    }

    @Test
    void aDomainNameOfOnesOwnIsTheBaseOfLinks() {
        JsonNode variables =
                synthesis
                        .function("prod", "approvals-request")
                        .properties()
                        .path("Environment")
                        .path("Variables");

        assertThat(variables.path("BASE_URL").asText())
                .isEqualTo("https://agent.lakeside-energy.example");
        assertThat(synthesis.resources("prod", "AWS::ApiGateway::DomainName")).hasSize(1);
        assertThat(synthesis.resources("dev", "AWS::ApiGateway::DomainName")).isEmpty();
    }

    @Test
    void aBudgetWarnsWhereSomebodyIsToBeWarned() {
        assertThat(synthesis.resources("prod", "AWS::Budgets::Budget")).hasSize(1);
        assertThat(synthesis.resources("dev", "AWS::Budgets::Budget")).isEmpty();
    }
}
