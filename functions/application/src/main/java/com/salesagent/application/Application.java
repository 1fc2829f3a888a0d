package com.salesagent.application;

import static com.salesagent.application.Setting.ALERT_WEBHOOK_URL;
import static com.salesagent.application.Setting.BASE_URL;
import static com.salesagent.application.Setting.DKIM_SELECTORS;
import static com.salesagent.application.Setting.ESCALATION_ADDRESS;
import static com.salesagent.application.Setting.INBOUND_PATH_SECRET;
import static com.salesagent.application.Setting.LINK_KEY;
import static com.salesagent.application.Setting.MAIL_PROVIDER;
import static com.salesagent.application.Setting.MAIL_TIMEOUT_MILLIS;
import static com.salesagent.application.Setting.MODEL_API_KEY;
import static com.salesagent.application.Setting.MODEL_BASE_URL;
import static com.salesagent.application.Setting.MODEL_NAME;
import static com.salesagent.application.Setting.MODEL_PROVIDER;
import static com.salesagent.application.Setting.MODEL_TIMEOUT_SECONDS;
import static com.salesagent.application.Setting.NOTICE_FROM;
import static com.salesagent.application.Setting.REVIEW_QUIET_SECONDS;
import static com.salesagent.application.Setting.SENDGRID_API_KEY;
import static com.salesagent.application.Setting.SENDGRID_URL;
import static com.salesagent.application.Setting.SES_CONFIGURATION_SET;
import static com.salesagent.application.Setting.SMTP_HOST;
import static com.salesagent.application.Setting.SMTP_PASSWORD;
import static com.salesagent.application.Setting.SMTP_PORT;
import static com.salesagent.application.Setting.SMTP_SECURITY;
import static com.salesagent.application.Setting.SMTP_USER;
import static com.salesagent.application.Setting.UNSUBSCRIBE_KEY;
import static com.salesagent.application.Setting.WEBHOOK_HMAC_KEYS;
import static com.salesagent.application.Setting.WEBHOOK_PUBLIC_KEYS;
import static com.salesagent.application.Setting.WEBHOOK_SIGNATURE;
import static com.salesagent.application.Setting.WEBSITES;

import com.salesagent.application.Function.Permission;
import com.salesagent.application.Function.Permission.AnswerTasksOf;
import com.salesagent.application.Function.Permission.Read;
import com.salesagent.application.Function.Permission.ReadBucket;
import com.salesagent.application.Function.Permission.SendTo;
import com.salesagent.application.Function.Permission.Start;
import com.salesagent.application.Function.Permission.UseModel;
import com.salesagent.application.Function.Permission.WatchMachine;
import com.salesagent.application.Function.Permission.WatchQueue;
import com.salesagent.application.Function.Permission.Write;
import com.salesagent.application.Function.Permission.WriteBucket;
import com.salesagent.application.Trigger.Changes;
import com.salesagent.application.Trigger.Messages;
import com.salesagent.application.Trigger.ReceivedMail;
import com.salesagent.application.Trigger.Route;
import com.salesagent.application.Trigger.Schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole application. */
public final class Application {
    private static final String LEADS = "leads";
    private static final String APPROVALS = "approvals";
    private static final String RUNS = "runs";
    private static final String COUNTERS = "counters";
    private static final String RAW = "raw";
    private static final String SENDS = "sends";
    private static final String EVENTS = "events";
    private static final String REVIEWS = "reviews";
    private static final String LEAD = "lead";
    private static final String DISCOVERY = "discovery";

    private static final Set<Setting> MODEL =
            Set.of(
                    MODEL_PROVIDER,
                    MODEL_NAME,
                    MODEL_BASE_URL,
                    MODEL_API_KEY,
                    MODEL_TIMEOUT_SECONDS);
    private static final Set<Setting> MAIL =
            Set.of(
                    MAIL_PROVIDER,
                    SENDGRID_API_KEY,
                    SENDGRID_URL,
                    SES_CONFIGURATION_SET,
                    SMTP_HOST,
                    SMTP_PORT,
                    SMTP_SECURITY,
                    SMTP_USER,
                    SMTP_PASSWORD,
                    NOTICE_FROM);

    private Application() {}

    /** The tables; four, because their access and retention differ. */
    public static List<Table> tables() {
        return List.of(
                new Table(
                        LEADS,
                        "company_id",
                        "item",
                        List.of(
                                new Table.Index("LeadsByStage", "stage", "stage_since", List.of()),
                                new Table.Index("SendsDue", "due_bucket", "due", List.of())),
                        "",
                        false,
                        true,
                        false),
                new Table(
                        APPROVALS,
                        "review_id",
                        "item",
                        List.of(
                                new Table.Index(
                                        "ApprovalsByStatus", "status", "status_since", List.of())),
                        "ttl",
                        true,
                        false,
                        true),
                new Table(
                        RUNS,
                        "run_id",
                        "entry",
                        List.of(new Table.Index("RunsByDay", "day", "started_at", List.of())),
                        "ttl",
                        false,
                        false,
                        false),
                new Table(
                        COUNTERS,
                        "counter_id",
                        "bucket",
                        List.of(
                                new Table.Index(
                                        "Suppressions",
                                        "suppression_part",
                                        "suppressed_at",
                                        List.of("reason", "source", "at"))),
                        "ttl",
                        false,
                        true,
                        false));
    }

    /** The queues. */
    public static List<Queue> queues() {
        return List.of(
                new Queue(SENDS, 360, 5), new Queue(EVENTS, 360, 5), new Queue(REVIEWS, 180, 20));
    }

    /** The buckets: raw event batches and inbound mail, which outgrow an item. */
    public static List<String> buckets() {
        return List.of(RAW);
    }

    /** The state machines. */
    public static List<Machine> machines() {
        return List.of(
                new Machine(
                        DISCOVERY,
                        "discovery.asl.json",
                        Map.of(
                                "ScoutFunction", "scout",
                                "AnalystFunction", "analyst",
                                "RunProgressFunction", "orchestrator-progress"),
                        Map.of("LeadMachine", LEAD)),
                new Machine(
                        LEAD,
                        "lead.asl.json",
                        Map.of(
                                "RequestApprovalFunction", "approvals-request",
                                "ContactsFunction", "contacts",
                                "WriterFunction", "writer",
                                "ReserveFunction", "outreach-reserve",
                                "RunProgressFunction", "orchestrator-progress"),
                        Map.of()));
    }

    /** The functions. */
    public static List<Function> functions() {
        return List.of(
                function("scout", "scout", "ScoutHandler", 120, 1024)
                        .may(read(LEADS), write(LEADS), read(RUNS), write(RUNS))
                        .may(read(COUNTERS), write(COUNTERS))
                        .build(),
                function("analyst", "analyst", "AnalystHandler", 60, 1024)
                        .may(read(LEADS), write(LEADS), write(RUNS), read(COUNTERS))
                        .may(new UseModel())
                        .knows(MODEL)
                        .build(),
                function("contacts", "contacts", "ContactsHandler", 60, 1024)
                        .may(read(LEADS), write(LEADS), write(RUNS))
                        .may(read(COUNTERS), write(COUNTERS), write(APPROVALS))
                        .knows(WEBSITES)
                        .build(),
                function("writer", "writer", "WriterHandler", 120, 1024)
                        .may(read(LEADS), write(LEADS), read(RUNS), write(RUNS), read(COUNTERS))
                        .may(new UseModel())
                        .knows(MODEL)
                        .build(),
                function("approvals-request", "approvals", "RequestApprovalHandler", 30, 1024)
                        .may(read(LEADS), write(APPROVALS), read(COUNTERS), read(APPROVALS))
                        .knows(BASE_URL, UNSUBSCRIBE_KEY)
                        .build(),
                function("approvals-notify", "approvals", "NotifyHandler", 30, 1024)
                        .may(read(APPROVALS), write(APPROVALS), read(RUNS), read(COUNTERS))
                        .may(read(LEADS), write(LEADS), new Start(LEAD), new SendTo(REVIEWS))
                        .knows(BASE_URL, LINK_KEY, REVIEW_QUIET_SECONDS, ESCALATION_ADDRESS)
                        .knows(MAIL)
                        .build(),
                function("approvals-page", "approvals", "ReviewPageHandler", 29, 1769)
                        .may(read(APPROVALS), write(APPROVALS))
                        .build(),
                function("approvals-resume", "approvals", "ResumeHandler", 60, 1024)
                        .may(read(APPROVALS), write(APPROVALS), read(LEADS), write(LEADS))
                        .may(read(COUNTERS), new AnswerTasksOf(LEAD), new SendTo(REVIEWS))
                        .build(),
                function("approvals-sweep", "approvals", "SweepHandler", 60, 1024)
                        .may(read(APPROVALS), write(APPROVALS), read(COUNTERS))
                        .knows(BASE_URL, LINK_KEY, ESCALATION_ADDRESS)
                        .knows(MAIL)
                        .build(),
                function("outreach-reserve", "outreach", "ReserveHandler", 30, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(RUNS))
                        .may(new SendTo(SENDS))
                        .knows(BASE_URL, UNSUBSCRIBE_KEY)
                        .build(),
                function("outreach-dispatcher", "outreach", "DispatchHandler", 55, 1024)
                        .may(read(LEADS), read(COUNTERS), write(COUNTERS), new SendTo(SENDS))
                        .build(),
                function("outreach-worker", "outreach", "SendHandler", 60, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(write(RUNS))
                        .knows(BASE_URL, UNSUBSCRIBE_KEY, MAIL_TIMEOUT_MILLIS, DKIM_SELECTORS)
                        .knows(MAIL)
                        .build(),
                function("outreach-unsubscribe", "outreach", "UnsubscribeHandler", 29, 1769)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(read(APPROVALS), write(APPROVALS))
                        .knows(UNSUBSCRIBE_KEY, BASE_URL)
                        .build(),
                function("outreach-followups", "outreach", "FollowUpSweepHandler", 300, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS))
                        .knows(BASE_URL, UNSUBSCRIBE_KEY)
                        .build(),
                function("outreach-sends", "outreach", "SendsHandler", 29, 1024)
                        .may(read(LEADS), write(LEADS), write(RUNS))
                        .may(read(COUNTERS), write(COUNTERS))
                        .build(),
                function("outreach-doubts", "outreach", "SettleHandler", 300, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(RUNS))
                        .knows(MAIL_PROVIDER, SENDGRID_API_KEY, SENDGRID_URL)
                        .build(),
                function("tracker-intake", "tracker", "IntakeHandler", 29, 1769)
                        .may(new SendTo(EVENTS), new WriteBucket(RAW))
                        .knows(WEBHOOK_SIGNATURE, WEBHOOK_PUBLIC_KEYS, WEBHOOK_HMAC_KEYS)
                        .knows(INBOUND_PATH_SECRET)
                        .build(),
                function("tracker-ses", "tracker", "SesHandler", 30, 1024)
                        .may(new SendTo(EVENTS))
                        .build(),
                function("tracker-ingest", "tracker", "IngestHandler", 60, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(new ReadBucket(RAW), new WriteBucket(RAW), new UseModel())
                        .may(write(RUNS), read(APPROVALS), write(APPROVALS), new Start(LEAD))
                        .knows(MODEL)
                        .knows(MAIL)
                        .knows(BASE_URL, LINK_KEY, ALERT_WEBHOOK_URL, UNSUBSCRIBE_KEY)
                        .build(),
                function("tracker-alert", "tracker", "AlertHandler", 29, 1769)
                        .may(read(LEADS), write(LEADS), write(COUNTERS))
                        .knows(BASE_URL, LINK_KEY)
                        .build(),
                function("tracker-escalate", "tracker", "EscalateHandler", 60, 1024)
                        .may(read(LEADS), read(COUNTERS), write(COUNTERS))
                        .knows(MAIL)
                        .knows(BASE_URL, LINK_KEY, ESCALATION_ADDRESS, ALERT_WEBHOOK_URL)
                        .build(),
                function("tracker-daily", "tracker", "DailyChecksHandler", 300, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .knows(MAIL)
                        .build(),
                function("tracker-weekly", "tracker", "WeeklyReportHandler", 300, 1024)
                        .may(read(LEADS), read(COUNTERS), write(COUNTERS))
                        .knows(MAIL)
                        .build(),
                function("tracker-report", "tracker", "ReportHandler", 29, 1769)
                        .may(read(LEADS), read(COUNTERS))
                        .knows(MAIL)
                        .build(),
                function("tracker-replies", "tracker", "RepliesHandler", 29, 1769)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(read(APPROVALS), write(APPROVALS), new UseModel())
                        .may(new ReadBucket(RAW), new SendTo(EVENTS))
                        .knows(MODEL)
                        .knows(MAIL)
                        .knows(BASE_URL, LINK_KEY, ALERT_WEBHOOK_URL)
                        .build(),
                function("orchestrator-progress", "orchestrator", "RunProgressHandler", 30, 1024)
                        .may(read(RUNS), write(RUNS), read(LEADS), write(LEADS))
                        .may(read(APPROVALS), write(APPROVALS), new SendTo(REVIEWS))
                        .may(read(COUNTERS))
                        .build(),
                function("orchestrator-runs", "orchestrator", "RunsHandler", 29, 1024)
                        .may(read(RUNS), write(RUNS), read(LEADS), read(COUNTERS))
                        .may(read(APPROVALS), new Start(DISCOVERY))
                        .build(),
                function("orchestrator-health", "orchestrator", "HealthHandler", 29, 1024)
                        .may(read(LEADS), read(APPROVALS), read(RUNS), read(COUNTERS))
                        .may(new WatchQueue(SENDS), new WatchQueue(EVENTS))
                        .may(new WatchQueue(REVIEWS), new ReadBucket(RAW))
                        .may(new WatchMachine(DISCOVERY), new WatchMachine(LEAD))
                        .knows(MAIL_PROVIDER, SENDGRID_API_KEY, SMTP_PASSWORD)
                        .build(),
                function("orchestrator-scout", "orchestrator", "WeeklyScoutHandler", 60, 1024)
                        .may(read(RUNS), write(RUNS), read(COUNTERS), new Start(DISCOVERY))
                        .build(),
                function("orchestrator-leads", "orchestrator", "LeadsHandler", 29, 1024)
                        .may(read(LEADS), write(LEADS), read(RUNS), write(RUNS))
                        .may(read(COUNTERS), write(COUNTERS), new Start(LEAD))
                        .may(read(APPROVALS), write(APPROVALS))
                        .knows(BASE_URL, UNSUBSCRIBE_KEY)
                        .build(),
                function("compliance", "compliance", "ComplianceHandler", 29, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(read(APPROVALS), write(APPROVALS), read(RUNS), write(RUNS))
                        .may(new ReadBucket(RAW), new WriteBucket(RAW))
                        .knows(MAIL)
                        .knows(DKIM_SELECTORS)
                        .build(),
                function("compliance-erase", "compliance", "EraseHandler", 300, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(read(APPROVALS), write(APPROVALS), read(RUNS), write(RUNS))
                        .may(new ReadBucket(RAW), new WriteBucket(RAW))
                        .knows(MAIL)
                        .build(),
                function("compliance-sync", "compliance", "SyncHandler", 300, 1024)
                        .may(read(LEADS), write(LEADS), read(COUNTERS), write(COUNTERS))
                        .may(read(APPROVALS), write(APPROVALS))
                        .knows(MAIL)
                        .build(),
                function("orchestrator-audit", "orchestrator", "AuditHandler", 29, 1024)
                        .may(read(LEADS), read(COUNTERS), write(COUNTERS))
                        .knows(UNSUBSCRIBE_KEY)
                        .build(),
                function("orchestrator-seal", "orchestrator", "SealHandler", 600, 1024)
                        .may(read(LEADS), read(COUNTERS), write(COUNTERS))
                        .knows(UNSUBSCRIBE_KEY)
                        .build());
    }

    /** What invokes the functions, besides the machines. */
    public static List<Trigger> triggers() {
        return List.of(
                new Route("orchestrator-runs", "POST", "/runs", false, false),
                new Route("orchestrator-runs", "GET", "/runs", false, false),
                new Route("orchestrator-runs", "GET", "/runs/{runId}", false, false),
                new Route("orchestrator-runs", "GET", "/runs/{runId}/log", false, false),
                new Route("orchestrator-health", "GET", "/health", false, false),
                new Route("orchestrator-leads", "GET", "/leads/{leadId}", false, false),
                new Route("orchestrator-leads", "GET", "/leads/{leadId}/{command}", false, false),
                new Route("orchestrator-leads", "POST", "/leads/{leadId}/{command}", false, false),
                new Route("compliance", "GET", "/sending", false, false),
                new Route("compliance", "POST", "/sending/{command}", false, false),
                new Route("compliance", "GET", "/suppression", false, false),
                new Route("compliance", "POST", "/suppression", false, false),
                new Route("compliance", "POST", "/suppression/import", false, false),
                new Route("compliance", "POST", "/person/{command}", false, false),
                new Route("orchestrator-audit", "GET", "/audit", false, false),
                new Route("orchestrator-audit", "POST", "/audit", false, false),
                new Route("approvals-page", "GET", "/review/{reviewId}", true, false),
                new Route("approvals-page", "HEAD", "/review/{reviewId}", true, false),
                new Route("approvals-page", "POST", "/review/{reviewId}", true, false),
                new Route("outreach-unsubscribe", "GET", "/unsubscribe/{token}", true, false),
                new Route("outreach-unsubscribe", "HEAD", "/unsubscribe/{token}", true, false),
                new Route("outreach-unsubscribe", "POST", "/unsubscribe/{token}", true, false),
                new Route("outreach-sends", "GET", "/sends", false, false),
                new Route("outreach-sends", "POST", "/sends/{sendId}/{command}", false, false),
                new Route("tracker-intake", "POST", "/webhooks/sendgrid/events", true, true),
                new Route(
                        "tracker-intake", "POST", "/webhooks/sendgrid/inbound/{path}", true, true),
                new Route("tracker-alert", "GET", "/alerts/{token}", true, false),
                new Route("tracker-alert", "HEAD", "/alerts/{token}", true, false),
                new Route("tracker-alert", "POST", "/alerts/{token}", true, false),
                new Route("tracker-report", "GET", "/report", false, false),
                new Route("tracker-replies", "GET", "/quarantine", false, false),
                new Route("tracker-replies", "GET", "/quarantine/{id}", false, false),
                new Route("tracker-replies", "POST", "/quarantine/{id}/replay", false, false),
                new Route("tracker-replies", "POST", "/replies/reread", false, false),
                new ReceivedMail("tracker-ses", RAW, "inbound/ses/"),
                new Messages("outreach-worker", SENDS, 10, 8),
                new Messages("tracker-ingest", EVENTS, 10, 8),
                new Messages("approvals-notify", REVIEWS, 10, 2),
                new Changes("approvals-resume", APPROVALS, 100, 1),
                new Schedule("outreach-dispatcher", "dispatch", "rate(1 minute)"),
                new Schedule("approvals-sweep", "approvals-sweep", "rate(5 minutes)"),
                new Schedule("tracker-escalate", "escalate-alerts", "rate(5 minutes)"),
                new Schedule("outreach-followups", "follow-ups", "cron(0 11 * * ? *)"),
                new Schedule("outreach-doubts", "doubts", "rate(15 minutes)"),
                new Schedule("tracker-daily", "daily-checks", "cron(0 12 * * ? *)"),
                new Schedule("tracker-weekly", "weekly-report", "cron(0 12 ? * MON *)"),
                new Schedule("orchestrator-scout", "weekly-scout", "cron(0 13 ? * MON *)"),
                new Schedule("orchestrator-seal", "audit-seal", "cron(30 0 * * ? *)"),
                new Schedule("compliance-sync", "suppressions", "cron(0 10 * * ? *)"),
                new Schedule("compliance-erase", "erasures", "rate(1 hour)"));
    }

    private static Permission read(String table) {
        return new Read(table);
    }

    private static Permission write(String table) {
        return new Write(table);
    }

    private static Builder function(
            String name, String module, String handler, int timeoutSeconds, int memory) {
        return new Builder(name, module, handler, timeoutSeconds, memory);
    }

    private static final class Builder {
        private final String name;
        private final String module;
        private final String handler;
        private final int timeoutSeconds;
        private final int memory;
        private final Set<Permission> permissions = new LinkedHashSet<>();
        private final Set<Setting> settings = new LinkedHashSet<>();

        private Builder(
                String name, String module, String handler, int timeoutSeconds, int memory) {
            this.name = name;
            this.module = module;
            this.handler = handler;
            this.timeoutSeconds = timeoutSeconds;
            this.memory = memory;
        }

        Builder may(Permission... permitted) {
            permissions.addAll(List.of(permitted));
            return this;
        }

        Builder knows(Setting... known) {
            settings.addAll(List.of(known));
            return this;
        }

        Builder knows(Set<Setting> known) {
            settings.addAll(known);
            return this;
        }

        Function build() {
            return new Function(
                    name,
                    module,
                    "com.salesagent." + module + "." + handler,
                    timeoutSeconds,
                    memory,
                    List.copyOf(permissions),
                    settings);
        }
    }
}
