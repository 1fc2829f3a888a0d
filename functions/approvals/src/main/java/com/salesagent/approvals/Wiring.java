package com.salesagent.approvals;

import com.salesagent.domain.approval.LinkKeys;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.mail.Mailers;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Priming;
import com.salesagent.platform.Secrets;
import com.salesagent.platform.StateMachine;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbLinkStore;
import com.salesagent.platform.dynamodb.DynamoDbReviewStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.queue.SqsReviewQueue;
import com.salesagent.platform.tasks.LeadAttempts;
import com.salesagent.platform.tasks.SfnTaskTokens;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Duration;
import java.util.List;

/** Builds each function's use case from its environment; each asks only for what it may know. */
final class Wiring {
    private static final String DEFAULT_QUIET_SECONDS = "60";

    private final Environment environment;
    private final AwsClients clients;
    private final DynamoDbClient dynamoDb;
    private final Secrets secrets;

    private Wiring(Environment environment) {
        this.environment = environment;
        this.clients = new AwsClients(environment);
        this.dynamoDb = clients.dynamoDb();
        this.secrets = clients.secrets();
    }

    static Wiring current() {
        return new Wiring(Environment.current());
    }

    /** Makes a first call while a snapshot of the function is made; does nothing elsewhere. */
    static void beforeSnapshot(Priming.Call call) {
        Priming.beforeSnapshot(Environment.current(), List.of(call));
    }

    RequestApprovals requestApprovals() {
        return new RequestApprovals(
                leads(), campaigns(), approvals(), new Snapshots(renderer()), environment.clock());
    }

    AnnounceReviews announceReviews() {
        return new AnnounceReviews(
                approvals(),
                reviews(),
                campaigns(),
                new DynamoDbRunStore(
                        dynamoDb, environment.required("RUNS_TABLE"), environment.clock()),
                links(),
                queue(),
                Mailers.notices(environment),
                Duration.ofSeconds(
                        Long.parseLong(
                                environment
                                        .optional("REVIEW_QUIET_SECONDS")
                                        .orElse(DEFAULT_QUIET_SECONDS))),
                environment.clock());
    }

    RenewLinks renewLinks() {
        DynamoDbLeadStore leads = leads();
        StateMachine leadMachine =
                new StateMachine(clients.stepFunctions(), environment.required("LEAD_MACHINE_ARN"));
        return new RenewLinks(
                approvals(),
                reviews(),
                linkStore(),
                leads,
                campaigns(),
                new LeadAttempts(campaigns(), leads, leadMachine::start),
                links(),
                queue(),
                Mailers.notices(environment),
                environment.optional("ESCALATION_ADDRESS").orElse(""),
                environment.clock());
    }

    ReviewPage reviewPage() {
        return new ReviewPage(approvals(), reviews(), linkStore(), environment.clock());
    }

    ReviewChanges reviewChanges() {
        return new ReviewChanges(reviews(), queue());
    }

    ResumeLeads resumeLeads() {
        return new ResumeLeads(
                leads(),
                approvals(),
                new DynamoDbApprovalRecords(dynamoDb, environment.required("LEADS_TABLE")),
                new SfnTaskTokens(clients.stepFunctions()),
                new DynamoDbSendLedger(dynamoDb, environment.required("LEADS_TABLE")),
                environment.clock());
    }

    SweepReviews sweepReviews() {
        return new SweepReviews(
                approvals(),
                reviews(),
                campaigns(),
                links(),
                Mailers.notices(environment),
                environment.optional("ESCALATION_ADDRESS").orElse(""),
                environment.clock());
    }

    private DynamoDbApprovalStore approvals() {
        return new DynamoDbApprovalStore(dynamoDb, environment.required("APPROVALS_TABLE"));
    }

    private DynamoDbLinkStore linkStore() {
        return new DynamoDbLinkStore(dynamoDb, environment.required("APPROVALS_TABLE"));
    }

    private DynamoDbReviewStore reviews() {
        return new DynamoDbReviewStore(dynamoDb, environment.required("APPROVALS_TABLE"));
    }

    private DynamoDbLeadStore leads() {
        return new DynamoDbLeadStore(
                dynamoDb,
                environment.required("LEADS_TABLE"),
                environment.required("COUNTERS_TABLE"),
                environment.clock());
    }

    private DynamoDbCampaignStore campaigns() {
        return new DynamoDbCampaignStore(
                dynamoDb, environment.required("COUNTERS_TABLE"), environment.clock());
    }

    private SqsReviewQueue queue() {
        return new SqsReviewQueue(clients.sqs(), environment.required("REVIEWS_QUEUE_URL"));
    }

    private ReviewLinks links() {
        return new ReviewLinks(
                new LinkKeys(secrets.named("LINK_KEY")),
                linkStore(),
                environment.required("BASE_URL"));
    }

    private EmailRenderer renderer() {
        return new EmailRenderer(
                new UnsubscribeLinks(
                        environment.required("BASE_URL"), secrets.named("UNSUBSCRIBE_KEY")));
    }
}
