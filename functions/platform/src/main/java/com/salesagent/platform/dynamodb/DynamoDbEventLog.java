package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@link EventLog} on the leads table: the event, an item for each of its keys, and what follows,
 * together or not at all.
 */
public final class DynamoDbEventLog implements EventLog {
    private static final String KEY = "KEY#";
    private static final String ALERTED = "ALERTED#";
    private static final String ABSENT = "attribute_not_exists(company_id)";

    private final DynamoDbClient dynamoDb;
    private final String leads;
    private final String counters;
    private final Reads reads;
    private final StopSequence stop;
    private final DynamoDbOptOuts optOuts;

    public DynamoDbEventLog(
            DynamoDbClient dynamoDb, String leads, String counters, DynamoDbOptOuts optOuts) {
        this.dynamoDb = dynamoDb;
        this.leads = leads;
        this.counters = counters;
        this.reads = new Reads(dynamoDb);
        this.stop = new StopSequence(leads);
        this.optOuts = optOuts;
    }

    @Override
    public Recorded record(
            LeadFile file, LeadEvent event, List<String> keys, Consequence consequence) {
        String leadId = event.leadId();
        // Read first: a refused write would cost as much as a written one.
        if (!reads.batch(leads, keys.stream().map(key -> LeadItems.key(leadId, KEY + key)).toList())
                .isEmpty()) {
            return Recorded.DUPLICATE;
        }
        List<TransactWriteItem> items = new ArrayList<>();
        for (String key : keys) {
            items.add(put(Item.of(new HashMap<>(LeadItems.key(leadId, KEY + key)))));
        }
        items.add(put(EventItems.write(event)));
        int own = items.size();
        items.addAll(following(file, event.at(), consequence));
        List<CancellationReason> refusals = Transactions.write(dynamoDb, items);
        if (refusals.isEmpty()) {
            return Recorded.NEW;
        }
        for (int i = 0; i < own; i++) {
            if (Transactions.refused(refusals, i)) {
                return Recorded.DUPLICATE;
            }
        }
        return Recorded.STALE;
    }

    private TransactWriteItem put(Item item) {
        return TransactWriteItem.builder()
                .put(
                        Put.builder()
                                .tableName(leads)
                                .item(item.attributes())
                                .conditionExpression(ABSENT)
                                .build())
                .build();
    }

    private List<TransactWriteItem> following(LeadFile file, Instant at, Consequence consequence) {
        String leadId = file.lead().id();
        return switch (consequence) {
            case Consequence.None none -> List.of();
            case Consequence.Away(Instant until) ->
                    List.of(patch(leadId, LeadPatch.ofParkedUntil(until)));
            case Consequence.OptedOut(Contact contact, var entry) ->
                    optOuts.items(file, contact, entry);
            case Consequence.HardBounced(Contact contact, var entry) -> {
                List<TransactWriteItem> items = new ArrayList<>();
                items.add(bounced(contact));
                items.add(
                        TransactWriteItem.builder()
                                .update(
                                        DynamoDbSuppressionList.addition(
                                                counters, contact.address(), entry))
                                .build());
                items.addAll(
                        stop.ofContact(
                                file,
                                contact.id(),
                                "the address doesn't work: a hard bounce",
                                "Add another contact.",
                                at));
                yield items;
            }
            case Consequence.Answered answered -> {
                List<TransactWriteItem> items = new ArrayList<>();
                LeadPatch patch =
                        answered.comeBackOn() == null
                                ? LeadPatch.NONE
                                : LeadPatch.ofParkedUntil(answered.comeBackOn());
                if (answered.change() != null) {
                    items.add(
                            TransactWriteItem.builder()
                                    .update(LeadItems.move(leads, leadId, answered.change(), patch))
                                    .build());
                } else if (answered.comeBackOn() != null) {
                    items.add(patch(leadId, patch));
                }
                items.addAll(
                        stop.ofLead(
                                file,
                                "a person answered",
                                "A person in sales answers; nothing goes out by itself.",
                                at));
                yield items;
            }
        };
    }

    private TransactWriteItem patch(String leadId, LeadPatch patch) {
        List<String> sets = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        LeadItems.patch(patch, sets, values);
        return TransactWriteItem.builder()
                .update(
                        Update.builder()
                                .tableName(leads)
                                .key(LeadItems.profileKey(leadId))
                                .updateExpression("SET " + String.join(", ", sets))
                                .conditionExpression("attribute_exists(company_id)")
                                .expressionAttributeValues(values)
                                .build())
                .build();
    }

    private TransactWriteItem bounced(Contact contact) {
        return TransactWriteItem.builder()
                .update(
                        Update.builder()
                                .tableName(leads)
                                .key(
                                        LeadItems.key(
                                                contact.leadId(), LeadItems.CONTACT + contact.id()))
                                .updateExpression("SET deliverability = :bounced")
                                .conditionExpression("attribute_exists(company_id)")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":bounced",
                                                Item.ofText(
                                                        Deliverability.BOUNCED
                                                                .name()
                                                                .toLowerCase(Locale.ROOT))))
                                .build())
                .build();
    }

    @Override
    public boolean alerted(LeadEvent event) {
        return reads.item(leads, LeadItems.key(event.leadId(), ALERTED + event.id())).isPresent();
    }

    @Override
    public void markAlerted(LeadEvent event) {
        dynamoDb.putItem(
                put ->
                        put.tableName(leads)
                                .item(LeadItems.key(event.leadId(), ALERTED + event.id())));
    }
}
