package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.NextContact;

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
import java.util.Optional;

/**
 * {@link EventLog} on the leads table: the event, an item for each further key, and what follows,
 * together or not at all. The event's own sort key holds its time and id, so these need no item.
 */
public final class DynamoDbEventLog implements EventLog {
    private static final String KEY = "KEY#";
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
        if (known(leadId, event.at(), event.id(), keys)) {
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

    @Override
    public boolean known(String leadId, Instant at, String id, List<String> keys) {
        List<Map<String, AttributeValue>> places = new ArrayList<>();
        places.add(EventItems.key(leadId, at, id));
        keys.forEach(key -> places.add(LeadItems.key(leadId, KEY + key)));
        return !reads.batch(leads, places).isEmpty();
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
            case Consequence.HardBounced(Contact contact, var entry) ->
                    afterBounce(file, contact, entry, at);
            case Consequence.Answered answered -> afterAnswer(file, answered, at);
        };
    }

    private List<TransactWriteItem> afterAnswer(
            LeadFile file, Consequence.Answered answered, Instant at) {
        String leadId = file.lead().id();
        List<TransactWriteItem> items = new ArrayList<>();
        LeadPatch patch =
                new LeadPatch(
                        null,
                        null,
                        answered.needsContact() ? true : null,
                        null,
                        answered.comeBackOn(),
                        null);
        if (answered.change() != null) {
            items.add(item(LeadItems.move(leads, leadId, answered.change(), patch)));
        } else if (!patch.equals(LeadPatch.NONE)) {
            items.add(patch(leadId, patch));
        }
        answered.proposed()
                .forEach(
                        contact ->
                                items.addAll(DynamoDbLeadStore.addition(leads, counters, contact)));
        String why = "a person answered";
        items.addAll(
                stop.ofLead(
                        file, why, "A person in sales answers; nothing goes out by itself.", at));
        items.addAll(optOuts.open(file.lead(), why, at));
        return items;
    }

    // Ends the same whichever comes first, the bounce of one contact or the opt-out of the other,
    // the bounce or the complaint of the same: an opted-out contact stays one, and a lead whose
    // contacts are all lost is archived if any of them opted out.
    private List<TransactWriteItem> afterBounce(
            LeadFile file, Contact contact, Entry entry, Instant at) {
        Lead lead = file.lead();
        List<TransactWriteItem> items = new ArrayList<>();
        if (contact.deliverability() != Deliverability.OPTED_OUT) {
            items.add(bounced(contact));
        }
        items.add(item(DynamoDbSuppressionList.addition(counters, contact.address(), entry)));
        items.addAll(
                stop.ofContact(
                        file,
                        contact.id(),
                        "the address doesn't work: a hard bounce",
                        "Add another contact.",
                        at));
        if (DynamoDbOptOuts.draftIsFor(file, contact)) {
            items.addAll(optOuts.open(lead, "the contact's address doesn't work", at));
        }
        List<Contact> others =
                file.contacts().stream().filter(c -> !c.id().equals(contact.id())).toList();
        if (lead.stage().terminal()) {
            return items;
        }
        if (others.stream().anyMatch(Contact::canBeWrittenTo)) {
            nextContact(file, contact, at).ifPresent(items::add);
            return items;
        }
        boolean optedOut =
                file.contacts().stream()
                        .anyMatch(c -> c.deliverability() == Deliverability.OPTED_OUT);
        if (optedOut && lead.stage().canMoveTo(Stage.ARCHIVED)) {
            StageChange archived =
                    new StageChange(
                            "bounce." + contact.id(),
                            lead.stage(),
                            Stage.ARCHIVED,
                            "tracker",
                            at,
                            "no contact is left: they opted out or their addresses don't work");
            items.add(item(LeadItems.move(leads, lead.id(), archived, LeadPatch.NONE)));
        } else {
            items.add(patch(lead.id(), LeadPatch.ofNeedsContact(true)));
        }
        return items;
    }

    /** Not where people talk to each other already, or where the draft is for somebody else. */
    private Optional<TransactWriteItem> nextContact(LeadFile file, Contact bounced, Instant at) {
        Lead lead = file.lead();
        boolean silent = lead.stage() == Stage.CONTACTED || lead.stage() == Stage.DRAFT_CREATED;
        if (!silent || !DynamoDbOptOuts.draftIsFor(file, bounced)) {
            return Optional.empty();
        }
        StageChange next =
                new StageChange(
                        NextContact.CHANGE + bounced.id(),
                        lead.stage(),
                        Stage.APPROVED,
                        "tracker",
                        at,
                        "the address doesn't work; the next contact is proposed");
        LeadPatch attempt = LeadPatch.ofAttempt(lead.runId(), lead.attempt() + 1);
        return Optional.of(item(LeadItems.move(leads, lead.id(), next, attempt)));
    }

    private static TransactWriteItem item(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }

    private TransactWriteItem patch(String leadId, LeadPatch patch) {
        List<String> sets = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        LeadItems.patch(patch, sets, values);
        return item(
                Update.builder()
                        .tableName(leads)
                        .key(LeadItems.profileKey(leadId))
                        .updateExpression("SET " + String.join(", ", sets))
                        .conditionExpression("attribute_exists(company_id)")
                        .expressionAttributeValues(values)
                        .build());
    }

    private TransactWriteItem bounced(Contact contact) {
        return item(
                Update.builder()
                        .tableName(leads)
                        .key(LeadItems.key(contact.leadId(), LeadItems.CONTACT + contact.id()))
                        .updateExpression("SET deliverability = :bounced")
                        .conditionExpression(
                                "attribute_exists(company_id) AND deliverability <> :out")
                        .expressionAttributeValues(
                                Map.of(
                                        ":bounced", deliverability(Deliverability.BOUNCED),
                                        ":out", deliverability(Deliverability.OPTED_OUT)))
                        .build());
    }

    private static AttributeValue deliverability(Deliverability deliverability) {
        return Item.ofText(deliverability.name().toLowerCase(Locale.ROOT));
    }
}
