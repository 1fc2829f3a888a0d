package com.salesagent.platform.dynamodb;

import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.track.AngleCount;
import com.salesagent.domain.track.AngleCounts;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** {@link AngleCounts}: one item of the counters table for each industry, written whole. */
public final class DynamoDbAngleCounts implements AngleCounts {
    private static final String ANGLES = "ANGLES";

    private final DynamoDbClient dynamoDb;
    private final String counters;
    private final Reads reads;

    public DynamoDbAngleCounts(DynamoDbClient dynamoDb, String counters) {
        this.dynamoDb = dynamoDb;
        this.counters = counters;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public List<AngleCount> of(Industry industry) {
        return reads
                .item(counters, CounterItems.key(ANGLES, industry.id()))
                .map(item -> item.list("angles"))
                .orElse(List.of())
                .stream()
                .map(item -> read(industry, item))
                .toList();
    }

    @Override
    public void put(Industry industry, List<AngleCount> counts, Instant at) {
        Item item =
                Item.of(new HashMap<>(CounterItems.key(ANGLES, industry.id())))
                        .moment("at", at)
                        .list("angles", counts.stream().map(DynamoDbAngleCounts::write).toList());
        dynamoDb.putItem(put -> put.tableName(counters).item(item.attributes()));
    }

    private static AngleCount read(Industry industry, Item item) {
        return new AngleCount(
                industry,
                Angle.of(item.text("angle")),
                item.integer("sent"),
                item.integer("delivered"),
                item.integer("opened"),
                item.integer("answered"),
                item.integer("positive"));
    }

    private static Item write(AngleCount count) {
        return Item.create()
                .text("angle", count.angle().id())
                .number("sent", count.sent())
                .number("delivered", count.delivered())
                .number("opened", count.opened())
                .number("answered", count.answered())
                .number("positive", count.positive());
    }
}
