package com.salesagent.platform.dynamodb;

import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Verdict;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link SendLedger} on the leads table: a send is an item beside its lead. */
public final class DynamoDbSendLedger implements SendLedger {
    private static final String DOUBT_REMEDY =
            "An event or the log of the mail provider settles it, or you, once you have looked"
                    + " there: ./sales-agent sends decide";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbSendLedger(DynamoDbClient dynamoDb, String leadsTable) {
        this.dynamoDb = dynamoDb;
        this.table = leadsTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Optional<Send> find(String leadId, String sendId) {
        return reads.item(table, SendItems.key(leadId, sendId)).map(SendItems::read);
    }

    @Override
    public Send reserve(Send send, Instant dueAt) {
        Put put = reservation(send, dueAt);
        try {
            dynamoDb.putItem(
                    request ->
                            request.tableName(table)
                                    .item(put.item())
                                    .conditionExpression(put.conditionExpression())
                                    .expressionAttributeNames(put.expressionAttributeNames())
                                    .expressionAttributeValues(put.expressionAttributeValues())
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return send;
        } catch (ConditionalCheckFailedException e) {
            return SendItems.read(Item.of(e.item()));
        }
    }

    // A step that was refused or cancelled may be planned anew, but only by another approval: a
    // repeat of the old reservation must not bring back what was stopped meanwhile.
    private Put reservation(Send send, Instant dueAt) {
        return Put.builder()
                .tableName(table)
                .item(SendItems.reserved(send, dueAt).attributes())
                .conditionExpression(
                        "attribute_not_exists(company_id)"
                                + " OR (#status IN (:refused, :cancelled)"
                                + " AND approval_id <> :approval)")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(
                        Map.of(
                                ":refused", status(SendStatus.REFUSED),
                                ":cancelled", status(SendStatus.CANCELLED),
                                ":approval", Item.ofText(send.approvalId())))
                .build();
    }

    @Override
    public Optional<Send> claim(Send send, String claim, Instant leaseUntil, String messageId) {
        SendChange change =
                new SendChange(table, send, SendStatus.DISPATCHING)
                        .set("claim", claim)
                        .set("lease_until", leaseUntil)
                        .set("message_id", messageId)
                        .withoutVerdict()
                        .notDue()
                        .onlyFrom(SendStatus.RESERVED)
                        .onlyIf("content_hash", send.contentHash())
                        .onlyIf("approval_id", send.approvalId());
        return change.write(dynamoDb, old -> isOurs(old, claim, SendStatus.DISPATCHING))
                .map(SendItems::read);
    }

    private static boolean isOurs(Item old, String claim, SendStatus status) {
        return old.text("claim").equals(claim) && old.text("status").equals(status.id());
    }

    @Override
    public boolean accept(Send claimed, Acceptance acceptance, StageChange contacted, Send next) {
        StageChange move = contacted;
        Send following = next;
        while (true) {
            List<TransactWriteItem> items = new ArrayList<>();
            items.add(accepted(claimed, acceptance).item());
            if (move != null) {
                items.add(move(claimed.leadId(), move));
            } else if (following != null) {
                items.add(stillContacted(claimed.leadId()));
            }
            if (following != null) {
                Put put = reservation(following, following.plannedAt());
                items.add(TransactWriteItem.builder().put(put).build());
            }
            List<CancellationReason> refusals = Transactions.write(dynamoDb, items);
            if (refusals.isEmpty()) {
                return following != null;
            }
            if (Transactions.refused(refusals, 0)) {
                return false;
            }
            // That the provider took the email is true whatever became of the lead: what is refused
            // is left out. A lead that stands elsewhere by now is not written to any further.
            boolean standsElsewhere = Transactions.refused(refusals, 1);
            move = standsElsewhere ? null : move;
            following = null;
        }
    }

    private TransactWriteItem move(String leadId, StageChange change) {
        return TransactWriteItem.builder()
                .update(LeadItems.move(table, leadId, change, LeadPatch.NONE))
                .build();
    }

    // Any state under this claim: even an expired lease, or a person's wrong guess, gives way to
    // the provider's own word.
    private SendChange accepted(Send claimed, Acceptance acceptance) {
        SendChange change =
                new SendChange(table, claimed, SendStatus.ACCEPTED)
                        .set("provider_id", acceptance.providerId())
                        .set("accepted_at", acceptance.at())
                        .withoutVerdict()
                        .notDue()
                        .onlyIf("claim", claimed.claim());
        return acceptance.evidence().isEmpty()
                ? change
                : change.set("settled_by", acceptance.evidence());
    }

    private TransactWriteItem stillContacted(String leadId) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(table)
                                        .key(LeadItems.profileKey(leadId))
                                        .conditionExpression("stage = :contacted")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":contacted",
                                                        Item.ofText(Stage.CONTACTED.id()))))
                .build();
    }

    @Override
    public void refuse(Send claimed, String reason, String remedy, Instant at) {
        settled(claimed, SendStatus.REFUSED)
                .notDue()
                .verdict(reason, remedy, at)
                .write(dynamoDb, old -> false);
    }

    @Override
    public void doubt(Send claimed, String reason, Instant at) {
        new SendChange(table, claimed, SendStatus.IN_DOUBT)
                .doubted(at)
                .verdict(reason, DOUBT_REMEDY, at)
                .onlyFrom(SendStatus.DISPATCHING)
                .onlyIf("claim", claimed.claim())
                .write(dynamoDb, old -> false);
    }

    @Override
    public void release(Send claimed, Instant plannedAt, String reason, String remedy, Instant at) {
        settled(claimed, SendStatus.RESERVED)
                .due(plannedAt)
                .verdict(reason, remedy, at)
                .write(dynamoDb, old -> false);
    }

    // The worker knows what happened, even if its lease ran out while it learned it.
    private SendChange settled(Send claimed, SendStatus to) {
        return new SendChange(table, claimed, to)
                .onlyFrom(SendStatus.DISPATCHING, SendStatus.IN_DOUBT)
                .onlyIf("claim", claimed.claim());
    }

    @Override
    public boolean expire(Send send, Instant now) {
        if (send.status() != SendStatus.DISPATCHING || !send.leaseUntil().isBefore(now)) {
            return false;
        }
        return new SendChange(table, send, SendStatus.IN_DOUBT)
                .doubted(now)
                .verdict(
                        "the worker ended before the mail provider's answer was recorded",
                        DOUBT_REMEDY,
                        now)
                .onlyFrom(SendStatus.DISPATCHING)
                .onlyIf("claim", send.claim())
                .write(dynamoDb, old -> isOurs(old, send.claim(), SendStatus.IN_DOUBT))
                .isPresent();
    }

    @Override
    public void hold(Send send, Verdict verdict, Instant at) {
        SendChange change =
                switch (verdict) {
                    case Verdict.NotYet(Instant plannedAt, String reason, String remedy) ->
                            new SendChange(table, send, SendStatus.RESERVED)
                                    .due(plannedAt)
                                    .verdict(reason, remedy, since(send, reason, at));
                    case Verdict.Held(String reason, String remedy) ->
                            new SendChange(table, send, SendStatus.RESERVED)
                                    .notDue()
                                    .verdict(reason, remedy, since(send, reason, at));
                    case Verdict.Stopped(String reason, String remedy) ->
                            new SendChange(table, send, SendStatus.CANCELLED)
                                    .notDue()
                                    .verdict(reason, remedy, since(send, reason, at));
                    case Verdict.Go go ->
                            throw new IllegalArgumentException("nothing holds this send");
                };
        change.onlyFrom(SendStatus.RESERVED)
                .onlyIf("approval_id", send.approvalId())
                .write(dynamoDb, old -> false);
    }

    private static Instant since(Send send, String reason, Instant at) {
        return send.verdict().equals(reason) ? send.verdictSince() : at;
    }

    @Override
    public boolean cancel(Send reserved, String reason, String remedy, Instant at) {
        return new SendChange(table, reserved, SendStatus.CANCELLED)
                .notDue()
                .verdict(reason, remedy, at)
                .onlyFrom(SendStatus.RESERVED)
                .onlyIf("approval_id", reserved.approvalId())
                .write(dynamoDb, old -> isCancelled(old, reason, at))
                .isPresent();
    }

    private static boolean isCancelled(Item old, String reason, Instant at) {
        return old.text("status").equals(SendStatus.CANCELLED.id())
                && old.text("verdict").equals(reason)
                && old.text("verdict_since").equals(Moments.text(at));
    }

    @Override
    public boolean resume(Send held, Instant plannedAt) {
        return new SendChange(table, held, SendStatus.RESERVED)
                .due(plannedAt)
                .withoutVerdict()
                .onlyFrom(SendStatus.RESERVED)
                .onlyIf("approval_id", held.approvalId())
                .write(dynamoDb, old -> false)
                .isPresent();
    }

    @Override
    public boolean settleAsNotSent(Send inDoubt, String by, Instant plannedAt, Instant at) {
        return new SendChange(table, inDoubt, SendStatus.RESERVED)
                .due(plannedAt)
                .verdict("it had not left: " + by, "It is tried again.", at)
                .set("settled_by", by)
                .onlyFrom(SendStatus.IN_DOUBT)
                .onlyIf("claim", inDoubt.claim())
                .write(dynamoDb, old -> isOurs(old, inDoubt.claim(), SendStatus.RESERVED))
                .isPresent();
    }

    @Override
    public List<Due> due(LocalDate day, Instant until, int limit) {
        QueryResponse response =
                dynamoDb.query(
                        index().keyConditionExpression("due_bucket = :bucket AND due < :until")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":bucket",
                                                Item.ofText(SendItems.dueBucket(day)),
                                                // '$' follows '#', so a plan for this very moment
                                                // is due.
                                                ":until",
                                                Item.ofText(Moments.text(until) + "$")))
                                .limit(limit)
                                .build());
        return named(response);
    }

    private static List<Due> named(QueryResponse response) {
        return response.items().stream()
                .map(Item::of)
                .map(
                        item ->
                                new Due(
                                        item.text(LeadItems.PARTITION),
                                        item.text(LeadItems.SORT)
                                                .substring(LeadItems.SEND.length())))
                .toList();
    }

    @Override
    public List<Due> inDoubt(int limit) {
        return named(
                dynamoDb.query(
                        index().keyConditionExpression("due_bucket = :bucket")
                                .expressionAttributeValues(
                                        Map.of(":bucket", Item.ofText(SendItems.DOUBT)))
                                .limit(limit)
                                .build()));
    }

    @Override
    public boolean empty(LocalDate day) {
        return dynamoDb.query(
                        index().keyConditionExpression("due_bucket = :bucket")
                                .expressionAttributeValues(
                                        Map.of(":bucket", Item.ofText(SendItems.dueBucket(day))))
                                .limit(1)
                                .build())
                .items()
                .isEmpty();
    }

    private QueryRequest.Builder index() {
        return QueryRequest.builder().tableName(table).indexName(SendItems.DUE_INDEX);
    }

    private static AttributeValue status(SendStatus status) {
        return Item.ofText(status.id());
    }
}
