package com.salesagent.platform.dynamodb;

import static com.salesagent.platform.dynamodb.ApprovalItems.LINK_PREFIX;
import static com.salesagent.platform.dynamodb.ApprovalItems.RENEWAL_PREFIX;
import static com.salesagent.platform.dynamodb.Item.ofNumber;
import static com.salesagent.platform.dynamodb.Item.ofText;

import com.salesagent.domain.approval.Link;
import com.salesagent.domain.approval.LinkStore;
import com.salesagent.domain.approval.ReviewId;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** {@link LinkStore} in the partitions of the approvals table. */
public final class DynamoDbLinkStore implements LinkStore {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbLinkStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public void issue(Link link) {
        new ConditionalUpdate(table, key(link.review(), LINK_PREFIX + link.keyHash()))
                .set("approver", ofText(link.approver()))
                .set("expires_at", moment(link.expiresAt()))
                .set("code_hash", ofText(link.codeHash()))
                .set("ttl", ofNumber(ApprovalItems.ttl(link.expiresAt())))
                .run(dynamoDb);
    }

    @Override
    public Optional<Link> link(ReviewId review, String keyHash) {
        return reads.item(table, key(review, LINK_PREFIX + keyHash))
                .map(
                        item ->
                                new Link(
                                        review,
                                        keyHash,
                                        item.text("approver"),
                                        item.moment("expires_at"),
                                        item.text("code_hash")));
    }

    @Override
    public int tryCode(Link link, Instant now) {
        return countCode(link, now, 1);
    }

    @Override
    public void codeAccepted(Link link, Instant now) {
        countCode(link, now, -1);
    }

    private int countCode(Link link, Instant now, int change) {
        // One counter a clock hour; old ones go with the link.
        String hour = "wrong_codes_" + now.truncatedTo(ChronoUnit.HOURS);
        return new ConditionalUpdate(table, key(link.review(), LINK_PREFIX + link.keyHash()))
                .add(hour, change)
                .run(dynamoDb)
                .integer(hour);
    }

    @Override
    public boolean askForNewLink(Link expired, Instant now) {
        // Numbered places of the hour: whoever finds them all taken has asked too often.
        for (int place = 1; place <= RENEWALS_AN_HOUR; place++) {
            String item =
                    "%s%s#%d".formatted(RENEWAL_PREFIX, now.truncatedTo(ChronoUnit.HOURS), place);
            boolean taken =
                    new ConditionalUpdate(table, key(expired.review(), item))
                            .whenAbsentOr("asked_at", "=", moment(now))
                            .set("key_hash", ofText(expired.keyHash()))
                            .set("asked_at", moment(now))
                            .set("ttl", ofNumber(ApprovalItems.ttl(now)))
                            .attempt(dynamoDb);
            if (taken) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, AttributeValue> key(ReviewId review, String item) {
        return Map.of("review_id", ofText(review.text()), "item", ofText(item));
    }

    private static AttributeValue moment(Instant moment) {
        return ofText(Moments.text(moment));
    }
}
