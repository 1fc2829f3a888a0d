package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.track.Alerts;
import com.salesagent.domain.track.Once;
import com.salesagent.mail.Mailers;
import com.salesagent.models.Models;
import com.salesagent.models.StructuredModel;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Priming;
import com.salesagent.platform.S3RawStore;
import com.salesagent.platform.Secrets;
import com.salesagent.platform.StateMachine;
import com.salesagent.platform.dynamodb.DynamoDbAlerts;
import com.salesagent.platform.dynamodb.DynamoDbAngleCounts;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbOnce;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbQuotas;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the module's functions are made of. */
final class Wiring {
    private static final int CLAIM_BYTES = 8;

    private final Environment environment;
    private final AwsClients aws;

    private Wiring(Environment environment) {
        this.environment = environment;
        this.aws = new AwsClients(environment);
    }

    static Wiring fromEnvironment() {
        return new Wiring(Environment.current());
    }

    Intake intake() {
        Secrets secrets = aws.secrets();
        return new Intake(
                signature(secrets),
                secrets.named("INBOUND_PATH_SECRET"),
                raw(),
                queue(),
                environment.clock());
    }

    StoredMail storedMail() {
        return new StoredMail(queue(), environment.clock());
    }

    private BatchSignature signature(Secrets secrets) {
        String scheme = environment.optional("WEBHOOK_SIGNATURE").orElse("ecdsa");
        return switch (scheme) {
            case "ecdsa" ->
                    new EventSignature(secrets.named("WEBHOOK_PUBLIC_KEYS"), environment.clock());
            case "hmac" -> new HmacSignature(secrets.named("WEBHOOK_HMAC_KEYS"));
            default ->
                    throw new IllegalStateException(
                            "setting WEBHOOK_SIGNATURE must be ecdsa or hmac, got \"%s\""
                                    .formatted(scheme));
        };
    }

    /** An object that says nothing, a batch that the queue refuses, a signature that is none. */
    void primeIntake(IntakeHandler handler) {
        APIGatewayProxyRequestEvent batch =
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod("POST")
                        .withResource("/webhooks/sendgrid/events")
                        .withHeaders(
                                Map.of(
                                        EventSignature.SIGNATURE_HEADER, "none",
                                        EventSignature.TIMESTAMP_HEADER, "0"))
                        .withBody("[]");
        Priming.beforeSnapshot(
                environment,
                List.of(
                        () -> handler.handleRequest(batch, null),
                        () -> EventSignature.prime(environment.clock()),
                        () -> raw().put("priming", "text/plain", new byte[] {'.'}),
                        () -> aws.queue(environment.required("EVENTS_QUEUE_URL")).send(List.of())));
    }

    Quarantine quarantine() {
        return new Quarantine(raw(), environment.clock());
    }

    IntakeQueue queue() {
        return new SqsIntakeQueue(aws.queue(environment.required("EVENTS_QUEUE_URL")));
    }

    RereadReplies rereadReplies() {
        DynamoDbClient dynamoDb = aws.dynamoDb();
        LeadStore leads = leads(dynamoDb);
        StructuredModel model = Models.from(environment, "tracker");
        return new RereadReplies(
                leads,
                campaigns(),
                events(dynamoDb, leads),
                new ReplyConsequences(leads, suppression(dynamoDb)),
                new ReplyClassifier(model),
                sales(model),
                environment.clock());
    }

    private TellSales sales(StructuredModel model) {
        return new TellSales(
                alerts(),
                alertLinks(),
                new ReplySummary(model),
                Mailers.notices(environment),
                chat(),
                environment.clock(),
                () -> environment.randomId(CLAIM_BYTES));
    }

    private DynamoDbSuppressionList suppression(DynamoDbClient dynamoDb) {
        return new DynamoDbSuppressionList(dynamoDb, environment.required("COUNTERS_TABLE"));
    }

    private DynamoDbEventLog events(DynamoDbClient dynamoDb, LeadStore leads) {
        String leadsTable = environment.required("LEADS_TABLE");
        String counters = environment.required("COUNTERS_TABLE");
        return new DynamoDbEventLog(
                dynamoDb,
                leadsTable,
                counters,
                new DynamoDbOptOuts(
                        dynamoDb,
                        leadsTable,
                        counters,
                        leads,
                        DynamoDbOptOuts.voiding(
                                new DynamoDbApprovalStore(
                                        dynamoDb, environment.required("APPROVALS_TABLE")))));
    }

    Ingest ingest() {
        DynamoDbClient dynamoDb = aws.dynamoDb();
        DynamoDbLeadStore leads = leads(dynamoDb);
        CampaignStore campaigns = campaigns();
        DynamoDbSuppressionList suppression = suppression(dynamoDb);
        DynamoDbEventLog events = events(dynamoDb, leads);
        DynamoDbRunStore runs =
                new DynamoDbRunStore(
                        dynamoDb, environment.required("RUNS_TABLE"), environment.clock());
        DoubtfulSends doubts =
                new DoubtfulSends(
                        leads,
                        new DynamoDbApprovalRecords(dynamoDb, environment.required("LEADS_TABLE")),
                        campaigns,
                        new DynamoDbSendLedger(dynamoDb, environment.required("LEADS_TABLE")));
        StructuredModel model = Models.from(environment, "tracker");
        ApplyReply applyReply =
                new ApplyReply(
                        leads,
                        events,
                        suppression,
                        doubts,
                        campaigns,
                        runs,
                        new ReplyClassifier(model),
                        sales(model),
                        new SuggestAnswer(
                                leads,
                                new DynamoDbApprovalStore(
                                        dynamoDb, environment.required("APPROVALS_TABLE")),
                                new Snapshots(
                                        new EmailRenderer(
                                                new UnsubscribeLinks(
                                                        environment.required("BASE_URL"),
                                                        aws.secrets().named("UNSUBSCRIBE_KEY")))),
                                environment.clock()));
        return new Ingest(
                new ApplyEvent(
                        leads,
                        events,
                        suppression,
                        doubts,
                        runs,
                        new Attempts(campaigns, leadMachine()::start)),
                applyReply,
                raw(),
                quarantine());
    }

    Alerts alerts() {
        return new DynamoDbAlerts(
                aws.dynamoDb(),
                environment.required("LEADS_TABLE"),
                environment.required("COUNTERS_TABLE"));
    }

    AlertLinks alertLinks() {
        return new AlertLinks(
                environment.required("BASE_URL"),
                environment.required("LINK_KEY").getBytes(StandardCharsets.UTF_8));
    }

    EscalateAlerts escalateAlerts() {
        DynamoDbClient dynamoDb = aws.dynamoDb();
        return new EscalateAlerts(
                alerts(),
                leads(dynamoDb),
                new DynamoDbCampaignStore(
                        dynamoDb, environment.required("COUNTERS_TABLE"), environment.clock()),
                Mailers.notices(environment),
                chat(),
                alertLinks(),
                environment.optional("ESCALATION_ADDRESS").orElse(""),
                environment.clock());
    }

    InstantSource clock() {
        return environment.clock();
    }

    private ChatChannel chat() {
        Secrets secrets = aws.secrets();
        return text -> ChatChannel.at(secrets.optional("ALERT_WEBHOOK_URL").orElse("")).say(text);
    }

    DailyChecks dailyChecks() {
        DynamoDbClient dynamoDb = aws.dynamoDb();
        LeadStore leads = leads(dynamoDb);
        return new DailyChecks(
                leads,
                new StuckLeads(
                        leads,
                        new DynamoDbQuotas(dynamoDb, environment.required("COUNTERS_TABLE"))),
                reports(),
                campaigns(),
                Mailers.notices(environment),
                once(),
                environment.clock());
    }

    Reports reports() {
        return new Reports(
                leads(aws.dynamoDb()),
                campaigns(),
                new DynamoDbAngleCounts(aws.dynamoDb(), environment.required("COUNTERS_TABLE")),
                Mailers.notices(environment),
                once(),
                environment.clock());
    }

    private Once once() {
        return new DynamoDbOnce(aws.dynamoDb(), environment.required("COUNTERS_TABLE"));
    }

    private CampaignStore campaigns() {
        return new DynamoDbCampaignStore(
                aws.dynamoDb(), environment.required("COUNTERS_TABLE"), environment.clock());
    }

    private DynamoDbLeadStore leads(DynamoDbClient dynamoDb) {
        return new DynamoDbLeadStore(
                dynamoDb,
                environment.required("LEADS_TABLE"),
                environment.required("COUNTERS_TABLE"),
                environment.clock());
    }

    private StateMachine leadMachine() {
        return new StateMachine(aws.stepFunctions(), environment.required("LEAD_MACHINE_ARN"));
    }

    private S3RawStore raw() {
        return aws.raw(environment.required("RAW_BUCKET"));
    }
}
