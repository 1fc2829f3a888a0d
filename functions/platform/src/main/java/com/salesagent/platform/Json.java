package com.salesagent.platform;

import com.fasterxml.jackson.jr.ob.JSON;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * JSON for payloads, messages and stored documents, by jackson-jr: records, maps, lists, texts and
 * numbers.
 */
public final class Json {
    private static final JSON JR =
            JSON.builder()
                    .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
                    .disable(JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE)
                    .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return JR.asString(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads an object into maps, lists, texts, numbers and booleans.
     *
     * @throws Malformed for anything but a JSON object
     */
    public static Map<String, Object> object(String text) {
        try {
            Map<String, Object> object = JR.mapFrom(text);
            if (object == null) {
                throw new Malformed("is no JSON object", null);
            }
            return object;
        } catch (IOException | ClassCastException e) {
            throw new Malformed("is no JSON object", e);
        }
    }

    /**
     * Reads an array.
     *
     * @throws Malformed for anything but a JSON array
     */
    public static List<Object> array(String text) {
        try {
            return JR.listFrom(text);
        } catch (IOException | ClassCastException e) {
            throw new Malformed("is no JSON array", e);
        }
    }

    /**
     * Reads a record.
     *
     * @throws Malformed for JSON that is no such record
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return JR.beanFrom(type, text);
        } catch (IOException | IllegalArgumentException e) {
            throw new Malformed("is no JSON of a " + type.getSimpleName(), e);
        }
    }

    /** Text from outside that is not the JSON it should be. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
