package com.salesagent.orchestrator;

import com.salesagent.orchestrator.Health.Dependency;
import com.salesagent.orchestrator.Health.Unwell;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.S3RawStore;
import com.salesagent.platform.Secrets;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@link Health} asks: each table, queue, machine and bucket, and the mail provider's key. */
final class HealthWiring {
    private static final AttributeValue NOBODY = AttributeValue.fromS("health");

    private final Environment environment;
    private final AwsClients aws;
    private final List<Dependency> dependencies = new ArrayList<>();

    private HealthWiring(Environment environment) {
        this.environment = environment;
        this.aws = new AwsClients(environment);
    }

    static Health fromEnvironment() {
        HealthWiring wiring = new HealthWiring(Environment.current());
        DynamoDbClient dynamoDb = wiring.aws.dynamoDb();
        wiring.table(dynamoDb, "leads", "company_id", "item");
        wiring.table(dynamoDb, "approvals", "review_id", "item");
        wiring.table(dynamoDb, "runs", "run_id", "entry");
        wiring.table(dynamoDb, "counters", "counter_id", "bucket");
        SqsClient sqs = wiring.aws.sqs();
        wiring.queue(sqs, "sends", "SENDS_QUEUE_URL");
        wiring.queue(sqs, "events", "EVENTS_QUEUE_URL");
        wiring.queue(sqs, "reviews", "REVIEWS_QUEUE_URL");
        SfnClient stepFunctions = wiring.aws.stepFunctions();
        wiring.machine(stepFunctions, "discovery", "DISCOVERY_MACHINE_ARN");
        wiring.machine(stepFunctions, "lead", "LEAD_MACHINE_ARN");
        wiring.bucket();
        wiring.mailKey();
        return new Health(wiring.dependencies, wiring.environment.clock());
    }

    /** A read of an item that isn't there: the table, its key and the permission are. */
    private void table(DynamoDbClient dynamoDb, String name, String partition, String sort) {
        String table = environment.required(name.toUpperCase(java.util.Locale.ROOT) + "_TABLE");
        dependencies.add(
                new Dependency(
                        "table " + name,
                        () -> {
                            dynamoDb.getItem(
                                    get ->
                                            get.tableName(table)
                                                    .key(Map.of(partition, NOBODY, sort, NOBODY)));
                            return "";
                        }));
    }

    private void queue(SqsClient sqs, String name, String key) {
        String url = environment.required(key);
        dependencies.add(
                new Dependency(
                        "queue " + name,
                        () ->
                                sqs.getQueueAttributes(
                                                        get ->
                                                                get.queueUrl(url)
                                                                        .attributeNames(
                                                                                QueueAttributeName
                                                                                        .APPROXIMATE_NUMBER_OF_MESSAGES))
                                                .attributes()
                                                .get(
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES)
                                        + " waiting"));
    }

    private void machine(SfnClient stepFunctions, String name, String key) {
        String arn = environment.required(key);
        dependencies.add(
                new Dependency(
                        "machine " + name,
                        () -> {
                            String status =
                                    stepFunctions
                                            .describeStateMachine(
                                                    describe -> describe.stateMachineArn(arn))
                                            .statusAsString();
                            if (!"ACTIVE".equals(status)) {
                                throw new Unwell("is " + status);
                            }
                            return "";
                        }));
    }

    private void bucket() {
        S3RawStore raw = aws.raw(environment.required("RAW_BUCKET"));
        dependencies.add(
                new Dependency(
                        "bucket raw",
                        () -> {
                            raw.keys("health/", "", 1);
                            return "";
                        }));
    }

    /** Only whether it is there; nothing is sent. */
    private void mailKey() {
        Secrets secrets = aws.secrets();
        String provider = environment.optional("MAIL_PROVIDER").orElse("sendgrid");
        String key =
                switch (provider) {
                    case "ses" -> "";
                    case "smtp" -> "SMTP_PASSWORD";
                    default -> "SENDGRID_API_KEY";
                };
        dependencies.add(
                new Dependency(
                        "mail provider",
                        () -> {
                            if (!key.isEmpty() && secrets.optional(key).isEmpty()) {
                                throw new Unwell(key + " is missing; put it there with ./secrets");
                            }
                            return key.isEmpty()
                                    ? provider + ", by the functions' roles"
                                    : provider + ", its key is there";
                        }));
    }
}
