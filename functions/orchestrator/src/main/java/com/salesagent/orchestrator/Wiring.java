package com.salesagent.orchestrator;

import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.audit.AuditChain;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.StateMachine;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbAuditStore;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts.Voiding;
import com.salesagent.platform.dynamodb.DynamoDbReviewStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbStops;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.queue.SqsReviewQueue;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.time.InstantSource;

/** What the module's functions are made of. */
final class Wiring {
    private static final int RUN_ID_BYTES = 3;

    private final Environment environment;
    private final AwsClients aws;
    private final DynamoDbClient dynamoDb;

    private Wiring(Environment environment) {
        this.environment = environment;
        this.aws = new AwsClients(environment);
        this.dynamoDb = aws.dynamoDb();
    }

    static Wiring fromEnvironment() {
        return new Wiring(Environment.current());
    }

    InstantSource clock() {
        return environment.clock();
    }

    StartRun startRun() {
        return new StartRun(
                runs(),
                campaigns(),
                machine("DISCOVERY_MACHINE_ARN"),
                clock(),
                () -> environment.randomId(RUN_ID_BYTES));
    }

    SummariseRun summariseRun() {
        return new SummariseRun(runs(), leads(), campaigns(), clock());
    }

    RecordProgress recordProgress() {
        return new RecordProgress(
                runs(),
                leads(),
                new StoredReviews(
                        new DynamoDbReviewStore(dynamoDb, environment.required("APPROVALS_TABLE")),
                        new SqsReviewQueue(aws.sqs(), environment.required("REVIEWS_QUEUE_URL"))),
                clock());
    }

    LeadCommands leadCommands() {
        LeadStore leads = leads();
        String leadsTable = environment.required("LEADS_TABLE");
        String counters = environment.required("COUNTERS_TABLE");
        Voiding voiding =
                DynamoDbOptOuts.voiding(
                        new DynamoDbApprovalStore(
                                dynamoDb, environment.required("APPROVALS_TABLE")));
        return new LeadCommands(
                leads,
                new DynamoDbSuppressionList(dynamoDb, counters),
                campaigns(),
                new StoredSequences(
                        new DynamoDbStops(dynamoDb, leadsTable, leads, voiding),
                        leads,
                        new DynamoDbEventLog(
                                dynamoDb,
                                leadsTable,
                                counters,
                                new DynamoDbOptOuts(
                                        dynamoDb, leadsTable, counters, leads, voiding))),
                new ChangeEmail(
                        leads,
                        new DynamoDbApprovalRecords(dynamoDb, leadsTable),
                        new DynamoDbApprovalStore(
                                dynamoDb, environment.required("APPROVALS_TABLE")),
                        campaigns(),
                        new Snapshots(
                                new EmailRenderer(
                                        new UnsubscribeLinks(
                                                environment.required("BASE_URL"),
                                                aws.secrets().named("UNSUBSCRIBE_KEY")))),
                        clock()),
                machine("LEAD_MACHINE_ARN"),
                clock());
    }

    Audit audit() {
        return new Audit(
                leads(),
                new DynamoDbApprovalRecords(dynamoDb, environment.required("LEADS_TABLE")),
                new DynamoDbAuditStore(dynamoDb, environment.required("COUNTERS_TABLE")),
                // Like unsubscribe links, the chains must hold for good.
                new AuditChain(aws.secrets().named("UNSUBSCRIBE_KEY")),
                clock());
    }

    ExplainLead explainLead() {
        return new ExplainLead(
                leads(),
                new DynamoDbApprovalRecords(dynamoDb, environment.required("LEADS_TABLE")),
                new DynamoDbApprovalStore(dynamoDb, environment.required("APPROVALS_TABLE")),
                campaigns(),
                clock());
    }

    RunStore runs() {
        return new DynamoDbRunStore(dynamoDb, environment.required("RUNS_TABLE"), clock());
    }

    private LeadStore leads() {
        return new DynamoDbLeadStore(
                dynamoDb,
                environment.required("LEADS_TABLE"),
                environment.required("COUNTERS_TABLE"),
                clock());
    }

    private CampaignStore campaigns() {
        return new DynamoDbCampaignStore(dynamoDb, environment.required("COUNTERS_TABLE"), clock());
    }

    private Machine machine(String key) {
        SfnClient stepFunctions = aws.stepFunctions();
        return new StateMachine(stepFunctions, environment.required(key))::start;
    }
}
