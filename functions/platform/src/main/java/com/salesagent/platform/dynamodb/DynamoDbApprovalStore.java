package com.salesagent.platform.dynamodb;

import static com.salesagent.platform.dynamodb.ApprovalItems.ITEM_PREFIX;
import static com.salesagent.platform.dynamodb.Item.ofNumber;
import static com.salesagent.platform.dynamodb.Item.ofText;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Approvals in their table: one partition a review. */
public final class DynamoDbApprovalStore implements ApprovalStore {
    private static final String INDEX = "ApprovalsByStatus";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbApprovalStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public void request(Approval approval, String taskToken) {
        Map<String, AttributeValue> item = ApprovalItems.of(approval, taskToken).attributes();
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(table)
                                    .item(item)
                                    .conditionExpression("attribute_not_exists(review_id)")
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
        } catch (ConditionalCheckFailedException e) {
            requestAgain(approval, taskToken, Item.of(e.item()));
        }
    }

    // The machine repeats a request with a new token whenever the answer to the first was lost.
    private void requestAgain(Approval approval, String taskToken, Item stored) {
        if (stored.text("task_token").equals(taskToken)) {
            return;
        }
        ConditionalUpdate update =
                update(approval.key())
                        .set("task_token", ofText(taskToken))
                        .when("version", "=", ofNumber(stored.number("version")))
                        .when("status", "=", ofText(stored.text("status")));
        if (!stored.text("status").equals(Status.PENDING.id())) {
            update.set("status_since", moment(approval.requestedAt()))
                    .set("nudged_at", moment(approval.requestedAt()))
                    .remove("resumed_at");
        } else if (!stored.text("snapshot").equals(Json.write(approval.snapshot()))) {
            Item fresh = ApprovalItems.of(approval, taskToken);
            for (String name : List.of("snapshot", "tier", "angle", "low_confidence")) {
                if (fresh.has(name)) {
                    update.set(name, fresh.attributes().get(name));
                } else {
                    update.remove(name);
                }
            }
            update.set("version", ofNumber(stored.number("version") + 1));
        }
        if (!update.attempt(dynamoDb)) {
            // Somebody decided just now.
            request(approval, taskToken);
        }
    }

    @Override
    public Optional<Approval> find(ApprovalKey key) {
        return findAll(List.of(key)).stream().findFirst();
    }

    @Override
    public List<Approval> findAll(List<ApprovalKey> keys) {
        return reads
                .batch(
                        table,
                        keys.stream()
                                .map(key -> key(key.review(), ApprovalItems.itemKey(key)))
                                .toList(),
                        ApprovalItems.READABLE,
                        ApprovalItems.READABLE_NAMES)
                .stream()
                .map(ApprovalItems::approval)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Approval> all(ReviewId review, Filter filter) {
        return page(review, filter, "", Integer.MAX_VALUE);
    }

    @Override
    public List<Approval> page(ReviewId review, Filter filter, String after, int limit) {
        List<Approval> found = new ArrayList<>();
        Map<String, AttributeValue> start =
                after.isEmpty()
                        ? Map.of()
                        : Map.of(
                                "review_id", ofText(review.text()),
                                "item", ofText(ITEM_PREFIX + after));
        do {
            QueryRequest.Builder request = ApprovalQueries.items(table, review, filter);
            if (limit < Integer.MAX_VALUE) {
                // A filter drops rows after the limit counted them, so it reads on in bigger steps.
                request.limit(filter.equals(Filter.NONE) ? limit - found.size() : 4 * limit);
            }
            if (!start.isEmpty()) {
                request.exclusiveStartKey(start);
            }
            QueryResponse response = dynamoDb.query(request.build());
            response.items().stream()
                    .map(Item::of)
                    .map(ApprovalItems::approval)
                    .flatMap(Optional::stream)
                    .limit((long) limit - found.size())
                    .forEach(found::add);
            start = response.lastEvaluatedKey();
        } while (!start.isEmpty() && found.size() < limit);
        return found;
    }

    @Override
    public Outcome endorse(ApprovalKey key, int version, Decided first) {
        try {
            update(key)
                    .set("endorsed", AttributeValue.fromM(ApprovalItems.of(first).attributes()))
                    .set("endorsed_by", ofText(first.by()))
                    .set("version", ofNumber(version + 1L))
                    .when("status", "=", ofText(Status.PENDING.id()))
                    .when("version", "=", ofNumber(version))
                    .when("expires_at", ">", moment(first.at()))
                    .run(dynamoDb);
            return new Outcome.Counted();
        } catch (ConditionalCheckFailedException e) {
            Item stored = e.hasItem() ? Item.of(e.item()) : Item.create();
            return stored.map("endorsed").text("decision_id").equals(first.id())
                    ? new Outcome.Counted()
                    : refused(stored, first);
        }
    }

    @Override
    public Outcome decide(ApprovalKey key, int version, Decided decided) {
        ConditionalUpdate update =
                update(key)
                        .set("status", ofText(Status.DECIDED.id()))
                        .set("status_since", moment(decided.at()))
                        .when("status", "=", ofText(Status.PENDING.id()))
                        .when("version", "=", ofNumber(version))
                        .when("expires_at", ">", moment(decided.at()));
        if (decided.decision().approves()) {
            update.whenAbsentOr("endorsed_by", "<>", ofText(decided.by()));
        }
        ApprovalItems.of(decided).attributes().forEach(update::set);
        try {
            update.run(dynamoDb);
            return new Outcome.Counted();
        } catch (ConditionalCheckFailedException e) {
            return refused(e.hasItem() ? Item.of(e.item()) : Item.create(), decided);
        }
    }

    private static Outcome refused(Item stored, Decided decided) {
        Optional<Approval> found = ApprovalItems.approval(stored);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Approval approval = found.get();
        return switch (approval.status()) {
            case DECIDED ->
                    approval.decided().id().equals(decided.id())
                            ? new Outcome.Counted()
                            : new Outcome.AlreadyDecided(approval);
            case EXPIRED -> new Outcome.Expired(approval.expiresAt());
            case VOID -> new Outcome.Voided(approval.note());
            case PENDING ->
                    approval.open(decided.at())
                            ? new Outcome.Changed()
                            : new Outcome.Expired(approval.expiresAt());
        };
    }

    @Override
    public boolean expire(ApprovalKey key, Instant now) {
        return update(key)
                .set("status", ofText(Status.EXPIRED.id()))
                .set("status_since", moment(now))
                .when("status", "=", ofText(Status.PENDING.id()))
                .when("expires_at", "<=", moment(now))
                .attempt(dynamoDb);
    }

    @Override
    public void voidPending(String runId, String leadId, String reason, Instant now) {
        for (ApprovalKey key : pending(runId, leadId)) {
            voidingUpdate(key, reason, now).attempt(dynamoDb);
        }
    }

    /** What is open for a lead of a run, at both gates. Strongly consistent. */
    public List<ApprovalKey> pending(String runId, String leadId) {
        return Arrays.stream(Gate.values())
                .map(gate -> ApprovalQueries.open(table, new ReviewId(runId, gate), leadId))
                .flatMap(open -> dynamoDb.query(open).items().stream())
                .map(Item::of)
                .map(ApprovalItems::key)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Voids one item in a transaction of the caller, such as an opt-out's. The transaction fails if
     * the item was settled meanwhile: then the caller looks at {@link #pending} again.
     */
    public TransactWriteItem voiding(ApprovalKey key, String reason, Instant now) {
        return TransactWriteItem.builder().update(voidingUpdate(key, reason, now).part()).build();
    }

    private ConditionalUpdate voidingUpdate(ApprovalKey key, String reason, Instant now) {
        return update(key)
                .set("status", ofText(Status.VOID.id()))
                .set("status_since", moment(now))
                .set("note", ofText(reason))
                .when("status", "=", ofText(Status.PENDING.id()));
    }

    @Override
    public void resumed(ApprovalKey key, String taskToken, Instant now) {
        update(key)
                .set("resumed_at", moment(now))
                .remove("status_since")
                .when("task_token", "=", ofText(taskToken))
                .attempt(dynamoDb);
    }

    @Override
    public void nudge(ApprovalKey key, Instant now) {
        update(key)
                .set("nudged_at", moment(now))
                .whenPresent("status_since")
                .when("status", "<>", ofText(Status.PENDING.id()))
                .attempt(dynamoDb);
    }

    @Override
    public List<ApprovalKey> pendingSince(Instant before) {
        return indexed(List.of(Status.PENDING), before);
    }

    @Override
    public List<ApprovalKey> unresumedSince(Instant before) {
        return indexed(List.of(Status.DECIDED, Status.EXPIRED, Status.VOID), before);
    }

    private List<ApprovalKey> indexed(List<Status> statuses, Instant before) {
        return statuses.stream()
                .flatMap(
                        status ->
                                dynamoDb
                                        .queryPaginator(
                                                query ->
                                                        query.tableName(table)
                                                                .indexName(INDEX)
                                                                .keyConditionExpression(
                                                                        "#status = :status and"
                                                                                + " status_since <="
                                                                                + " :before")
                                                                .expressionAttributeNames(
                                                                        Map.of("#status", "status"))
                                                                .expressionAttributeValues(
                                                                        Map.of(
                                                                                ":status",
                                                                                ofText(status.id()),
                                                                                ":before",
                                                                                moment(before))))
                                        .items()
                                        .stream())
                .map(Item::of)
                .map(ApprovalItems::key)
                .flatMap(Optional::stream)
                .toList();
    }

    private ConditionalUpdate update(ApprovalKey key) {
        return new ConditionalUpdate(table, key(key.review(), ApprovalItems.itemKey(key)));
    }

    private static Map<String, AttributeValue> key(ReviewId review, String item) {
        return Map.of("review_id", ofText(review.text()), "item", ofText(item));
    }

    private static AttributeValue moment(Instant moment) {
        return ofText(Moments.text(moment));
    }
}
