package com.salesagent.infra;

import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Function.Permission;
import com.salesagent.application.Setting;
import com.salesagent.application.Table;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function's permissions as statements: each action named, each on exactly one thing.
 *
 * @param arns of queues and machines, by name
 */
record Grants(Stack stack, Stage stage, DataStack data, Map<String, String> arns) {
    private static final List<String> READ =
            List.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query");
    private static final List<String> WRITE =
            List.of(
                    "dynamodb:BatchWriteItem",
                    "dynamodb:ConditionCheckItem",
                    "dynamodb:DeleteItem",
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem");
    private static final List<String> USE_KEY =
            List.of(
                    "kms:Decrypt",
                    "kms:DescribeKey",
                    "kms:Encrypt",
                    "kms:GenerateDataKey",
                    "kms:ReEncryptFrom",
                    "kms:ReEncryptTo");

    /** What a function's role allows, besides writing its own log. */
    List<PolicyStatement> of(Function function) {
        List<PolicyStatement> statements = new ArrayList<>();
        function.permissions().forEach(permission -> statements.addAll(of(permission)));
        function.permissions().stream()
                .flatMap(Grants::tables)
                .distinct()
                .filter(data::hasKey)
                .forEach(table -> statements.add(useKey(table)));
        List<String> secrets =
                function.settings().stream()
                        .filter(Setting::secret)
                        .sorted(Comparator.comparing(Setting::name))
                        .map(secret -> parameterArn(secret.name()))
                        .toList();
        if (!secrets.isEmpty()) {
            statements.add(allow(List.of("ssm:GetParameter"), secrets));
        }
        if (function.settings().contains(Setting.MAIL_PROVIDER)
                && !stage.mailIdentities().isEmpty()) {
            statements.add(allow(List.of("ses:SendEmail", "ses:SendRawEmail"), mailIdentities()));
        }
        return statements;
    }

    private List<String> mailIdentities() {
        Stream<String> identities =
                stage.mailIdentities().stream().map(domain -> "identity/" + domain);
        Stream<String> events =
                Stream.ofNullable(stage.settings().get(Setting.SES_CONFIGURATION_SET))
                        .map(set -> "configuration-set/" + set);
        return Stream.concat(identities, events)
                .map(
                        name ->
                                "arn:%s:ses:%s:%s:%s"
                                        .formatted(
                                                stack.getPartition(),
                                                stack.getRegion(),
                                                stack.getAccount(),
                                                name))
                .toList();
    }

    private List<PolicyStatement> of(Permission permission) {
        return switch (permission) {
            case Permission.Read(String table) -> List.of(allow(READ, withIndexes(table)));
            case Permission.Write(String table) ->
                    List.of(allow(WRITE, List.of(data.table(table).getTableArn())));
            case Permission.SendTo(String queue) ->
                    List.of(allow(List.of("sqs:SendMessage"), List.of(arns.get(queue))));
            case Permission.WatchQueue(String queue) ->
                    List.of(allow(List.of("sqs:GetQueueAttributes"), List.of(arns.get(queue))));
            case Permission.WatchMachine(String machine) ->
                    List.of(
                            allow(
                                    List.of("states:DescribeStateMachine"),
                                    List.of(arns.get(machine))));
            case Permission.Start(String machine) ->
                    List.of(allow(List.of("states:StartExecution"), List.of(arns.get(machine))));
            case Permission.AnswerTasksOf(String machine) ->
                    List.of(
                            allow(
                                    List.of("states:SendTaskFailure", "states:SendTaskSuccess"),
                                    List.of(arns.get(machine))));
            case Permission.ReadBucket(String bucket) ->
                    List.of(
                            allow(List.of("s3:GetObject"), objects(bucket)),
                            // Without it S3 says "forbidden" of what isn't there.
                            allow(
                                    List.of("s3:ListBucket"),
                                    List.of(data.bucket(bucket).getBucketArn())));
            case Permission.WriteBucket(String bucket) ->
                    List.of(allow(List.of("s3:DeleteObject", "s3:PutObject"), objects(bucket)));
            case Permission.UseModel() ->
                    stage.usesBedrock()
                            ? List.of(allow(List.of("bedrock:InvokeModel"), stage.modelArns()))
                            : List.of();
        };
    }

    private static Stream<String> tables(Permission permission) {
        return switch (permission) {
            case Permission.Read(String table) -> Stream.of(table);
            case Permission.Write(String table) -> Stream.of(table);
            default -> Stream.empty();
        };
    }

    private List<String> withIndexes(String name) {
        String arn = data.table(name).getTableArn();
        Table table =
                Application.tables().stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return Stream.concat(
                        Stream.of(arn),
                        table.indexes().stream().map(index -> arn + "/index/" + index.name()))
                .toList();
    }

    private List<String> objects(String bucket) {
        return List.of(data.bucket(bucket).getBucketArn() + "/*");
    }

    private PolicyStatement useKey(String table) {
        return PolicyStatement.Builder.create()
                .actions(USE_KEY)
                .resources(List.of(data.key(table).getKeyArn()))
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of(
                                        "kms:ViaService",
                                        "dynamodb." + stack.getRegion() + ".amazonaws.com")))
                .build();
    }

    private String parameterArn(String secret) {
        return "arn:%s:ssm:%s:%s:parameter%s/%s"
                .formatted(
                        stack.getPartition(),
                        stack.getRegion(),
                        stack.getAccount(),
                        stage.secretsPath(),
                        secret);
    }

    static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
    }
}
