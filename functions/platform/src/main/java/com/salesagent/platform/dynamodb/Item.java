package com.salesagent.platform.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A DynamoDB item to read or to build. Absent texts are blank and absent numbers zero, as the
 * domain has it; blank texts and nulls are not written.
 */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item create() {
        return new Item(new HashMap<>());
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public Item text(String name, String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, ofText(value));
        }
        return this;
    }

    public Item number(String name, long value) {
        attributes.put(name, ofNumber(value));
        return this;
    }

    public Item decimal(String name, double value) {
        attributes.put(name, AttributeValue.fromN(Double.toString(value)));
        return this;
    }

    public Item flag(String name, boolean value) {
        if (value) {
            attributes.put(name, AttributeValue.fromBool(true));
        }
        return this;
    }

    /** Moments sort as text: always with six digits after the second. */
    public Item moment(String name, Instant value) {
        if (value != null) {
            attributes.put(name, ofText(Moments.text(value)));
        }
        return this;
    }

    public Item map(String name, Item value) {
        attributes.put(name, AttributeValue.fromM(value.attributes));
        return this;
    }

    public Item list(String name, List<Item> values) {
        attributes.put(
                name,
                AttributeValue.fromL(
                        values.stream().map(v -> AttributeValue.fromM(v.attributes)).toList()));
        return this;
    }

    public Item texts(String name, List<String> values) {
        attributes.put(name, AttributeValue.fromL(values.stream().map(Item::ofText).toList()));
        return this;
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String text(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    public long number(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    public double decimal(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.n() == null ? 0 : Double.parseDouble(value.n());
    }

    public boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    /** The moment, or null where there is none. */
    public Instant moment(String name) {
        String value = text(name);
        return value.isEmpty() ? null : Instant.parse(value);
    }

    /** The map, empty where there is none. */
    public Item map(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || !value.hasM() ? create() : of(value.m());
    }

    public List<Item> list(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || !value.hasL()
                ? List.of()
                : value.l().stream().map(element -> of(element.m())).toList();
    }

    public List<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || !value.hasL()
                ? List.of()
                : value.l().stream().map(AttributeValue::s).toList();
    }

    /** A text as an attribute value. */
    public static AttributeValue ofText(String value) {
        return AttributeValue.fromS(value);
    }

    /** A whole number as an attribute value. */
    public static AttributeValue ofNumber(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
