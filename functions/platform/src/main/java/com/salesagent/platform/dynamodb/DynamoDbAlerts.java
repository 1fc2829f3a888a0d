package com.salesagent.platform.dynamodb;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.track.Alerts;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Alerts}: {@code ALERTED#<reply>} of the lead says who tells and who took it on; the open
 * ones stand a second time in one partition of the counters table, by time, for the escalation.
 */
public final class DynamoDbAlerts implements Alerts {
    private static final String ALERTED = "ALERTED#";
    private static final String OPEN = "OPEN_ALERTS";

    /** Past any moment: nobody claims it again. */
    private static final String FOR_GOOD = "9999";

    private final DynamoDbClient dynamoDb;
    private final String leads;
    private final String counters;
    private final Reads reads;

    public DynamoDbAlerts(DynamoDbClient dynamoDb, String leads, String counters) {
        this.dynamoDb = dynamoDb;
        this.leads = leads;
        this.counters = counters;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public boolean claim(LeadEvent reply, String claim, Instant now, Instant until) {
        try {
            new ConditionalUpdate(leads, alerted(reply.leadId(), reply.id()))
                    .set("claimed_until", Item.ofText(Moments.text(until)))
                    .set("claim", Item.ofText(claim))
                    .setIfAbsent("told_at", Item.ofText(Moments.text(now)))
                    .whenAbsentOr("claimed_until", "<", Item.ofText(Moments.text(now)))
                    .run(dynamoDb);
            return true;
        } catch (ConditionalCheckFailedException e) {
            // The SDK repeats a write whose answer was lost: then the claim that it meets is ours.
            return Item.of(e.item()).text("claim").equals(claim);
        }
    }

    @Override
    public void told(LeadEvent reply) {
        Instant at = status(reply.leadId(), reply.id()).orElseThrow().toldAt();
        Open open = new Open(reply.leadId(), reply.id(), at);
        // First what leads to an escalation: whoever ends in between is told again, not forgotten.
        dynamoDb.putItem(
                put ->
                        put.tableName(counters)
                                .item(
                                        Item.of(new HashMap<>(key(open)))
                                                .text("lead_id", open.leadId())
                                                .text("reply_id", open.replyId())
                                                .moment("told_at", at)
                                                .attributes()));
        new ConditionalUpdate(leads, alerted(reply.leadId(), reply.id()))
                .set("claimed_until", Item.ofText(FOR_GOOD))
                .remove("claim")
                .run(dynamoDb);
    }

    @Override
    public void release(LeadEvent reply) {
        new ConditionalUpdate(leads, alerted(reply.leadId(), reply.id()))
                .set("claimed_until", Item.ofText("0000"))
                .remove("claim")
                .run(dynamoDb);
    }

    @Override
    public Optional<Status> status(String leadId, String replyId) {
        return reads.item(leads, alerted(leadId, replyId))
                .filter(item -> item.has("told_at"))
                .map(DynamoDbAlerts::status);
    }

    @Override
    public Optional<Status> acknowledge(String leadId, String replyId, Instant at) {
        try {
            Status status =
                    status(
                            new ConditionalUpdate(leads, alerted(leadId, replyId))
                                    .setIfAbsent("acknowledged_at", Item.ofText(Moments.text(at)))
                                    .whenPresent("told_at")
                                    .run(dynamoDb));
            close(new Open(leadId, replyId, status.toldAt()));
            return Optional.of(status);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Open> openSince(Instant latest, int limit) {
        return dynamoDb
                .query(
                        QueryRequest.builder()
                                .tableName(counters)
                                .keyConditionExpression("counter_id = :open AND #bucket <= :latest")
                                .expressionAttributeNames(Map.of("#bucket", "bucket"))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":open", Item.ofText(OPEN),
                                                ":latest", Item.ofText(Moments.text(latest) + "~")))
                                .consistentRead(true)
                                .limit(limit)
                                .build())
                .items()
                .stream()
                .map(Item::of)
                .map(
                        item ->
                                new Open(
                                        item.text("lead_id"),
                                        item.text("reply_id"),
                                        item.moment("told_at")))
                .toList();
    }

    @Override
    public boolean claimEscalation(Open alert, Instant now, Instant until) {
        return new ConditionalUpdate(counters, key(alert))
                .set("claimed_until", Item.ofText(Moments.text(until)))
                .whenPresent("told_at")
                .whenAbsentOr("claimed_until", "<", Item.ofText(Moments.text(now)))
                .attempt(dynamoDb);
    }

    @Override
    public void close(Open alert) {
        dynamoDb.deleteItem(delete -> delete.tableName(counters).key(key(alert)));
    }

    private static Status status(Item item) {
        return new Status(item.moment("told_at"), item.moment("acknowledged_at"));
    }

    private static Map<String, AttributeValue> key(Open open) {
        return CounterItems.key(
                OPEN, Moments.text(open.toldAt()) + "#" + open.leadId() + "#" + open.replyId());
    }

    private static Map<String, AttributeValue> alerted(String leadId, String replyId) {
        return LeadItems.key(leadId, ALERTED + replyId);
    }
}
