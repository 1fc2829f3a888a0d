package com.salesagent.platform.dynamodb;

import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.run.RunStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** {@link RunStore} on the runs table. */
public final class DynamoDbRunStore implements RunStore {
    private static final Logger TOLD = LoggerFactory.getLogger(DynamoDbRunStore.class);
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int DAYS_LISTED = 30;
    // An item may have 400 KB; the rest is for keys.
    private static final int CHUNK = 350 * 1024;
    private static final String META = "META";
    private static final String LIST = "LIST#";
    private static final String LOG = "LOG#";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;
    private final Reads reads;

    public DynamoDbRunStore(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public boolean create(Run run, byte[] list) {
        RunRequest request = run.request();
        Item meta =
                entry(run.id(), META, run.startedAt())
                        .text("industry", request.industry().id())
                        .text("location", request.location())
                        .number("count", request.count())
                        .text("campaign_id", request.campaignId())
                        .flag("from_list", request.fromList())
                        .text("status", run.status().id())
                        .number("found_count", run.found())
                        .number("already_known", run.alreadyKnown())
                        .texts("notes", run.notes())
                        .text("day", day(run.startedAt()))
                        .moment("started_at", run.startedAt());
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(table)
                                    .item(meta.attributes())
                                    .conditionExpression("attribute_not_exists(run_id)"));
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
        // Only now: a run that has this id already keeps its list.
        byte[] packed = list.length == 0 ? list : gzip(list);
        for (int start = 0, n = 0; start < packed.length; start += CHUNK, n++) {
            byte[] chunk =
                    Arrays.copyOfRange(packed, start, Math.min(start + CHUNK, packed.length));
            Item item = entry(run.id(), LIST + "%04d".formatted(n), run.startedAt());
            item.attributes()
                    .put("bytes", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(chunk)));
            dynamoDb.putItem(put -> put.tableName(table).item(item.attributes()));
        }
        return true;
    }

    private static Item entry(String runId, String entry, Instant at) {
        return Item.create()
                .text("run_id", runId)
                .text("entry", entry)
                .number("ttl", at.plus(RETENTION).getEpochSecond());
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    @Override
    public Optional<Run> find(String runId) {
        return reads.item(table, key(runId, META)).map(DynamoDbRunStore::run);
    }

    private static Run run(Item item) {
        return new Run(
                item.text("run_id"),
                new RunRequest(
                        Industry.parse(item.text("industry")).orElse(Industry.UNKNOWN),
                        item.text("location"),
                        item.integer("count"),
                        item.text("campaign_id"),
                        item.flag("from_list")),
                Run.Status.of(item.text("status")),
                item.integer("found_count"),
                item.integer("already_known"),
                item.texts("notes"),
                item.moment("started_at"));
    }

    private static Map<String, AttributeValue> key(String runId, String entry) {
        return Map.of("run_id", Item.ofText(runId), "entry", Item.ofText(entry));
    }

    @Override
    public byte[] list(String runId) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (Item item : entries(runId, LIST, LIST + "~")) {
            packed.writeBytes(item.attributes().get("bytes").b().asByteArrayUnsafe());
        }
        return packed.size() == 0 ? new byte[0] : gunzip(packed.toByteArray());
    }

    private List<Item> entries(String runId, String from, String to) {
        return reads.query(
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("run_id = :run AND #entry BETWEEN :from AND :to")
                        .expressionAttributeNames(Map.of("#entry", "entry"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":run", Item.ofText(runId),
                                        ":from", Item.ofText(from),
                                        ":to", Item.ofText(to)))
                        .consistentRead(true)
                        .build());
    }

    @Override
    public void status(String runId, Run.Status status) {
        dynamoDb.updateItem(
                update ->
                        update.tableName(table)
                                .key(key(runId, META))
                                .updateExpression("SET #status = :status")
                                .conditionExpression("attribute_exists(run_id)")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .expressionAttributeValues(
                                        Map.of(":status", Item.ofText(status.id()))));
    }

    @Override
    public void discovered(String runId, int found, int alreadyKnown, List<String> notes) {
        dynamoDb.updateItem(
                update ->
                        update.tableName(table)
                                .key(key(runId, META))
                                .updateExpression(
                                        "SET found_count = :found, already_known = :known, notes ="
                                                + " :notes")
                                .conditionExpression("attribute_exists(run_id)")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":found", Item.ofNumber(found),
                                                ":known", Item.ofNumber(alreadyKnown),
                                                ":notes",
                                                        AttributeValue.fromL(
                                                                notes.stream()
                                                                        .map(Item::ofText)
                                                                        .toList()))));
    }

    @Override
    public void log(LogEntry row) {
        Item item =
                entry(
                                row.runId(),
                                LOG
                                        + Moments.text(row.at())
                                        + "#"
                                        + row.agent()
                                        + "#"
                                        + row.action()
                                        + "#"
                                        + row.leadId()
                                        + "#"
                                        + row.outcome(),
                                row.at())
                        .text("agent", row.agent())
                        .text("action", row.action())
                        .text("lead_id", row.leadId())
                        .text("outcome", row.outcome())
                        .text("detail", row.detail())
                        .number("millis", row.millis())
                        .text("model", row.model())
                        .number("tokens_in", row.tokensIn())
                        .number("tokens_out", row.tokensOut())
                        .moment("at", row.at());
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(table)
                                    .item(item.attributes())
                                    .conditionExpression("attribute_not_exists(run_id)"));
        } catch (ConditionalCheckFailedException _) {
            // The call that this one repeats wrote it, and its milliseconds and tokens are true.
            return;
        }
        TOLD.atInfo()
                .addKeyValue("runId", row.runId())
                .addKeyValue("leadId", row.leadId())
                .addKeyValue("agent", row.agent())
                .addKeyValue("outcome", row.outcome())
                .addKeyValue("ms", row.millis())
                .addKeyValue("model", row.model())
                .addKeyValue("tokensIn", row.tokensIn())
                .addKeyValue("tokensOut", row.tokensOut())
                .log("agent." + row.action());
    }

    @Override
    public List<LogEntry> logAfter(String runId, Instant after) {
        return entries(runId, LOG + Moments.text(after), LOG + "~").stream()
                .map(
                        item ->
                                new LogEntry(
                                        runId,
                                        item.text("agent"),
                                        item.text("action"),
                                        item.text("lead_id"),
                                        item.text("outcome"),
                                        item.text("detail"),
                                        item.number("millis"),
                                        item.text("model"),
                                        item.integer("tokens_in"),
                                        item.integer("tokens_out"),
                                        item.moment("at")))
                .toList();
    }

    @Override
    public List<Run> latest(int limit) {
        List<Run> runs = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int back = 0; back < DAYS_LISTED && runs.size() < limit; back++) {
            String day = today.minusDays(back).toString();
            dynamoDb.query(
                            query ->
                                    query.tableName(table)
                                            .indexName("RunsByDay")
                                            .keyConditionExpression("#day = :day")
                                            .expressionAttributeNames(Map.of("#day", "day"))
                                            .expressionAttributeValues(
                                                    Map.of(":day", Item.ofText(day)))
                                            .scanIndexForward(false)
                                            .limit(limit))
                    .items()
                    .forEach(item -> find(item.get("run_id").s()).ifPresent(runs::add));
        }
        return runs.stream().limit(limit).toList();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] gunzip(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
