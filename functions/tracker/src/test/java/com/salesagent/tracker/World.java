package com.salesagent.tracker;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.approval.Snapshots;
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
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.raw.RawStore;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.Sequences;
import com.salesagent.domain.track.Alerts;
import com.salesagent.domain.track.AngleCounts;
import com.salesagent.domain.track.Once;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;
import com.salesagent.platform.CampaignSettings;
import com.salesagent.platform.Companies;
import com.salesagent.platform.dynamodb.DynamoDbAlerts;
import com.salesagent.platform.dynamodb.DynamoDbAngleCounts;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbOnce;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbQuotas;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.LeadItems;
import com.salesagent.platform.dynamodb.LocalTables;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Everything around the tracker: real tables, a bucket and a queue in memory, a clock to move. */
final class World {
    static final String RUN = "20261124-aaaaaa";

    /** One server's tables for all tests; each lead of a test has a name of its own. */
    private static final LocalTables TABLES = new LocalTables();

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final AtomicInteger CLAIMS = new AtomicInteger();

    final AtomicReference<Instant> now = new AtomicReference<>(LocalTables.START);
    final InstantSource clock = now::get;
    final LocalTables tables;
    final LeadStore leads = tables.leads(clock);
    final CampaignStore campaigns = tables.campaigns(clock);
    final RunStore runs = tables.runs(clock);
    final SendLedger ledger = new DynamoDbSendLedger(tables.client(), tables.table("leads"));
    final ApprovalRecords approvals =
            new DynamoDbApprovalRecords(tables.client(), tables.table("leads"));
    final SuppressionList suppression =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    final DynamoDbApprovalStore gates =
            new DynamoDbApprovalStore(tables.client(), tables.table("approvals"));
    final DynamoDbEventLog log =
            new DynamoDbEventLog(
                    tables.client(),
                    tables.table("leads"),
                    tables.table("counters"),
                    new DynamoDbOptOuts(
                            tables.client(),
                            tables.table("leads"),
                            tables.table("counters"),
                            leads,
                            DynamoDbOptOuts.voiding(gates)));
    final DoubtfulSends doubts = new DoubtfulSends(leads, approvals, campaigns, ledger);
    final Map<String, String> started = new ConcurrentHashMap<>();
    final Bucket raw = new Bucket();
    final Notices notices = new Notices();
    StructuredModel wording = new NoModel();
    final List<String> chat = new CopyOnWriteArrayList<>();
    final Alerts alerts =
            new DynamoDbAlerts(tables.client(), tables.table("leads"), tables.table("counters"));
    final AngleCounts angles = new DynamoDbAngleCounts(tables.client(), tables.table("counters"));
    final Once once = new DynamoDbOnce(tables.client(), tables.table("counters"));
    final AlertLinks links =
            new AlertLinks(
                    "https://agent.northwind-energy.example",
                    "a key of alert links".getBytes(StandardCharsets.UTF_8));
    final EmailRenderer renderer =
            new EmailRenderer(
                    new UnsubscribeLinks(
                            "https://agent.northwind-energy.example",
                            "an unsubscribe key".getBytes(StandardCharsets.UTF_8)));

    World() {
        this(TABLES);
    }

    /** With tables that hold nobody else's leads: for what reads all of them. */
    static World alone() {
        return new World(new LocalTables());
    }

    private World(LocalTables tables) {
        this.tables = tables;
        super();
        campaigns.put(Campaign.DEFAULT, CampaignSettings.with(Map.of()));
    }

    ApplyEvent events() {
        return new ApplyEvent(
                leads, log, suppression, doubts, runs, new Attempts(campaigns, started::put));
    }

    /** Without a model: the rules alone. */
    ApplyReply replies() {
        return replies(new NoModel());
    }

    ApplyReply replies(StructuredModel model) {
        return new ApplyReply(
                leads,
                log,
                suppression,
                doubts,
                campaigns,
                runs,
                new ReplyClassifier(model),
                sales(),
                new SuggestAnswer(leads, gates, new Snapshots(renderer), clock));
    }

    private TellSales sales() {
        return new TellSales(
                alerts,
                links,
                new ReplySummary(wording),
                notices,
                chat::add,
                clock,
                () -> "claim-" + CLAIMS.incrementAndGet());
    }

    RereadReplies reread() {
        return new RereadReplies(
                leads,
                campaigns,
                log,
                new ReplyConsequences(leads, suppression),
                new ReplyClassifier(new NoModel()),
                sales(),
                clock);
    }

    Reports reports() {
        return new Reports(leads, campaigns, angles, notices, once, clock);
    }

    DailyChecks dailyChecks() {
        return new DailyChecks(
                leads,
                new StuckLeads(
                        leads, new DynamoDbQuotas(tables.client(), tables.table("counters"))),
                reports(),
                campaigns,
                notices,
                once,
                clock);
    }

    Ingest ingest() {
        return new Ingest(events(), replies(), raw, new Quarantine(raw, clock));
    }

    /** A lead whose first email the provider has; its first follow-up is planned. */
    Contacted contacted(int contacts) {
        Contacted lead = drafted(contacts);
        Send claimed = claim(lead);
        Send next =
                Sequences.next(
                                open(lead),
                                campaign(),
                                approvals.find(lead.leadId(), lead.approvalId()).orElseThrow(),
                                claimed,
                                now.get())
                        .orElseThrow();
        ledger.accept(
                claimed,
                "provider-" + lead.sendId(),
                now.get(),
                Sequences.contacted(open(lead), claimed, now.get()).orElseThrow(),
                next);
        return lead;
    }

    /** A lead whose first email may have left. */
    Contacted inDoubt() {
        Contacted lead = drafted(1);
        ledger.doubt(claim(lead), "no answer in time", now.get());
        return lead;
    }

    Send claim(Contacted lead) {
        Send send = send(lead, 0);
        return ledger.claim(
                        send,
                        "worker",
                        now.get().plus(Duration.ofMinutes(3)),
                        SendIds.messageId(
                                lead.leadId(), send.id(), "dana@northwind-energy.example"))
                .orElseThrow();
    }

    /** A lead whose four emails are approved and whose first is planned. */
    Contacted drafted(int contacts) {
        String name = "Mercy Hospital " + NEXT.incrementAndGet();
        Company company = Companies.hospital(name);
        String leadId = Companies.leadId(company);
        Contact[] people = new Contact[contacts];
        for (int i = 0; i < contacts; i++) {
            people[i] =
                    Companies.contact(leadId, "Pat Doe " + i, "pat" + i + "@" + leadId + ".org");
        }
        leads.create(RUN, Campaign.DEFAULT, List.of(Companies.found(company, people)));
        stage(leadId, Stage.DRAFT_CREATED);
        Draft draft = draft(leadId, people[0].id());
        leads.addDraft(draft, null);
        String approvalId = "approval-" + leadId;
        LeadFile file = leads.open(leadId).orElseThrow();
        List<String> hashes =
                draft.emails().stream()
                        .map(email -> renderer.render(campaign(), file.lead(), people[0], email))
                        .map(email -> email.contentHash())
                        .toList();
        ApprovalRecord approval =
                new ApprovalRecord(
                        approvalId,
                        leadId,
                        people[0].id(),
                        1,
                        hashes,
                        "ann@northwind-energy.example",
                        now.get(),
                        false);
        approvals.put(approval);
        Send first = Sequences.first(file.lead(), RUN, people[0], campaign(), approval, now.get());
        ledger.reserve(first, first.plannedAt());
        return new Contacted(leadId, people[0].id(), people[0].address(), first.id(), approvalId);
    }

    private static Draft draft(String leadId, String contactId) {
        return new Draft(
                leadId,
                1,
                contactId,
                RUN,
                Angle.COST_SAVINGS,
                "because",
                List.of(
                        new Email(0, 0, "Your bill", "Hi Pat,\n\nA first word."),
                        new Email(1, 3, "Re: Your bill", "Hi Pat,\n\nA second word."),
                        new Email(2, 7, "Re: Your bill", "Hi Pat,\n\nA third word."),
                        new Email(3, 14, "Re: Your bill", "Hi Pat,\n\nThe last word.")),
                new Critique(2, 2, 2, 1, 1, "fine", "rules"),
                0,
                false,
                "composed",
                "",
                LocalTables.START.minusSeconds(3600));
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

    Campaign campaign() {
        return campaigns.find(Campaign.DEFAULT).orElseThrow();
    }

    LeadFile open(Contacted lead) {
        return leads.open(lead.leadId()).orElseThrow();
    }

    Stage stage(Contacted lead) {
        return leads.find(lead.leadId()).orElseThrow().stage();
    }

    Send send(Contacted lead, int step) {
        return open(lead).sends().stream()
                .filter(send -> send.step() == step)
                .findFirst()
                .orElseThrow();
    }

    List<String> types(Contacted lead) {
        return open(lead).events().stream().map(event -> event.type()).toList();
    }

    void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    /** What a test needs to name. */
    record Contacted(
            String leadId, String contactId, String address, String sendId, String approvalId) {
        String messageId() {
            return SendIds.messageId(leadId, sendId, "dana@northwind-energy.example");
        }

        String plusAddress() {
            return "replies+" + leadId + "@in.northwind-energy.example";
        }
    }

    /** The bucket, in memory. */
    static final class Bucket implements RawStore {
        final Map<String, byte[]> objects = new ConcurrentHashMap<>();
        private final Map<String, String> types = new ConcurrentHashMap<>();

        @Override
        public void put(String key, String contentType, byte[] bytes) {
            objects.put(key, bytes);
            types.put(key, contentType);
        }

        @Override
        public Optional<Raw> find(String key) {
            return Optional.ofNullable(objects.get(key))
                    .map(bytes -> new Raw(types.get(key), new ByteArrayInputStream(bytes)));
        }

        @Override
        public List<String> keys(String prefix, String after, int limit) {
            return objects.keySet().stream()
                    .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
                    .sorted()
                    .limit(limit)
                    .toList();
        }

        List<String> quarantined() {
            return objects.keySet().stream()
                    .filter(key -> key.startsWith(Quarantine.PREFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Mail to our own people; fails as often as it is told. */
    static final class Notices implements NoticeMailer {
        final List<Notice> sent = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void send(Notice notice) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the mail provider is down");
            }
            sent.add(notice);
        }
    }

    private static final class NoModel implements StructuredModel {
        @Override
        public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
            return new Answer.Unavailable<>("no model is configured");
        }
    }
}
