package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadIds;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.send.Send;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@link LeadStore} on the leads table, with the owners of addresses and the aliases of companies
 * in the counters table.
 */
public final class DynamoDbLeadStore implements LeadStore {
    private static final String ABSENT = "attribute_not_exists(" + LeadItems.PARTITION + ")";
    private static final String PRESENT = "attribute_exists(" + LeadItems.PARTITION + ")";
    private static final String OWNER = "ADDRESS#";
    private static final String FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient dynamoDb;
    private final String leads;
    private final String counters;
    private final InstantSource clock;
    private final Reads reads;

    /**
     * A store on two tables.
     *
     * @param clock for the moment a lead is found
     */
    public DynamoDbLeadStore(
            DynamoDbClient dynamoDb, String leads, String counters, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.leads = leads;
        this.counters = counters;
        this.clock = clock;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public List<String> create(String runId, String campaignId, List<Found> found) {
        Set<String> ids = new HashSet<>();
        for (Found lead : found) {
            ids.add(lead.leadId());
            ids.add(nameId(lead.company()));
        }
        Map<String, Lead> known = findAll(ids);
        return Parallel.map(found, lead -> create(runId, campaignId, lead, known)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> create(
            String runId, String campaignId, Found found, Map<String, Lead> known) {
        String nameId = nameId(found.company());
        Lead earlier = known.getOrDefault(found.leadId(), known.get(nameId));
        if (earlier != null) {
            boolean ours = earlier.runId().equals(runId) && earlier.id().equals(found.leadId());
            return ours ? Optional.of(found.leadId()) : Optional.empty();
        }
        Item profile =
                LeadItems.profile(
                        found.leadId(), campaignId, runId, found.company(), clock.instant());
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(leads)
                                    .item(profile.attributes())
                                    .conditionExpression(ABSENT)
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
        } catch (ConditionalCheckFailedException e) {
            if (!Item.of(e.item()).text("run_id").equals(runId)) {
                return Optional.empty();
            }
        }
        if (!nameId.equals(found.leadId())) {
            dynamoDb.putItem(
                    put ->
                            put.tableName(counters)
                                    .item(
                                            Item.create()
                                                    .text("counter_id", "COMPANY#" + nameId)
                                                    .text("bucket", "ALIAS")
                                                    .text("lead_id", found.leadId())
                                                    .attributes()));
        }
        found.contacts().forEach(this::addContact);
        return Optional.of(found.leadId());
    }

    private static String nameId(Company company) {
        return LeadIds.ofNameAndPlace(company.name(), company.city(), company.state());
    }

    @Override
    public Map<String, Lead> findAll(Collection<String> leadIds) {
        Map<String, Lead> found = new HashMap<>();
        for (Item item : reads.batch(leads, leadIds.stream().map(LeadItems::profileKey).toList())) {
            Lead lead = LeadItems.lead(item);
            found.put(lead.id(), lead);
        }
        List<Map<String, AttributeValue>> aliases =
                leadIds.stream()
                        .filter(id -> !found.containsKey(id))
                        .map(id -> CounterItems.key("COMPANY#" + id, "ALIAS"))
                        .toList();
        for (Item alias : reads.batch(counters, aliases)) {
            String aliasId = alias.text("counter_id").substring("COMPANY#".length());
            find(alias.text("lead_id")).ifPresent(lead -> found.put(aliasId, lead));
        }
        return found;
    }

    @Override
    public Optional<Lead> find(String leadId) {
        return reads.item(leads, LeadItems.profileKey(leadId)).map(LeadItems::lead);
    }

    @Override
    public Optional<LeadFile> open(String leadId) {
        Lead lead = null;
        List<Contact> contacts = new ArrayList<>();
        List<Assessment> assessments = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        List<Send> sends = new ArrayList<>();
        List<LeadEvent> events = new ArrayList<>();
        for (Item item : reads.partition(leads, LeadItems.PARTITION, leadId)) {
            String kind = item.text(LeadItems.SORT);
            if (kind.equals(LeadItems.PROFILE)) {
                lead = LeadItems.lead(item);
            } else if (kind.startsWith(LeadItems.CONTACT)) {
                contacts.add(LeadItems.contact(item));
            } else if (kind.startsWith(LeadItems.SCORE)) {
                assessments.add(LeadItems.assessment(item));
            } else if (kind.startsWith(LeadItems.DRAFT)) {
                drafts.add(LeadItems.draft(item));
            } else if (kind.startsWith(LeadItems.SEND)) {
                sends.add(SendItems.read(item));
            } else if (kind.startsWith(LeadItems.EVENT)) {
                events.add(EventItems.read(item));
            }
        }
        if (lead == null) {
            return Optional.empty();
        }
        contacts.sort((a, b) -> Integer.compare(a.rank(), b.rank()));
        sends.sort((a, b) -> Integer.compare(a.step(), b.step()));
        return Optional.of(new LeadFile(lead, contacts, assessments, drafts, sends, events));
    }

    @Override
    public Assessment assess(Assessment assessment) {
        Put put =
                Put.builder()
                        .tableName(leads)
                        .item(LeadItems.assessment(assessment).attributes())
                        .conditionExpression(ABSENT)
                        .build();
        String act = "score." + assessment.runId();
        String actor = "analyst";
        StageChange enriched =
                new StageChange(
                        act, Stage.NEW, Stage.ENRICHED, actor, assessment.at(), "facts gathered");
        StageChange scored =
                new StageChange(
                        act,
                        Stage.ENRICHED,
                        Stage.SCORED,
                        actor,
                        assessment.at(),
                        "score %.1f, tier %s"
                                .formatted(assessment.score(), assessment.tier().id()));
        for (List<StageChange> changes : List.of(List.of(enriched, scored), List.of(scored))) {
            Update move =
                    LeadItems.move(leads, assessment.leadId(), changes, LeadPatch.NONE, assessment);
            List<CancellationReason> reasons = transact(Write.put(put), Write.update(move));
            if (reasons.isEmpty()) {
                return assessment;
            }
            if (failed(reasons, 0)) {
                return assessment(assessment.leadId(), assessment.runId()).orElseThrow();
            }
        }
        // The lead is past scoring: the assessment is kept for the record and nothing moves.
        transact(Write.put(put));
        return assessment(assessment.leadId(), assessment.runId()).orElseThrow();
    }

    @Override
    public Optional<Assessment> assessment(String leadId, String runId) {
        return reads.item(leads, LeadItems.key(leadId, LeadItems.SCORE + runId))
                .map(LeadItems::assessment);
    }

    @Override
    public Moved move(String leadId, StageChange change, LeadPatch patch) {
        Update move = LeadItems.move(leads, leadId, change, patch);
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(leads)
                                    .key(move.key())
                                    .updateExpression(move.updateExpression())
                                    .conditionExpression(move.conditionExpression())
                                    .expressionAttributeValues(move.expressionAttributeValues())
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Moved.Done();
        } catch (ConditionalCheckFailedException e) {
            if (!e.hasItem() || e.item().isEmpty()) {
                return new Moved.Unknown();
            }
            return LeadItems.hasChange(e.item(), change.id())
                    ? new Moved.Done()
                    : new Moved.Refused(Stage.of(Item.of(e.item()).text("stage")));
        }
    }

    @Override
    public void patch(String leadId, LeadPatch patch) {
        List<String> sets = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        LeadItems.patch(patch, sets, values);
        if (sets.isEmpty()) {
            return;
        }
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(leads)
                                    .key(LeadItems.profileKey(leadId))
                                    .updateExpression("SET " + String.join(", ", sets))
                                    .conditionExpression(PRESENT)
                                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            // An unknown lead has nothing to change, as the port says.
        }
    }

    @Override
    public String addContact(Contact contact) {
        List<CancellationReason> reasons = transact(addition(leads, counters, contact));
        return failed(reasons, 0)
                ? Item.of(reasons.getFirst().item()).text("lead_id")
                : contact.leadId();
    }

    /** A contact and the ownership of its address, for a transaction of the caller's. */
    static List<TransactWriteItem> addition(String leads, String counters, Contact contact) {
        Put owner =
                Put.builder()
                        .tableName(counters)
                        .item(
                                Item.create()
                                        .text("counter_id", owner(contact.address()))
                                        .text("bucket", "OWNER")
                                        .text("lead_id", contact.leadId())
                                        .text("contact_id", contact.id())
                                        .attributes())
                        .conditionExpression("attribute_not_exists(counter_id) OR lead_id = :lead")
                        .expressionAttributeValues(Map.of(":lead", Item.ofText(contact.leadId())))
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build();
        Put put =
                Put.builder()
                        .tableName(leads)
                        .item(LeadItems.contact(contact).attributes())
                        .conditionExpression(ABSENT)
                        .build();
        return List.of(
                TransactWriteItem.builder().put(owner).build(),
                TransactWriteItem.builder().put(put).build());
    }

    private static String owner(String address) {
        return OWNER + Addresses.hash(address);
    }

    @Override
    public List<Contact> contacts(String leadId) {
        return reads
                .query(
                        QueryRequest.builder()
                                .tableName(leads)
                                .keyConditionExpression(
                                        "company_id = :lead AND begins_with(#item, :contact)")
                                .expressionAttributeNames(Map.of("#item", LeadItems.SORT))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":lead", Item.ofText(leadId),
                                                ":contact", Item.ofText(LeadItems.CONTACT)))
                                .consistentRead(true)
                                .build())
                .stream()
                .map(LeadItems::contact)
                .sorted((a, b) -> Integer.compare(a.rank(), b.rank()))
                .toList();
    }

    @Override
    public Optional<ContactRef> contactAt(String address) {
        return contactOf(Addresses.hash(address));
    }

    @Override
    public Optional<ContactRef> contactOf(String addressHash) {
        return reads.item(counters, CounterItems.key(OWNER + addressHash, "OWNER"))
                .map(item -> new ContactRef(item.text("lead_id"), item.text("contact_id")));
    }

    @Override
    public void mark(String leadId, String contactId, Deliverability deliverability) {
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(leads)
                                    .key(LeadItems.key(leadId, LeadItems.CONTACT + contactId))
                                    .updateExpression("SET deliverability = :new")
                                    .conditionExpression(
                                            PRESENT + " AND NOT deliverability IN (:bounced, :out)")
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":new", deliverabilityId(deliverability),
                                                    ":bounced",
                                                            deliverabilityId(
                                                                    Deliverability.BOUNCED),
                                                    ":out",
                                                            deliverabilityId(
                                                                    Deliverability.OPTED_OUT))));
        } catch (ConditionalCheckFailedException e) {
            // Marked for good already, or unknown: nothing to change, as the port says.
        }
    }

    @Override
    public boolean recordBasis(String leadId, String contactId, Basis basis) {
        return new ConditionalUpdate(leads, LeadItems.key(leadId, LeadItems.CONTACT + contactId))
                .set("basis", AttributeValue.fromM(LeadItems.basis(basis).attributes()))
                .whenPresent(LeadItems.PARTITION)
                .attempt(dynamoDb);
    }

    private static AttributeValue deliverabilityId(Deliverability deliverability) {
        return Item.ofText(deliverability.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean addDraft(Draft draft, StageChange change) {
        Write put =
                Write.put(
                        Put.builder()
                                .tableName(leads)
                                .item(LeadItems.draft(draft).attributes())
                                .conditionExpression(ABSENT)
                                .build());
        if (change != null) {
            Update move = LeadItems.move(leads, draft.leadId(), change, LeadPatch.NONE);
            List<CancellationReason> reasons = transact(put, Write.update(move));
            if (reasons.isEmpty() || failed(reasons, 0)) {
                return reasons.isEmpty();
            }
        }
        return transact(put).isEmpty();
    }

    @Override
    public Optional<Draft> draft(String leadId, int version) {
        return reads.item(leads, LeadItems.key(leadId, LeadItems.draftKey(version)))
                .map(LeadItems::draft);
    }

    @Override
    public List<String> inStage(Stage stage, int limit) {
        return dynamoDb
                .query(
                        QueryRequest.builder()
                                .tableName(leads)
                                .indexName("LeadsByStage")
                                .keyConditionExpression("stage = :stage")
                                .expressionAttributeValues(
                                        Map.of(":stage", Item.ofText(stage.id())))
                                .limit(limit)
                                .build())
                .items()
                .stream()
                .map(item -> item.get(LeadItems.PARTITION).s())
                .toList();
    }

    @Override
    public List<String> inStageSince(Stage stage, Instant latest) {
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(leads)
                                        .indexName("LeadsByStage")
                                        .keyConditionExpression(
                                                "stage = :stage AND stage_since <= :latest")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":stage", Item.ofText(stage.id()),
                                                        ":latest",
                                                                Item.ofText(Moments.text(latest)))))
                .items()
                .stream()
                .map(item -> item.get(LeadItems.PARTITION).s())
                .toList();
    }

    /**
     * Writes together or not at all; answers with the reasons of a refusal by condition, empty if
     * written.
     */
    private List<CancellationReason> transact(Write... writes) {
        return transact(List.of(writes).stream().map(Write::item).toList());
    }

    private List<CancellationReason> transact(List<TransactWriteItem> items) {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamoDb.transactWriteItems(request -> request.transactItems(items));
                return List.of();
            } catch (TransactionCanceledException e) {
                boolean byCondition =
                        e.cancellationReasons().stream().anyMatch(r -> FAILED.equals(r.code()));
                if (byCondition) {
                    return e.cancellationReasons();
                }
                if (attempt == 5) {
                    throw e;
                }
                // Another transaction holds one of the items: the SDK leaves this repetition to its
                // caller.
                Parallel.pause(attempt * 20L);
            }
        }
    }

    private static boolean failed(List<CancellationReason> reasons, int index) {
        return !reasons.isEmpty() && FAILED.equals(reasons.get(index).code());
    }

    private record Write(TransactWriteItem item) {
        static Write put(Put put) {
            return new Write(TransactWriteItem.builder().put(put).build());
        }

        static Write update(Update update) {
            return new Write(TransactWriteItem.builder().update(update).build());
        }
    }
}
