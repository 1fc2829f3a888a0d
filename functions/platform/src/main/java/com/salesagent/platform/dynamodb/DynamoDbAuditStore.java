package com.salesagent.platform.dynamodb;

import com.salesagent.domain.audit.AuditStore;
import com.salesagent.domain.audit.DailyRoot;
import com.salesagent.domain.audit.Seal;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link AuditStore} on the counters table: an item a root, and a few for its seals. Their keys
 * name the root, so that two sealers of one day can't mix theirs.
 */
public final class DynamoDbAuditStore implements AuditStore {
    private static final String ROOTS = "AUDIT";

    /** Of JSON text; an item may have 400 KB. */
    private static final int CHUNK = 200_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbAuditStore(DynamoDbClient dynamoDb, String countersTable) {
        this.dynamoDb = dynamoDb;
        this.table = countersTable;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public List<DailyRoot> roots() {
        return reads.partition(table, "counter_id", ROOTS).stream()
                .map(DynamoDbAuditStore::root)
                .toList();
    }

    @Override
    public Optional<DailyRoot> latest() {
        List<DailyRoot> roots = roots();
        return roots.isEmpty() ? Optional.empty() : Optional.of(roots.getLast());
    }

    @Override
    public List<Seal> seals(DailyRoot root) {
        List<Seal> seals = new ArrayList<>();
        for (int chunk = 0; chunk < root.chunks(); chunk++) {
            reads.item(table, chunkKey(root, chunk)).stream()
                    .flatMap(item -> Json.array(item.text("seals")).stream())
                    .map(seal -> Json.read(Json.write(seal), Seal.class))
                    .forEach(seals::add);
        }
        return seals;
    }

    @Override
    public DailyRoot keep(DailyRoot root, List<Seal> seals) {
        List<String> chunks = chunks(seals);
        DailyRoot counted =
                new DailyRoot(
                        root.day(),
                        root.before(),
                        root.root(),
                        root.leads(),
                        root.entries(),
                        chunks.size(),
                        root.at());
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            Item item =
                    Item.of(new HashMap<>(chunkKey(counted, chunk)))
                            .text("seals", chunks.get(chunk));
            dynamoDb.putItem(put -> put.tableName(table).item(item.attributes()));
        }
        Item item =
                Item.of(new HashMap<>(CounterItems.key(ROOTS, root.day().toString())))
                        .text("before", root.before())
                        .text("root", root.root())
                        .number("leads", root.leads())
                        .number("entries", root.entries())
                        .number("chunks", chunks.size())
                        .moment("at", root.at());
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(table)
                                    .item(item.attributes())
                                    .conditionExpression("attribute_not_exists(counter_id)")
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return counted;
        } catch (ConditionalCheckFailedException e) {
            return root(Item.of(e.item()));
        }
    }

    private static List<String> chunks(List<Seal> seals) {
        List<String> chunks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int size = 0;
        for (Seal seal : seals) {
            String json = Json.write(seal);
            if (size + json.length() > CHUNK && !open.isEmpty()) {
                chunks.add("[" + String.join(",", open) + "]");
                open.clear();
                size = 0;
            }
            open.add(json);
            size += json.length();
        }
        if (!open.isEmpty()) {
            chunks.add("[" + String.join(",", open) + "]");
        }
        return chunks;
    }

    private static Map<String, AttributeValue> chunkKey(DailyRoot root, int chunk) {
        return CounterItems.key(
                ROOTS + "#" + root.day(), "%s#%04d".formatted(root.root().substring(0, 16), chunk));
    }

    private static DailyRoot root(Item item) {
        return new DailyRoot(
                LocalDate.parse(item.text("bucket")),
                item.text("before"),
                item.text("root"),
                item.integer("leads"),
                item.integer("entries"),
                item.integer("chunks"),
                item.moment("at"));
    }
}
