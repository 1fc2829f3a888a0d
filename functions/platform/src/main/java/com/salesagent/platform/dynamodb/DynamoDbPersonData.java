package com.salesagent.platform.dynamodb;

import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.PersonData;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@link PersonData} by the keys that a person's lead leads to: its partition, the reviews of its
 * runs, those runs. No scan.
 */
public final class DynamoDbPersonData implements PersonData {
    private static final int ATTEMPTS = 5;
    private static final Set<String> LEAD_KEYS =
            Set.of(
                    LeadItems.PARTITION,
                    LeadItems.SORT,
                    "stage",
                    "stage_since",
                    "due",
                    "due_bucket");
    private static final Set<String> RUN_KEYS = Set.of("run_id", "entry", "day", "started_at");
    private static final String LIST = "LIST#";

    private final DynamoDbClient dynamoDb;
    private final Tables tables;
    private final RunStore runs;
    private final Reads reads;

    /** The names of the four tables. */
    public record Tables(String leads, String approvals, String runs, String counters) {}

    public DynamoDbPersonData(DynamoDbClient dynamoDb, Tables tables, RunStore runs) {
        this.dynamoDb = dynamoDb;
        this.tables = tables;
        this.runs = runs;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Person person) {
        Redaction redaction = new Redaction(person);
        Map<String, List<Map<String, Object>>> held = new LinkedHashMap<>();
        List<Item> partition = partition(person);
        for (Item item : partition) {
            if (redaction.concerns(item)) {
                held.computeIfAbsent(kind(item), kind -> new ArrayList<>())
                        .add(Plain.of(item.attributes()));
            }
        }
        for (String run : runIds(partition)) {
            for (Item review : reviews(run, person)) {
                if (!redaction
                        .ofSnapshot(review.text("snapshot"))
                        .equals(review.text("snapshot"))) {
                    held.computeIfAbsent("reviews", kind -> new ArrayList<>()).add(shown(review));
                }
            }
            if (listNames(run, person)) {
                held.computeIfAbsent("imported_lists", kind -> new ArrayList<>())
                        .add(Map.of("run_id", run));
            }
        }
        return held;
    }

    private static String kind(Item item) {
        String sort = item.text(LeadItems.SORT);
        int end = sort.indexOf('#');
        return (end < 0 ? sort : sort.substring(0, end)).toLowerCase(Locale.ROOT) + "s";
    }

    private static Map<String, Object> shown(Item review) {
        Map<String, Object> shown = Plain.of(review.attributes());
        shown.keySet().removeIf(name -> name.contains("token") || name.contains("hash"));
        shown.put("snapshot", Json.object(review.text("snapshot")));
        return shown;
    }

    @Override
    public Map<String, Integer> erase(Person person) {
        for (int attempt = 1; ; attempt++) {
            try {
                return eraseOnce(person);
            } catch (ConditionalCheckFailedException e) {
                // An item changed between the reading and the writing: look again.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Map<String, Integer> eraseOnce(Person person) {
        Redaction redaction = new Redaction(person);
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Item> partition = partition(person);
        for (Item item : partition) {
            String sort = item.text(LeadItems.SORT);
            if (!sort.equals(LeadItems.CONTACT + person.contactId())
                    && change(
                            tables.leads(),
                            LeadItems.key(person.leadId(), sort),
                            item,
                            redaction.of(item, LEAD_KEYS))) {
                counts.merge(kind(item), 1, Integer::sum);
            }
        }
        for (String run : runIds(partition)) {
            for (Item review : reviews(run, person)) {
                counts.merge("reviews", erased(review, redaction) ? 1 : 0, Integer::sum);
            }
            eraseRun(run, person, redaction, counts);
        }
        eraseContact(person, partition, counts);
        return counts;
    }

    // Last, so that an erasure that broke off is found again by the address.
    private void eraseContact(Person person, List<Item> partition, Map<String, Integer> counts) {
        String sort = LeadItems.CONTACT + person.contactId();
        if (partition.stream().noneMatch(item -> item.text(LeadItems.SORT).equals(sort))) {
            return;
        }
        dynamoDb.deleteItem(
                delete ->
                        delete.tableName(tables.leads()).key(LeadItems.key(person.leadId(), sort)));
        if (!person.address().isEmpty()) {
            dynamoDb.deleteItem(
                    delete ->
                            delete.tableName(tables.counters())
                                    .key(
                                            CounterItems.key(
                                                    "ADDRESS#" + Addresses.hash(person.address()),
                                                    "OWNER")));
        }
        counts.merge("contacts", 1, Integer::sum);
    }

    private void eraseRun(
            String run, Person person, Redaction redaction, Map<String, Integer> counts) {
        boolean listed = listNames(run, person);
        for (Item item : reads.partition(tables.runs(), "run_id", run)) {
            String entry = item.text("entry");
            Map<String, AttributeValue> key =
                    Map.of("run_id", Item.ofText(run), "entry", Item.ofText(entry));
            if (entry.startsWith(LIST)) {
                // A list is only read by the run that came with it; nobody needs it any more.
                if (listed) {
                    dynamoDb.deleteItem(delete -> delete.tableName(tables.runs()).key(key));
                }
            } else if (change(tables.runs(), key, item, redaction.of(item, RUN_KEYS))) {
                counts.merge("run_entries", 1, Integer::sum);
            }
        }
        counts.merge("imported_lists", listed ? 1 : 0, Integer::sum);
    }

    private boolean erased(Item review, Redaction redaction) {
        String before = review.text("snapshot");
        String after = redaction.ofSnapshot(before);
        if (after.equals(before)) {
            return false;
        }
        ConditionalUpdate update =
                new ConditionalUpdate(
                                tables.approvals(),
                                Map.of(
                                        "review_id", review.attributes().get("review_id"),
                                        "item", review.attributes().get("item")))
                        .set("snapshot", Item.ofText(after))
                        .when("snapshot", "=", Item.ofText(before));
        if (redaction.aboutSnapshot(before)) {
            if (review.has("edits")) {
                update.set("edits", AttributeValue.fromL(List.of()));
            }
            if (review.has("reason")) {
                update.set("reason", Item.ofText("[erased]"));
            }
        }
        update.run(dynamoDb);
        return true;
    }

    private boolean change(
            String table,
            Map<String, AttributeValue> key,
            Item item,
            Map<String, AttributeValue> changed) {
        if (changed.isEmpty()) {
            return false;
        }
        ConditionalUpdate update = new ConditionalUpdate(table, key);
        changed.forEach(
                (name, value) ->
                        update.set(name, value).when(name, "=", item.attributes().get(name)));
        update.run(dynamoDb);
        return true;
    }

    private List<Item> partition(Person person) {
        return reads.partition(tables.leads(), LeadItems.PARTITION, person.leadId());
    }

    private static Set<String> runIds(List<Item> partition) {
        Set<String> ids = new TreeSet<>();
        for (Item item : partition) {
            ids.add(item.text("run_id"));
            if (item.text(LeadItems.SORT).startsWith(LeadItems.SCORE)) {
                ids.add(item.text(LeadItems.SORT).substring(LeadItems.SCORE.length()));
            }
        }
        ids.remove("");
        return ids;
    }

    private List<Item> reviews(String run, Person person) {
        return reads
                .query(
                        QueryRequest.builder()
                                .tableName(tables.approvals())
                                .keyConditionExpression(
                                        "review_id = :review AND begins_with(#item, :lead)")
                                .expressionAttributeNames(Map.of("#item", "item"))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":review",
                                                        Item.ofText(
                                                                new ReviewId(run, Gate.DRAFT)
                                                                        .text()),
                                                ":lead",
                                                        Item.ofText(
                                                                ApprovalItems.ITEM_PREFIX
                                                                        + person.leadId()
                                                                        + "#")))
                                .consistentRead(true)
                                .build())
                .stream()
                .filter(item -> item.has("snapshot"))
                .toList();
    }

    private boolean listNames(String run, Person person) {
        String address = person.address().toLowerCase(Locale.ROOT);
        return !address.isEmpty()
                && new String(runs.list(run), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains(address);
    }
}
