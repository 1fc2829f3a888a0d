package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Setting;
import com.salesagent.infra.Synthesis.Resource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What roles allow: exactly what stands at the function in the application's description. */
class LeastPrivilegeTest {
    /** Actions that know no resource. */
    private static final Set<String> WITHOUT_RESOURCE =
            Set.of(
                    "xray:PutTraceSegments",
                    "xray:PutTelemetryRecords",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "logs:CreateLogDelivery",
                    "logs:GetLogDelivery",
                    "logs:UpdateLogDelivery",
                    "logs:DeleteLogDelivery",
                    "logs:ListLogDeliveries",
                    "logs:PutResourcePolicy",
                    "logs:DescribeResourcePolicies",
                    "logs:DescribeLogGroups");

    private static Synthesis synthesis;

    @BeforeAll
    static void synthesize() {
        synthesis = Synthesis.once();
    }

    record Statement(String policy, List<String> actions, JsonNode resource) {}

    private static List<Statement> statements(String template) {
        List<Statement> statements = new ArrayList<>();
        for (Resource policy : synthesis.resources(template, "AWS::IAM::Policy")) {
            for (JsonNode statement :
                    policy.properties().path("PolicyDocument").path("Statement")) {
                statements.add(
                        new Statement(
                                policy.id(),
                                texts(statement.path("Action")),
                                statement.path("Resource")));
            }
        }
        return statements;
    }

    private static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(text -> texts.add(text.asText()));
        } else {
            texts.add(oneOrMany.asText());
        }
        return texts;
    }

    private static List<Statement> of(String template, String function) {
        return statements(template).stream()
                .filter(statement -> statement.policy().startsWith(Names.id(function) + "Role"))
                .toList();
    }

    private static Set<String> actions(String template, String function) {
        Set<String> actions = new TreeSet<>();
        of(template, function).forEach(statement -> actions.addAll(statement.actions()));
        return actions;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void noActionIsAWildcardAndNoResourceIsEverything(String template) {
        assertThat(statements(template)).isNotEmpty();
        for (Statement statement : statements(template)) {
            assertThat(statement.actions())
                    .as(statement.policy())
                    .noneMatch(action -> action.contains("*"));
            if (statement.resource().toString().contains("\"*\"")) {
                assertThat(WITHOUT_RESOURCE)
                        .as(statement.policy())
                        .containsAll(statement.actions());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void aWildcardStandsOnlyForObjectsOfTheBucketAndStreamsOfOneTable(String template) {
        for (Statement statement : statements(template)) {
            String resource = statement.resource().toString();
            if (resource.contains("*") && !resource.contains("\"*\"")) {
                assertThat(statement.actions())
                        .as(statement.policy())
                        .allMatch(
                                action ->
                                        Set.of(
                                                        "s3:GetObject",
                                                        "s3:PutObject",
                                                        "s3:DeleteObject",
                                                        "dynamodb:ListStreams")
                                                .contains(action));
            }
        }
    }

    @Test
    void thePublicPageTouchesOneTableAndHasNoStepFunctionsPermission() {
        List<Statement> page = of("dev", "approvals-page");

        assertThat(actions("dev", "approvals-page"))
                .noneMatch(action -> action.startsWith("states:"))
                .noneMatch(action -> action.startsWith("sqs:"))
                .noneMatch(action -> action.startsWith("ssm:"))
                .noneMatch(action -> action.startsWith("s3:"));
        assertThat(page)
                .filteredOn(
                        statement ->
                                statement.actions().stream()
                                        .anyMatch(action -> action.startsWith("dynamodb:")))
                .isNotEmpty()
                .allSatisfy(
                        statement ->
                                assertThat(statement.resource().toString())
                                        .contains("ApprovalsTable")
                                        .doesNotContain("LeadsTable", "RunsTable", "Counters"));
    }

    @Test
    void nobodyScansATable() {
        assertThat(statements("dev"))
                .allSatisfy(
                        statement ->
                                assertThat(statement.actions()).doesNotContain("dynamodb:Scan"));
    }

    @Test
    void onlyTheResumerAnswersTasksAndNoPublicFunctionStartsMachines() {
        List<String> answering = new ArrayList<>();
        List<String> starting = new ArrayList<>();
        for (Function function : Application.functions()) {
            Set<String> actions = actions("dev", function.name());
            if (actions.contains("states:SendTaskSuccess")) {
                answering.add(function.name());
            }
            if (actions.contains("states:StartExecution")) {
                starting.add(function.name());
            }
        }

        assertThat(answering).containsExactly("approvals-resume");
        assertThat(starting)
                .as(
                        "the API, the week's run, a bounce, and a new link for a lead that waits"
                                + " too long")
                .containsExactlyInAnyOrder(
                        "orchestrator-runs",
                        "orchestrator-leads",
                        "orchestrator-scout",
                        "tracker-ingest",
                        "approvals-notify");
    }

    @Test
    void aFunctionReadsExactlyTheSecretsThatItKnows() {
        for (Function function : Application.functions()) {
            Set<String> known = new TreeSet<>();
            function.settings().stream()
                    .filter(Setting::secret)
                    .forEach(secret -> known.add(secret.name()));
            Set<String> readable = new TreeSet<>();
            for (Statement statement : of("dev", function.name())) {
                if (statement.actions().contains("ssm:GetParameter")) {
                    JsonNode resources = statement.resource();
                    (resources.isArray() ? resources : List.of(resources))
                            .forEach(
                                    arn ->
                                            readable.add(
                                                    arn.toString()
                                                            .replaceFirst(
                                                                    ".*/sales-agent/dev/(\\w+).*",
                                                                    "$1")));
                }
            }
            assertThat(readable).as(function.name()).isEqualTo(known);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "dev-data", "prod-data"})
    void noSecretStandsInAnEnvironmentOrATemplate(String template) {
        for (Resource function : synthesis.resources(template, "AWS::Lambda::Function")) {
            JsonNode variables = function.properties().path("Environment").path("Variables");
            for (Setting setting : Setting.values()) {
                if (setting.secret()) {
                    assertThat(variables.has(setting.name())).as(function.id()).isFalse();
                }
            }
        }
        assertThat(synthesis.template(template).toString())
                .doesNotContain("{{resolve:", "NoEcho", "SecretString");
    }

    @Test
    void modelsAreCalledOnlyWhereTheStageHasOneAndOnlyThatOne() {
        assertThat(actions("dev", "writer")).doesNotContain("bedrock:InvokeModel");
        assertThat(of("prod", "writer"))
                .filteredOn(statement -> statement.actions().contains("bedrock:InvokeModel"))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(statement.resource().asText())
                                        .endsWith("foundation-model/amazon.nova-lite-v1:0"));
        assertThat(actions("prod", "outreach-worker")).doesNotContain("bedrock:InvokeModel");
    }

    @Test
    void sesReceivesMailOnlyWhereTheStageAsksAndMayOnlyAddItToItsFolderAndCallOneFunction() {
        assertThat(synthesis.resources("dev", "AWS::SES::ReceiptRule")).isEmpty();
        assertThat(synthesis.template("dev-data").toString()).doesNotContain("ses.amazonaws.com");

        JsonNode rule =
                synthesis
                        .one("prod", "AWS::SES::ReceiptRule", any -> true)
                        .properties()
                        .path("Rule");
        assertThat(texts(rule.path("Recipients")))
                .containsExactly("replies.lakeside-energy.example");
        assertThat(rule.at("/Actions/0/S3Action/ObjectKeyPrefix").asText())
                .isEqualTo("inbound/ses/");
        assertThat(rule.at("/Actions/1/LambdaAction/FunctionArn").toString())
                .contains("TrackerSesLive");
        List<JsonNode> forSes = new ArrayList<>();
        for (Resource policy : synthesis.resources("prod-data", "AWS::S3::BucketPolicy")) {
            for (JsonNode statement :
                    policy.properties().path("PolicyDocument").path("Statement")) {
                if (statement.path("Principal").toString().contains("ses.amazonaws.com")) {
                    forSes.add(statement);
                }
            }
        }
        assertThat(forSes)
                .singleElement()
                .satisfies(
                        statement -> {
                            assertThat(texts(statement.path("Action")))
                                    .containsExactly("s3:PutObject");
                            assertThat(statement.path("Resource").toString())
                                    .contains("/inbound/ses/*");
                            assertThat(statement.path("Condition").toString())
                                    .contains("aws:SourceAccount", "aws:SourceArn");
                        });
        assertThat(
                        synthesis.resources("prod", "AWS::Lambda::Permission").stream()
                                .filter(
                                        permission ->
                                                permission
                                                        .properties()
                                                        .path("Principal")
                                                        .asText()
                                                        .equals("ses.amazonaws.com")))
                .singleElement()
                .satisfies(
                        permission -> {
                            assertThat(permission.properties().has("SourceAccount")).isTrue();
                            assertThat(permission.properties().has("SourceArn")).isTrue();
                        });
    }

    @Test
    void mailIsSentBySesOnlyWhereTheStageHasItAndOnlyFromItsOwnDomain() {
        assertThat(actions("dev", "outreach-worker"))
                .noneMatch(action -> action.startsWith("ses:"));
        assertThat(of("prod", "outreach-worker"))
                .filteredOn(statement -> statement.actions().contains("ses:SendRawEmail"))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(statement.resource().toString())
                                        .contains(":identity/lakeside-energy.example")
                                        .doesNotContain("*"));
        assertThat(actions("prod", "approvals-page"))
                .noneMatch(action -> action.startsWith("ses:"));
    }
}
