package com.salesagent.platform.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;

/** Keys of the counters table. */
final class CounterItems {
    /** What is known of a domain that campaigns send from, and which campaigns do. */
    static final String SENDER_DOMAIN = "SENDER_DOMAIN#";

    private CounterItems() {}

    static Map<String, AttributeValue> key(String counterId, String bucket) {
        return Map.of("counter_id", Item.ofText(counterId), "bucket", Item.ofText(bucket));
    }
}
