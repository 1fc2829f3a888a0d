package com.salesagent.platform.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Attributes as plain maps, lists, texts and numbers, for JSON. */
final class Plain {
    private Plain() {}

    static Map<String, Object> of(Map<String, AttributeValue> attributes) {
        Map<String, Object> plain = new TreeMap<>();
        attributes.forEach((name, value) -> plain.put(name, of(value)));
        return plain;
    }

    private static Object of(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case M -> of(value.m());
            case L -> value.l().stream().map(Plain::of).toList();
            default -> "";
        };
    }
}
