package com.salesagent.orchestrator;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.audit.AuditChain;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;
import com.salesagent.domain.send.Send;
import com.salesagent.platform.Companies;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbAuditStore;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.dynamodb.DynamoDbStops;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.LocalTables;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leads at any point of their way, on DynamoDB Local; the machines only note what was started. */
final class World {
    static final String RUN = "20261124-4f7a2c";
    static final String ANN = "ann@seller.example";

    final LocalTables tables = new LocalTables();
    Instant now = LocalTables.START;

    /** Executions by name, as Step Functions keeps them: a name starts once. */
    final Map<String, String> started = new LinkedHashMap<>();

    final DynamoDbLeadStore leads = tables.leads(() -> now);
    final DynamoDbRunStore runs = tables.runs(() -> now);
    final DynamoDbSendLedger ledger =
            new DynamoDbSendLedger(tables.client(), tables.table("leads"));
    final DynamoDbApprovalStore approvals =
            new DynamoDbApprovalStore(tables.client(), tables.table("approvals"));
    final DynamoDbApprovalRecords records =
            new DynamoDbApprovalRecords(tables.client(), tables.table("leads"));
    final DynamoDbSuppressionList suppressions =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    private final EmailRenderer renderer =
            new EmailRenderer(
                    new UnsubscribeLinks(
                            "https://agent.example",
                            "a key of its own".getBytes(StandardCharsets.UTF_8)));

    World() {
        settings(Map.of());
    }

    void settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SENDER_NAME", "Alex Rivera");
        settings.put("SENDER_TITLE", "Energy analyst");
        settings.put("SENDER_ORGANISATION", "Troy & Banks");
        settings.put("SENDER_ADDRESS", "alex@seller.example");
        settings.put("REPLY_TO_ADDRESS", "replies@inbound.seller.example");
        settings.put("POSTAL_ADDRESS", "1 Main Street, Buffalo, NY 14203");
        settings.put("SENDER_WEBSITE", "https://seller.example");
        settings.put("APPROVERS", ANN);
        settings.put("ALERT_ADDRESS", ANN);
        settings.put("MIN_TIER", "medium");
        settings.put("DAILY_CAP", "50");
        settings.put("FOLLOW_UP_DAYS", "3,7,14");
        settings.put("APPROVAL_EXPIRY_HOURS", "72");
        settings.put("FEE_PERCENT", "24");
        settings.put("PACING", "off");
        settings.put("CONTACTS", "demonstration");
        settings.put("TRACK_OPENS", "off");
        settings.putAll(more);
        tables.campaigns(() -> now).put(Campaign.DEFAULT, settings);
    }

    LeadCommands commands() {
        DynamoDbOptOuts.Voiding voiding = DynamoDbOptOuts.voiding(approvals);
        String leadsTable = tables.table("leads");
        String counters = tables.table("counters");
        return new LeadCommands(
                leads,
                suppressions,
                tables.campaigns(() -> now),
                new StoredSequences(
                        new DynamoDbStops(tables.client(), leadsTable, leads, voiding),
                        leads,
                        new DynamoDbEventLog(
                                tables.client(),
                                leadsTable,
                                counters,
                                new DynamoDbOptOuts(
                                        tables.client(), leadsTable, counters, leads, voiding))),
                new ChangeEmail(
                        leads,
                        records,
                        approvals,
                        tables.campaigns(() -> now),
                        new Snapshots(renderer),
                        () -> now),
                started::putIfAbsent,
                () -> now);
    }

    StartRun startRun() {
        return new StartRun(
                runs, tables.campaigns(() -> now), started::putIfAbsent, () -> now, () -> "4f7a2c");
    }

    SummariseRun summaries() {
        return new SummariseRun(runs, leads, tables.campaigns(() -> now), () -> now);
    }

    Audit audit() {
        return new Audit(
                leads,
                records,
                new DynamoDbAuditStore(tables.client(), tables.table("counters")),
                new AuditChain(() -> "a newer key,a key that never changes"),
                () -> now);
    }

    ExplainLead why() {
        return new ExplainLead(leads, records, approvals, tables.campaigns(() -> now), () -> now);
    }

    void run() {
        runs.create(
                new Run(
                        RUN,
                        new RunRequest(Industry.HEALTHCARE, "Buffalo, NY", 3, "default", false),
                        Run.Status.STARTED,
                        0,
                        0,
                        List.of(),
                        now),
                new byte[0]);
    }

    /** A scored lead. */
    String scored(String name) {
        Company company = Companies.hospital(name);
        String id = Companies.leadId(company);
        leads.create(RUN, Campaign.DEFAULT, List.of(Companies.found(company)));
        leads.assess(
                new Assessment(
                        id,
                        RUN,
                        List.of(),
                        610_000,
                        0,
                        0,
                        new Savings(77_100, 104_085, 131_070),
                        82.5,
                        new Breakdown(91, 95, 60, 70),
                        Tier.HIGH,
                        true,
                        "About $104k a year to recover.",
                        "248,000 sq ft at 27.5 kWh per sq ft.",
                        "rules",
                        now));
        return id;
    }

    String approved(String name) {
        String id = scored(name);
        move(id, Stage.SCORED, Stage.APPROVED, "approved at gate 1");
        return id;
    }

    void move(String id, Stage from, Stage to, String reason) {
        leads.move(
                id,
                new StageChange("test." + from + "." + to, from, to, ANN, now, reason),
                LeadPatch.NONE);
    }

    /** A lead with a contact and four emails that wait at gate 2. */
    ApprovalKey asked(String name) {
        return asked(name, "a first word");
    }

    ApprovalKey asked(String name, String firstText) {
        String id = approved(name);
        leads.addContact(Companies.contact(id, "Dana Fox", "dana@" + id + ".com"));
        leads.addDraft(
                new Draft(
                        id,
                        1,
                        "dana-fox",
                        RUN,
                        Angle.COST_SAVINGS,
                        "because",
                        List.of(
                                email(0, 0, firstText),
                                email(1, 3, "a second"),
                                email(2, 7, "a third"),
                                email(3, 14, "the last")),
                        new Critique(2, 2, 2, 1, 1, "fine", "rules"),
                        0,
                        false,
                        "composed",
                        "",
                        now),
                new StageChange(
                        "draft." + id,
                        Stage.APPROVED,
                        Stage.DRAFT_CREATED,
                        "writer",
                        now,
                        "written"));
        LeadFile file = file(id);
        ApprovalKey key = new ApprovalKey(new ReviewId(RUN, Gate.DRAFT), id, 1, 1);
        approvals.request(
                Approval.asked(
                        key,
                        Campaign.DEFAULT,
                        new Snapshots(renderer)
                                .draft(
                                        file,
                                        file.drafts().getFirst(),
                                        file.contacts().getFirst(),
                                        campaign(),
                                        1),
                        now,
                        now.plusSeconds(72 * 3600)),
                "token-" + id);
        return key;
    }

    private static Email email(int step, int day, String text) {
        return new Email(step, day, "Your bills", "Hi Dana,\n\nThis is %s.".formatted(text));
    }

    Campaign campaign() {
        return tables.campaigns(() -> now).find(Campaign.DEFAULT).orElseThrow();
    }

    LeadFile file(String id) {
        return leads.open(id).orElseThrow();
    }

    Stage stage(String id) {
        return leads.find(id).orElseThrow().stage();
    }

    /** A lead whose emails are approved, with the first one planned. */
    String planned(String name) {
        String id = asked(name).leadId();
        LeadFile file = file(id);
        Contact contact = file.contacts().getFirst();
        ApprovalRecord record =
                new ApprovalRecord(
                        RUN + "-draft/" + id + "#01#01",
                        id,
                        contact.id(),
                        1,
                        file.drafts().getFirst().emails().stream()
                                .map(
                                        each ->
                                                renderer.render(
                                                        campaign(), file.lead(), contact, each))
                                .map(each -> each.contentHash())
                                .toList(),
                        ANN,
                        now,
                        false);
        records.put(record);
        ledger.reserve(
                com.salesagent.domain.send.Sequences.first(
                        file.lead(), RUN, contact, campaign(), record, now),
                now);
        return id;
    }

    /** A lead whose first email the provider took; the second is planned. */
    String contacted(String name) {
        String id = planned(name);
        Send claimed =
                ledger.claim(send(id, 0), "claim-1", now.plusSeconds(180), "<m0@seller.example>")
                        .orElseThrow();
        LeadFile file = file(id);
        ledger.accept(
                claimed,
                "provider-0",
                now,
                com.salesagent.domain.send.Sequences.contacted(file, claimed, now).orElseThrow(),
                com.salesagent.domain.send.Sequences.next(
                                file, campaign(), records.all(id).getFirst(), claimed, now)
                        .orElseThrow());
        return id;
    }

    Send send(String id, int step) {
        return file(id).sends().stream()
                .filter(send -> send.step() == step)
                .findFirst()
                .orElseThrow();
    }
}
