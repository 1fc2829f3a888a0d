package com.salesagent.platform.dynamodb;

import com.salesagent.domain.track.Once;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Map;

/** {@link Once}: an item of the counters table for each deed. */
public final class DynamoDbOnce implements Once {
    private static final String ONCE = "ONCE";
    private static final String CLAIMED_UNTIL = "claimed_until";

    private final DynamoDbClient dynamoDb;
    private final String counters;

    public DynamoDbOnce(DynamoDbClient dynamoDb, String counters) {
        this.dynamoDb = dynamoDb;
        this.counters = counters;
    }

    @Override
    public boolean claim(String deed, Instant now, Instant until) {
        // A repeat by the SDK may meet its own claim and give up: then the lease ends it, and the
        // schedule's own repetition does the deed.
        return update(deed)
                .set(CLAIMED_UNTIL, Item.ofText(Moments.text(until)))
                .whenAbsentOr(CLAIMED_UNTIL, "<", Item.ofText(Moments.text(now)))
                .attempt(dynamoDb);
    }

    @Override
    public void done(String deed) {
        update(deed).set(CLAIMED_UNTIL, Item.ofText("9999")).run(dynamoDb);
    }

    @Override
    public void release(String deed) {
        update(deed).set(CLAIMED_UNTIL, Item.ofText("0000")).run(dynamoDb);
    }

    private ConditionalUpdate update(String deed) {
        return new ConditionalUpdate(counters, key(deed));
    }

    private static Map<String, AttributeValue> key(String deed) {
        return CounterItems.key(ONCE, deed);
    }
}
