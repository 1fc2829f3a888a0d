package com.salesagent.outreach;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.LastGate;
import com.salesagent.domain.send.Places;
import com.salesagent.domain.send.Quotas;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.mail.Mailers;
import com.salesagent.platform.CampaignSettings;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbPlaces;
import com.salesagent.platform.dynamodb.DynamoDbQuotas;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.dynamodb.DynamoDbSendingSwitch;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.DynamoDbWatermark;
import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.LeadItems;
import com.salesagent.platform.dynamodb.LocalTables;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything around the send path: real tables, a real HTTP provider, a clock to move. */
final class World implements AutoCloseable {
    static final String RUN = "20261124-aaaaaa";
    static final String APPROVER = "ann@northwind-energy.example";

    final LocalTables tables = new LocalTables();
    final MovableClock clock = new MovableClock(LocalTables.START);
    final FaultySendGrid sendGrid = new FaultySendGrid();
    final ConcurrentLinkedQueue<SendTask> queue = new ConcurrentLinkedQueue<>();
    final UnsubscribeLinks links =
            new UnsubscribeLinks(
                    "https://agent.northwind-energy.example",
                    "an unsubscribe key".getBytes(StandardCharsets.UTF_8));
    final EmailRenderer renderer = new EmailRenderer(links);
    LeadStore leads = tables.leads(clock);
    final ApprovalRecords approvals =
            new DynamoDbApprovalRecords(tables.client(), tables.table("leads"));
    SendLedger ledger = new DynamoDbSendLedger(tables.client(), tables.table("leads"));
    SuppressionList suppression =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    SendingSwitch sending = new DynamoDbSendingSwitch(tables.client(), tables.table("counters"));
    final Quotas quotas = new DynamoDbQuotas(tables.client(), tables.table("counters"));
    final Places places =
            new DynamoDbPlaces(tables.client(), tables.table("counters"), tables.table("leads"));
    final DynamoDbApprovalStore open =
            new DynamoDbApprovalStore(tables.client(), tables.table("approvals"));
    final RunStore runs = tables.runs(clock);
    Mailer mailer;

    private final AtomicInteger claims = new AtomicInteger();

    /** A world whose provider has time enough on a machine with much to do. */
    World() {
        this(5_000);
    }

    /** A world whose worker waits this long for the provider, for one that stalls on purpose. */
    World(int mailTimeoutMillis) {
        this.mailer = Mailers.prospects(environment(mailTimeoutMillis));
        settings(Map.of());
        sendGrid.clock(clock);
    }

    /** A world whose campaign differs in these settings. */
    World with(Map<String, String> settings) {
        settings(settings);
        return this;
    }

    private Environment environment(int mailTimeoutMillis) {
        Environment base = tables.environment(clock);
        Map<String, String> variables = new HashMap<>(base.variables());
        variables.put("SENDGRID_URL", sendGrid.url());
        variables.put("SENDGRID_API_KEY", "key");
        variables.put("MAIL_TIMEOUT_MILLIS", String.valueOf(mailTimeoutMillis));
        return new Environment(variables, clock, base.random());
    }

    void settings(Map<String, String> changed) {
        Map<String, String> settings =
                CampaignSettings.with(
                        Map.of("ALERT_ADDRESS", APPROVER, "CONTACTS", "demonstration"));
        settings.putAll(changed);
        campaigns().put(Campaign.DEFAULT, settings);
    }

    /** Read anew each time: the store itself remembers for half a minute. */
    CampaignStore campaigns() {
        return tables.campaigns(clock);
    }

    Campaign campaign() {
        return campaigns().find(Campaign.DEFAULT).orElseThrow();
    }

    SendWorker worker() {
        return worker(mailer);
    }

    /** A worker that hands its emails to another provider. */
    SendWorker worker(Mailer mailer) {
        SendWorker.Stores stores =
                new SendWorker.Stores(
                        leads,
                        approvals,
                        campaigns(),
                        suppression,
                        sending,
                        ledger,
                        quotas,
                        places,
                        runs);
        return new SendWorker(
                stores,
                new LastGate(renderer),
                mailer,
                () -> "claim-" + claims.incrementAndGet(),
                clock);
    }

    ReserveSends reserve() {
        return new ReserveSends(leads, approvals, campaigns(), ledger, queue::addAll, clock);
    }

    DispatchSends dispatcher() {
        return new DispatchSends(
                ledger,
                new DynamoDbWatermark(tables.client(), tables.table("counters")),
                queue::addAll,
                clock);
    }

    CheckSequences sweep() {
        return new CheckSequences(leads, approvals, campaigns(), ledger, clock);
    }

    DoubtfulSends doubts() {
        return new DoubtfulSends(leads, approvals, campaigns(), ledger);
    }

    SettleDoubts settleDoubts() {
        return new SettleDoubts(
                leads, ledger, doubts(), Mailers.log(environment(5_000)), runs, clock);
    }

    SendCommands commands() {
        return new SendCommands(leads, ledger, doubts(), campaigns(), places, runs, clock);
    }

    Unsubscribe unsubscribe() {
        DynamoDbOptOuts optOuts =
                new DynamoDbOptOuts(
                        tables.client(),
                        tables.table("leads"),
                        tables.table("counters"),
                        leads,
                        DynamoDbOptOuts.voiding(open));
        return new Unsubscribe(links, leads, suppression, optOuts, clock);
    }

    /** Works off the queue with one worker; how many messages there were. */
    int work() {
        return work(worker());
    }

    int work(SendWorker worker) {
        List<SendTask> tasks = new ArrayList<>();
        for (SendTask task = queue.poll(); task != null; task = queue.poll()) {
            tasks.add(task);
        }
        try (QuotaPool pool = worker.pool(tasks.size())) {
            for (SendTask task : tasks) {
                worker.deliver(task, pool);
                pool.taskDone();
            }
        }
        return tasks.size();
    }

    /** A lead whose four emails are approved; nothing is planned yet. */
    Approved approved(String name, String... addresses) {
        Company company = Companies.hospital(name);
        String leadId = Companies.leadId(company);
        Contact[] contacts = new Contact[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            contacts[i] = Companies.contact(leadId, "Pat Doe " + i, addresses[i]);
        }
        leads.create(RUN, Campaign.DEFAULT, List.of(Companies.found(company, contacts)));
        stage(leadId, Stage.DRAFT_CREATED);
        Draft draft = draft(leadId, 1, contacts[0].id());
        leads.addDraft(draft, null);
        return approve(leadId, draft, "approval-" + leadId + "-1");
    }

    Approved approve(String leadId, Draft draft, String approvalId) {
        LeadFile file = leads.open(leadId).orElseThrow();
        Contact contact = file.contact(draft.contactId()).orElseThrow();
        List<String> hashes =
                draft.emails().stream()
                        .map(email -> renderer.render(campaign(), file.lead(), contact, email))
                        .map(email -> email.contentHash())
                        .toList();
        approvals.put(
                new ApprovalRecord(
                        approvalId,
                        leadId,
                        contact.id(),
                        draft.version(),
                        hashes,
                        APPROVER,
                        clock.instant(),
                        false));
        return new Approved(leadId, contact.id(), approvalId);
    }

    /** What a test needs to name. */
    record Approved(String leadId, String contactId, String approvalId) {}

    static Draft draft(String leadId, int version, String contactId) {
        List<Email> emails =
                List.of(
                        new Email(0, 0, "Your electricity bill", "Hi Pat,\n\nA first word."),
                        new Email(1, 3, "Re: Your electricity bill", "Hi Pat,\n\nA second word."),
                        new Email(2, 7, "Re: Your electricity bill", "Hi Pat,\n\nA third word."),
                        new Email(3, 14, "Re: Your electricity bill", "Hi Pat,\n\nThe last word."));
        return new Draft(
                leadId,
                version,
                contactId,
                RUN,
                Angle.COST_SAVINGS,
                "because",
                emails,
                new Critique(2, 2, 2, 1, 1, "fine", "rules"),
                0,
                false,
                "composed",
                "",
                LocalTables.START);
    }

    /** Another version of a draft with these texts. */
    static Draft version(Draft draft, int version, List<Email> emails) {
        return new Draft(
                draft.leadId(),
                version,
                draft.contactId(),
                draft.runId(),
                draft.angle(),
                draft.reasoning(),
                emails,
                draft.critique(),
                draft.rewrites(),
                draft.lowConfidence(),
                "edited by " + APPROVER,
                "",
                draft.at());
    }

    /** Puts a lead where a test begins, whatever way real leads take there. */
    void stage(String leadId, Stage stage) {
        tables.client()
                .updateItem(
                        update ->
                                update.tableName(tables.table("leads"))
                                        .key(LeadItems.profileKey(leadId))
                                        .updateExpression("SET stage = :stage")
                                        .expressionAttributeValues(
                                                Map.of(":stage", Item.ofText(stage.id()))));
    }

    Send reserve(Approved approved) {
        return reserve().reserve(RUN, approved.leadId(), Campaign.DEFAULT, approved.approvalId());
    }

    Send send(Approved approved, int step) {
        return leads.open(approved.leadId()).orElseThrow().sends().stream()
                .filter(send -> send.step() == step)
                .findFirst()
                .orElseThrow();
    }

    Stage stage(Approved approved) {
        return leads.find(approved.leadId()).orElseThrow().stage();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        sendGrid.close();
    }
}
