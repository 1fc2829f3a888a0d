package com.salesagent.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.salesagent.domain.audit.AuditReport;
import com.salesagent.domain.audit.DailyRoot;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.PersonData.Person;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Stage;
import com.salesagent.platform.dynamodb.DynamoDbPersonData;
import com.salesagent.platform.dynamodb.Item;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.util.Map;

/** What was decided and sent can be proved, and whoever changes it afterwards is found out. */
final class AuditTest {
    private static final String FEEDBACK = "mention that Dana Fox asked for an audit";

    private final World world = new World();

    private void nextDay() {
        world.now = world.now.plus(Duration.ofDays(1));
    }

    private void change(String table, String partition, String sort, String path, String value) {
        String[] keys =
                table.equals("leads")
                        ? new String[] {"company_id", "item"}
                        : new String[] {"counter_id", "bucket"};
        world.tables
                .client()
                .updateItem(
                        update ->
                                update.tableName(world.tables.table(table))
                                        .key(
                                                Map.of(
                                                        keys[0], Item.ofText(partition),
                                                        keys[1], Item.ofText(sort)))
                                        .updateExpression("SET " + path + " = :value")
                                        .expressionAttributeValues(
                                                Map.of(":value", Item.ofText(value))));
    }

    private AuditReport verify() {
        return world.audit().verify();
    }

    @Test
    void whatIsUntouchedIsWholeOverManyDays() {
        world.contacted("Kaleida Health");
        DailyRoot first = world.audit().seal();
        nextDay();
        world.contacted("Mercy Hospital");
        world.scored("Olean General");
        DailyRoot second = world.audit().seal();

        AuditReport report = verify();

        assertThat(report.whole()).as(report.broken()).isTrue();
        assertThat(second.before()).isEqualTo(first.root());
        assertThat(report.days()).isEqualTo(2);
        assertThat(report.leads()).isEqualTo(3);
        // Five changes of the stage, the approval and the send, twice; and two changes.
        assertThat(report.entries()).isEqualTo(7 + 7 + 2);
        assertThat(report.waiting()).isZero();
    }

    @Test
    void aDayIsSealedOnceHoweverOftenItIsAsked() {
        world.contacted("Kaleida Health");
        DailyRoot first = world.audit().seal();
        world.contacted("Mercy Hospital");

        DailyRoot again = world.audit().seal();

        assertThat(again).isEqualTo(first);
        assertThat(verify().waiting()).isEqualTo(7);
    }

    @Test
    void aChangedApproverIsNamedAsTheFirstBrokenLink() {
        String lead = world.contacted("Kaleida Health");
        world.audit().seal();

        change(
                "leads",
                lead,
                "DECISION#" + world.records.all(lead).getFirst().approvalId(),
                "approved_by",
                "mallory@seller.example");

        assertThat(verify().broken())
                .startsWith("lead " + lead + ": approval:")
                .contains("is not what was sealed on 2026-11-24");
    }

    @Test
    void aChangedSendOrStageOrADeletedOneIsFound() {
        String lead = world.contacted("Kaleida Health");
        String send = world.send(lead, 0).id();
        world.audit().seal();

        change("leads", lead, "SEND#" + send, "accepted_at", "2026-11-20T15:00:00.000000000Z");
        String changed = verify().broken();
        world.tables
                .client()
                .deleteItem(
                        delete ->
                                delete.tableName(world.tables.table("leads"))
                                        .key(
                                                Map.of(
                                                        "company_id", Item.ofText(lead),
                                                        "item", Item.ofText("SEND#" + send))));
        String deleted = verify().broken();

        assertThat(changed).contains("send:" + send).contains("is not what was sealed");
        assertThat(deleted)
                .contains("send:" + send)
                .contains("was sealed on 2026-11-24 and is gone");
    }

    @Test
    void aChangedSealOrRootIsFound() {
        world.contacted("Kaleida Health");
        DailyRoot root = world.audit().seal();
        nextDay();
        world.contacted("Mercy Hospital");
        world.audit().seal();
        String chunk = "%s#0000".formatted(root.root().substring(0, 16));
        String seals =
                world.tables
                        .client()
                        .getItem(
                                get ->
                                        get.tableName(world.tables.table("counters"))
                                                .key(
                                                        Map.of(
                                                                "counter_id",
                                                                Item.ofText("AUDIT#2026-11-24"),
                                                                "bucket",
                                                                Item.ofText(chunk))))
                        .item()
                        .getOrDefault("seals", AttributeValue.fromS(""))
                        .s();

        change(
                "counters",
                "AUDIT#2026-11-24",
                chunk,
                "seals",
                seals.replaceFirst("\"digest\":\"..", "\"digest\":\"00"));
        String sealed = verify().broken();
        change("counters", "AUDIT#2026-11-24", chunk, "seals", seals);
        change("counters", "AUDIT", "2026-11-24", "root", "0".repeat(64));
        String rooted = verify().broken();

        assertThat(sealed).contains("the chain that was sealed on 2026-11-24 was changed");
        assertThat(rooted).contains("the root of 2026-11-24 is not that of");
    }

    @Test
    void anEmailThatNoApprovalCoversIsFoundEvenBeforeItIsSealed() {
        String lead = world.contacted("Kaleida Health");

        change("leads", lead, "SEND#" + world.send(lead, 0).id(), "content_hash", "0".repeat(64));

        assertThat(verify().broken())
                .contains("email 1 was accepted")
                .contains("no approval before it covers its content");
    }

    @Test
    void whoWasErasedLeavesTheChainWhole() {
        String lead = world.contacted("Kaleida Health");
        world.audit().seal();

        change(
                "leads",
                lead,
                "DECISION#" + world.records.all(lead).getFirst().approvalId(),
                "approved_by",
                "[erased]");
        AuditReport report = verify();
        nextDay();
        world.audit().seal();

        assertThat(report.whole()).as(report.broken()).isTrue();
        assertThat(report.erased()).isEqualTo(1);
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void anErasureOfThePersonLeavesTheChainWholeReasonsAndRewritesIncluded() {
        String lead = rejectedAfterARewrite();
        world.audit().seal();
        Contact dana = world.file(lead).contacts().getFirst();

        erasePerson(dana);
        AuditReport report = verify();
        nextDay();
        world.audit().seal();

        assertThat(world.file(lead).toString()).doesNotContain("Dana Fox");
        assertThat(report.whole()).as(report.broken()).isTrue();
        assertThat(report.erased()).isEqualTo(2);
        assertThat(report.waiting()).isZero();
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void aReasonOrARequestForARewriteThatWasChangedAfterwardsIsFound() {
        String lead = rejectedAfterARewrite();
        world.audit().seal();
        int last = world.file(lead).lead().history().size() - 1;

        change("leads", lead, "DRAFT#0002", "feedback", "make it nicer");
        String rewrite = verify().broken();
        change("leads", lead, "DRAFT#0002", "feedback", FEEDBACK);
        assertThat(verify().whole()).isTrue();
        change("leads", lead, "PROFILE", "history[" + last + "].reason", "they agreed");
        String reason = verify().broken();

        assertThat(rewrite).contains("rewrite:2").contains("is not what was sealed");
        assertThat(reason).contains("reason:").contains("is not what was sealed");
    }

    private String rejectedAfterARewrite() {
        String lead = world.asked("Kaleida Health").leadId();
        Draft first = world.file(lead).drafts().getFirst();
        world.leads.addDraft(
                new Draft(
                        lead,
                        2,
                        first.contactId(),
                        first.runId(),
                        first.angle(),
                        first.reasoning(),
                        first.emails(),
                        first.critique(),
                        0,
                        false,
                        "composed",
                        FEEDBACK,
                        world.now),
                null);
        world.move(lead, Stage.DRAFT_CREATED, Stage.APPROVED, "Dana Fox is my neighbour");
        return lead;
    }

    private void erasePerson(Contact person) {
        new DynamoDbPersonData(
                        world.tables.client(),
                        new DynamoDbPersonData.Tables(
                                world.tables.table("leads"),
                                world.tables.table("approvals"),
                                world.tables.table("runs"),
                                world.tables.table("counters")),
                        world.tables.runs(() -> world.now))
                .erase(Person.of(person));
    }

    @Test
    void noSealHoldsAnAddressOrAName() {
        world.contacted("Kaleida Health");
        world.audit().seal();

        String stored =
                world
                        .tables
                        .client()
                        .scanPaginator(scan -> scan.tableName(world.tables.table("counters")))
                        .items()
                        .stream()
                        .filter(item -> item.get("counter_id").s().startsWith("AUDIT"))
                        .toList()
                        .toString();

        assertThat(stored).contains("digest").doesNotContain("Dana").doesNotContain("@");
    }

    @Test
    void theApiSealsAndVerifies() {
        world.contacted("Kaleida Health");
        AuditHandler handler = new AuditHandler(world.audit());

        var sealed =
                handler.handleRequest(
                        new APIGatewayProxyRequestEvent().withHttpMethod("POST"), null);
        var verified =
                handler.handleRequest(
                        new APIGatewayProxyRequestEvent().withHttpMethod("GET"), null);

        assertThat(sealed.getBody()).contains("\"entries\":7").contains("\"day\":\"2026-11-24\"");
        assertThat(verified.getBody()).contains("\"whole\":true");
        assertThat(new SealHandler(world.audit()).handleRequest(Map.of(), null))
                .startsWith("2026-11-24: 7 entries of 1 leads, root ");
    }
}
