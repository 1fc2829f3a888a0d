package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.LinkKeys;
import com.salesagent.domain.approval.Renewal;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.approval.TaskTokens;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbLinkStore;
import com.salesagent.platform.dynamodb.DynamoDbReviewStore;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.tasks.LeadAttempts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Both gates on DynamoDB Local, with everything around them that isn't ours recorded: mails,
 * planned looks, answered tokens.
 */
final class World extends SampleLeads {
    static final String CAROL = "carol@seller.example";
    static final ReviewId LEADS = new ReviewId(RUN, Gate.LEAD);
    static final ReviewId DRAFTS = new ReviewId(RUN, Gate.DRAFT);

    final List<Notice> mails = Collections.synchronizedList(new ArrayList<>());
    final List<Look> looks = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Map<String, Object>> answers = new ConcurrentHashMap<>();
    final Set<String> refusedAnswers = ConcurrentHashMap.newKeySet();

    final Set<String> started = ConcurrentHashMap.newKeySet();
    final Deque<Renewal> renewals = new ArrayDeque<>();
    private final ReviewQueue queue =
            new ReviewQueue() {
                @Override
                public void look(ReviewId review, Duration delay) {
                    looks.add(new Look(review, delay));
                }

                @Override
                public void renew(Renewal renewal, Duration delay) {
                    renewals.add(renewal);
                }
            };

    final DynamoDbApprovalStore approvals =
            new DynamoDbApprovalStore(tables.client(), tables.table("approvals"));
    final DynamoDbLinkStore linkStore =
            new DynamoDbLinkStore(tables.client(), tables.table("approvals"));
    final DynamoDbReviewStore reviews =
            new DynamoDbReviewStore(tables.client(), tables.table("approvals"));
    final DynamoDbApprovalRecords records =
            new DynamoDbApprovalRecords(tables.client(), tables.table("leads"));
    final EmailRenderer renderer =
            new EmailRenderer(
                    new UnsubscribeLinks(
                            "https://agent.example",
                            "a key of its own".getBytes(StandardCharsets.UTF_8)));
    private final TableStream stream =
            new TableStream(
                    tables.client(), tables.environment(() -> now), tables.table("approvals"));
    private final RequestApprovals requests =
            new RequestApprovals(
                    leads,
                    tables.campaigns(() -> now),
                    approvals,
                    new Snapshots(renderer),
                    () -> now);
    private final ReviewLinks links =
            new ReviewLinks(
                    new LinkKeys("the review links' key".getBytes(StandardCharsets.UTF_8)),
                    linkStore,
                    "https://agent.example");
    final RequestApprovalHandler request = new RequestApprovalHandler(requests);
    final ReviewPageHandler page =
            new ReviewPageHandler(new ReviewPage(approvals, reviews, linkStore, () -> now));
    final ResumeHandler resume =
            new ResumeHandler(
                    new ReviewChanges(reviews, queue),
                    new ResumeLeads(
                            leads,
                            approvals,
                            records,
                            this::answer,
                            new DynamoDbSendLedger(tables.client(), tables.table("leads")),
                            () -> now));
    final NotifyHandler notify =
            new NotifyHandler(
                    new AnnounceReviews(
                            approvals,
                            reviews,
                            tables.campaigns(() -> now),
                            tables.runs(() -> now),
                            links,
                            queue,
                            this::mail,
                            Duration.ofSeconds(60),
                            () -> now),
                    new RenewLinks(
                            approvals,
                            reviews,
                            linkStore,
                            leads,
                            tables.campaigns(() -> now),
                            new LeadAttempts(
                                    tables.campaigns(() -> now),
                                    leads,
                                    (name, input) -> started.add(name)),
                            links,
                            queue,
                            this::mail,
                            CAROL,
                            () -> now));
    final SweepHandler sweep =
            new SweepHandler(
                    new SweepReviews(
                            approvals,
                            reviews,
                            tables.campaigns(() -> now),
                            links,
                            this::mail,
                            CAROL,
                            () -> now));

    boolean mailFails;

    record Look(ReviewId review, Duration delay) {}

    World() {
        settings("off");
        tables.runs(() -> now)
                .create(
                        new Run(
                                RUN,
                                new RunRequest(
                                        Industry.HEALTHCARE, "Buffalo, NY", 10, "default", false),
                                Run.Status.DISCOVERING,
                                0,
                                0,
                                List.of(),
                                now),
                        new byte[0]);
    }

    ApprovalKey ask(Gate gate, String leadId, int round, int draftVersion, String token) {
        String id =
                request.handleRequest(
                        new RequestApproval(
                                gate.id(),
                                RUN,
                                leadId,
                                "default",
                                1,
                                round,
                                draftVersion,
                                "",
                                token,
                                ""),
                        null);
        return ApprovalKey.parse(id).orElseThrow();
    }

    /** As the machine asks under the policy {@code contact_found}. */
    ApprovalKey askLeadWithContact(String leadId, String contactId) {
        String id =
                request.handleRequest(
                        new RequestApproval(
                                "lead",
                                RUN,
                                leadId,
                                "default",
                                1,
                                1,
                                0,
                                contactId,
                                "token-lead-" + leadId,
                                ""),
                        null);
        return ApprovalKey.parse(id).orElseThrow();
    }

    ApprovalKey askLead(String leadId) {
        return ask(Gate.LEAD, leadId, 1, 0, "token-lead-" + leadId);
    }

    ApprovalKey askDraft(String leadId) {
        return ask(Gate.DRAFT, leadId, 1, 1, "token-draft-" + leadId);
    }

    /** Hands the stream's news to the resume function. */
    DynamodbEvent flow() {
        DynamodbEvent event = stream.next();
        resume.handleRequest(event, null);
        return event;
    }

    void look(ReviewId review) {
        deliver("{\"reviewId\":\"" + review.text() + "\"}");
    }

    private void deliver(String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m1");
        message.setBody(body);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        if (!notify.handleRequest(event, null).getBatchItemFailures().isEmpty()) {
            throw new IllegalStateException("the look failed");
        }
    }

    /** Delivers the messages about new links that the queue holds now. */
    void deliverRenewals() {
        for (int waiting = renewals.size(); waiting > 0; waiting--) {
            Renewal renewal = renewals.remove();
            deliver(
                    Json.write(
                            Map.of(
                                    "reviewId", renewal.review().text(),
                                    "newLinkFor", renewal.keyHash(),
                                    "askedAt", renewal.askedAt().toString())));
        }
    }

    /** Everything on its way has come and was announced. */
    void announce(ReviewId review) {
        flow();
        now = now.plusSeconds(61);
        look(review);
    }

    /** A link from an approver's newest mail. */
    Link link(String approver) {
        Notice mail =
                mails.reversed().stream()
                        .filter(notice -> notice.to().equals(approver))
                        .findFirst()
                        .orElseThrow();
        String url =
                mail.text()
                        .lines()
                        .filter(line -> line.startsWith("http"))
                        .findFirst()
                        .orElseThrow();
        String code =
                mail.text()
                        .lines()
                        .filter(line -> line.startsWith("Your code: "))
                        .map(line -> line.substring("Your code: ".length()))
                        .findFirst()
                        .orElse("");
        Matcher matcher = Pattern.compile(".*/review/([^?]+)\\?k=(.*)").matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException("no review link: " + url);
        }
        return new Link(matcher.group(1), matcher.group(2), code);
    }

    record Link(String reviewId, String key, String code) {}

    APIGatewayProxyResponseEvent get(Link link) {
        return call("GET", link, Map.of(), null);
    }

    APIGatewayProxyResponseEvent call(
            String method, Link link, Map<String, String> query, String body) {
        Map<String, String> all = new HashMap<>(query);
        all.put("k", link.key());
        return page.handleRequest(
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod(method)
                        .withPath("/review/" + link.reviewId())
                        .withPathParameters(Map.of("reviewId", link.reviewId()))
                        .withQueryStringParameters(all)
                        .withHeaders(Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .withRequestContext(
                                new ProxyRequestContext()
                                        .withIdentity(
                                                new RequestIdentity().withSourceIp("203.0.113.7")))
                        .withBody(body),
                null);
    }

    /** Posts one row as the page showed it, with this choice. */
    APIGatewayProxyResponseEvent decide(Link link, ApprovalKey key, String choice, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("item", key.item());
        fields.put("version-1", "1");
        fields.put("choice-1", choice);
        fields.put("code", link.code());
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return call("POST", link, Map.of(), form(fields));
    }

    static String form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        form.append(form.isEmpty() ? "" : "&")
                                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    /** Everything in the approvals table, for "nothing changed". */
    Map<String, String> everything() {
        Map<String, String> items = new TreeMap<>();
        tables.client()
                .scanPaginator(scan -> scan.tableName(tables.table("approvals")))
                .items()
                .forEach(
                        item ->
                                items.put(
                                        item.get("review_id").s() + "/" + item.get("item").s(),
                                        new TreeMap<>(item).toString()));
        return items;
    }

    int decidedCount(ReviewId review) {
        return (int)
                approvals.all(review, Filter.NONE).stream()
                        .filter(approval -> approval.decided() != null)
                        .count();
    }

    private TaskTokens.Answer answer(String token, Map<String, Object> output) {
        if (Optional.ofNullable(answers.putIfAbsent(token, output)).isPresent()) {
            refusedAnswers.add(token);
            return TaskTokens.Answer.GONE;
        }
        return TaskTokens.Answer.TAKEN;
    }

    /** What has changed reaches nobody. */
    void loseStream() {
        stream.next();
    }

    private void mail(Notice notice) {
        if (mailFails) {
            throw new IllegalStateException("the provider is down");
        }
        mails.add(notice);
    }
}
