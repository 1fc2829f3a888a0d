package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.salesagent.platform.dynamodb.Item;

import java.util.HashMap;
import java.util.Map;

/** Items as a stream's event brings them, as the stores read them. */
final class StreamImages {
    private StreamImages() {}

    static Item item(Map<String, AttributeValue> image) {
        return Item.of(map(image));
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> map(
            Map<String, AttributeValue> image) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item =
                new HashMap<>();
        image.forEach((name, value) -> item.put(name, value(value)));
        return item;
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue value(
            AttributeValue value) {
        var sdk = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
        if (value.getS() != null) {
            return sdk.s(value.getS()).build();
        }
        if (value.getN() != null) {
            return sdk.n(value.getN()).build();
        }
        if (value.getBOOL() != null) {
            return sdk.bool(value.getBOOL()).build();
        }
        if (value.getM() != null) {
            return sdk.m(map(value.getM())).build();
        }
        if (value.getL() != null) {
            return sdk.l(value.getL().stream().map(StreamImages::value).toList()).build();
        }
        // Nothing that an approval is made of.
        return sdk.nul(true).build();
    }
}
