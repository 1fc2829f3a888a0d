package com.salesagent.infra;

import com.salesagent.application.Application;
import com.salesagent.application.Table;
import com.salesagent.application.Trigger;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.ses.CfnReceiptRuleSet;
import software.constructs.Construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must outlive a deployment: tables, buckets and the key of the task tokens. */
final class DataStack extends Stack {
    private static final int RAW_DAYS = 90;

    private final Map<String, software.amazon.awscdk.services.dynamodb.Table> tables =
            new LinkedHashMap<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();
    private final CfnReceiptRuleSet receiptRules;

    DataStack(Construct scope, Stage stage, StackProps properties) {
        super(scope, "SalesAgent-" + stage.name() + "-Data", properties);
        RemovalPolicy removal = stage.production() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
        for (Table table : Application.tables()) {
            tables.put(table.name(), table(table, stage, removal));
        }
        for (String bucket : Application.buckets()) {
            buckets.put(bucket, bucket(bucket, removal));
        }
        receiptRules = stage.receivesMail() ? receiveMail() : null;
    }

    /** The rule set stands here, since the bucket's policy names it. */
    private CfnReceiptRuleSet receiveMail() {
        CfnReceiptRuleSet rules = CfnReceiptRuleSet.Builder.create(this, "ReceiptRules").build();
        CfnOutput.Builder.create(this, "InboundRuleSet")
                .description("Make it the active one: aws ses set-active-receipt-rule-set")
                .value(rules.getRef())
                .build();
        for (Trigger trigger : Application.triggers()) {
            if (trigger instanceof Trigger.ReceivedMail received) {
                Bucket bucket = bucket(received.bucket());
                bucket.addToResourcePolicy(
                        PolicyStatement.Builder.create()
                                .principals(List.of(new ServicePrincipal("ses.amazonaws.com")))
                                .actions(List.of("s3:PutObject"))
                                .resources(List.of(bucket.arnForObjects(received.prefix() + "*")))
                                .conditions(
                                        Map.of(
                                                "StringEquals",
                                                Map.of("aws:SourceAccount", getAccount()),
                                                "ArnLike",
                                                Map.of("aws:SourceArn", rulesOf(rules))))
                                .build());
            }
        }
        return rules;
    }

    private String rulesOf(CfnReceiptRuleSet set) {
        return "arn:%s:ses:%s:%s:receipt-rule-set/%s:receipt-rule/*"
                .formatted(getPartition(), getRegion(), getAccount(), set.getRef());
    }

    /** The name of the set of SES's rules; only on stages that receive mail. */
    String receiptRuleSet() {
        return receiptRules.getRef();
    }

    /** The rules of that set, as a pattern of ARNs. */
    String receiptRules() {
        return rulesOf(receiptRules);
    }

    private software.amazon.awscdk.services.dynamodb.Table table(
            Table table, Stage stage, RemovalPolicy removal) {
        software.amazon.awscdk.services.dynamodb.Table.Builder made =
                software.amazon.awscdk.services.dynamodb.Table.Builder.create(
                                this, Names.id(table.name()) + "Table")
                        .partitionKey(text(table.partitionKey()))
                        .sortKey(text(table.sortKey()))
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .pointInTimeRecoverySpecification(
                                PointInTimeRecoverySpecification.builder()
                                        .pointInTimeRecoveryEnabled(table.pointInTimeRecovery())
                                        .build())
                        .deletionProtection(stage.production())
                        .removalPolicy(removal);
        if (table.ownKey()) {
            made.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(key(table, removal));
        }
        if (!table.ttlAttribute().isBlank()) {
            made.timeToLiveAttribute(table.ttlAttribute());
        }
        if (table.stream()) {
            made.stream(StreamViewType.NEW_IMAGE);
        }
        software.amazon.awscdk.services.dynamodb.Table built = made.build();
        table.indexes().forEach(index -> built.addGlobalSecondaryIndex(index(index)));
        if (!table.pointInTimeRecovery()) {
            Nag.accept(
                    built,
                    "AwsSolutions-DDB3",
                    "It holds what lives for days: what must last is copied into the leads table,"
                            + " and a restored task token would open nothing.");
        }
        return built;
    }

    private Key key(Table table, RemovalPolicy removal) {
        Key key =
                Key.Builder.create(this, Names.id(table.name()) + "Key")
                        .description("Encrypts the " + table.name() + " table of the sales agent")
                        .enableKeyRotation(true)
                        .removalPolicy(removal)
                        .build();
        keys.put(table.name(), key);
        return key;
    }

    private static GlobalSecondaryIndexProps index(Table.Index index) {
        GlobalSecondaryIndexProps.Builder made =
                GlobalSecondaryIndexProps.builder()
                        .indexName(index.name())
                        .partitionKey(text(index.partitionKey()))
                        .sortKey(text(index.sortKey()));
        return index.included().isEmpty()
                ? made.projectionType(ProjectionType.KEYS_ONLY).build()
                : made.projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.included())
                        .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private Bucket bucket(String name, RemovalPolicy removal) {
        Bucket bucket =
                Bucket.Builder.create(this, Names.id(name) + "Bucket")
                        .encryption(BucketEncryption.S3_MANAGED)
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .enforceSsl(true)
                        .lifecycleRules(
                                List.of(
                                        LifecycleRule.builder()
                                                .expiration(Duration.days(RAW_DAYS))
                                                .abortIncompleteMultipartUploadAfter(
                                                        Duration.days(1))
                                                .build()))
                        .removalPolicy(removal)
                        .build();
        Nag.accept(
                bucket,
                "AwsSolutions-S1",
                "Two functions write and read it, nobody else; object-level access can be recorded"
                        + " by CloudTrail, and a log bucket would hold personal data's keys longer"
                        + " than the 90 days of the data.");
        return bucket;
    }

    software.amazon.awscdk.services.dynamodb.Table table(String name) {
        return found(tables, name);
    }

    /** Whether a key of its own encrypts the table. */
    boolean hasKey(String table) {
        return keys.containsKey(table);
    }

    Key key(String table) {
        return found(keys, table);
    }

    Bucket bucket(String name) {
        return found(buckets, name);
    }

    private static <T> T found(Map<String, T> all, String name) {
        if (!all.containsKey(name)) {
            throw new IllegalStateException("the application describes no " + name);
        }
        return all.get(name);
    }
}
