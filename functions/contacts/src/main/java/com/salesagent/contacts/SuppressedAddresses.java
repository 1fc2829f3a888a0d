package com.salesagent.contacts;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.Reads;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;

/** Looks addresses up in the suppression list of the counters table. Reads only. */
final class SuppressedAddresses {
    private final Reads reads;
    private final String counters;

    SuppressedAddresses(DynamoDbClient dynamoDb, String counters) {
        this.reads = new Reads(dynamoDb);
        this.counters = counters;
    }

    boolean contains(String address) {
        String domain = Digests.sha256Hex("domain:" + Addresses.domain(address));
        return !reads.batch(
                        counters,
                        List.of(
                                key("SUPPRESSED#" + Addresses.hash(address)),
                                key("SUPPRESSED_DOMAIN#" + domain)))
                .isEmpty();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("counter_id", Item.ofText(id), "bucket", Item.ofText("ENTRY"));
    }
}
