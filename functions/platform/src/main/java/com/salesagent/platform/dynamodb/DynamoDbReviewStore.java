package com.salesagent.platform.dynamodb;

import static com.salesagent.platform.dynamodb.Item.ofNumber;
import static com.salesagent.platform.dynamodb.Item.ofText;

import com.salesagent.domain.approval.Review;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewStore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@link ReviewStore} on the approvals table: item {@code REVIEW} of each review's partition. Holds
 * no snapshot and no token.
 */
public final class DynamoDbReviewStore implements ReviewStore {
    private static final String COUNT = "count_";
    private static final String POSITION = "position_";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbReviewStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Optional<Review> find(ReviewId review) {
        return reads.item(table, key(review)).map(item -> read(review, item));
    }

    @Override
    public boolean add(ReviewId review, Arrivals arrivals, String source) {
        ConditionalUpdate update =
                update(review)
                        .set(POSITION + source, ofText(arrivals.position()))
                        .whenAbsentOr(POSITION + source, "<", ofText(arrivals.position()))
                        .add("arrived", arrivals.arrived())
                        .add("expected", arrivals.expected());
        if (arrivals.at() != null) {
            update.set("last_arrival_at", moment(arrivals.at()))
                    .set("ttl", ofNumber(ApprovalItems.ttl(arrivals.at())));
        }
        if (!arrivals.campaignId().isEmpty()) {
            update.set("campaign_id", ofText(arrivals.campaignId()));
        }
        arrivals.counts().forEach((name, count) -> update.add(COUNT + name, count));
        return update.attempt(dynamoDb);
    }

    @Override
    public String position(ReviewId review, String source) {
        return reads.item(table, key(review)).map(item -> item.text(POSITION + source)).orElse("");
    }

    @Override
    public void expect(ReviewId review, int items) {
        update(review).set("expected", ofNumber(items)).run(dynamoDb);
    }

    @Override
    public void expectMore(ReviewId review, int items) {
        update(review).add("expected", items).run(dynamoDb);
    }

    @Override
    public boolean planWake(ReviewId review, Instant at, Instant now) {
        return update(review)
                .set("wake_at", moment(at))
                .whenAbsentOr("wake_at", "<=", moment(now))
                .attempt(dynamoDb);
    }

    @Override
    public Optional<Review> claim(ReviewId review, Instant now, Instant until) {
        try {
            Item item =
                    update(review)
                            .set("mailing_until", moment(until))
                            .whenAbsentOr("mailing_until", "<=", moment(now))
                            .run(dynamoDb);
            return Optional.of(read(review, item));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    @Override
    public void announced(ReviewId review, int announced) {
        update(review)
                .set("announced", ofNumber(announced))
                .remove("mailing_until")
                .remove("wake_at")
                .run(dynamoDb);
    }

    @Override
    public void reminded(ReviewId review, Instant remindedThrough, Instant escalatedThrough) {
        ConditionalUpdate update = update(review).remove("mailing_until");
        if (remindedThrough != null) {
            update.set("reminded_through", moment(remindedThrough));
        }
        if (escalatedThrough != null) {
            update.set("escalated_through", moment(escalatedThrough));
        }
        update.run(dynamoDb);
    }

    private ConditionalUpdate update(ReviewId review) {
        return new ConditionalUpdate(table, key(review));
    }

    private static Map<String, AttributeValue> key(ReviewId review) {
        return Map.of(
                "review_id", ofText(review.text()), "item", ofText(ApprovalItems.REVIEW_ITEM));
    }

    private static Review read(ReviewId review, Item item) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : item.attributes().keySet()) {
            if (name.startsWith(COUNT)) {
                counts.put(name.substring(COUNT.length()), item.integer(name));
            }
        }
        return new Review(
                review,
                item.text("campaign_id"),
                item.has("expected") ? item.integer("expected") : -1,
                item.integer("arrived"),
                item.integer("announced"),
                item.moment("last_arrival_at"),
                item.moment("wake_at"),
                counts,
                item.moment("reminded_through"),
                item.moment("escalated_through"));
    }

    private static AttributeValue moment(Instant moment) {
        return ofText(Moments.text(moment));
    }
}
