package com.salesagent.local.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/**
 * JSON as plain Java values: {@code Map<String, Object>} in the order of the text, {@code
 * List<Object>}, String, Integer, Long, BigInteger, Double, Boolean and null. Values are shared
 * between executions' states, so nobody changes one in place.
 */
final class Json {
    /** Input and output of a state, of a task and of an execution, in bytes of UTF-8. */
    static final int DATA_LIMIT = 262_144;

    private static final ObjectMapper MAPPER = mapper(false);
    private static final ObjectMapper STRICT = mapper(true);

    private Json() {}

    private static ObjectMapper mapper(boolean refuseDuplicates) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, refuseDuplicates)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
    }

    static {
        StreamReadConstraints limits =
                StreamReadConstraints.builder().maxStringLength(64_000_000).build();
        MAPPER.getFactory().setStreamReadConstraints(limits);
        STRICT.getFactory().setStreamReadConstraints(limits);
    }

    /** Says what is wrong with a text that is no JSON, without quoting it. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static Object parse(String text) throws Malformed {
        return parse(MAPPER, text);
    }

    /** Parses and refuses an object that has a key twice. */
    static Object parseStrictly(String text) throws Malformed {
        return parse(STRICT, text);
    }

    private static Object parse(ObjectMapper mapper, String text) throws Malformed {
        try {
            if (text.isBlank()) {
                throw new Malformed("the text is empty");
            }
            return mapper.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new Malformed(
                    e.getOriginalMessage()
                            + (location == null
                                    ? ""
                                    : " at line "
                                            + location.getLineNr()
                                            + ", column "
                                            + location.getColumnNr()));
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON value cannot be written", e);
        }
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON value cannot be written", e);
        }
    }

    static Object parse(byte[] utf8, int offset, int length) throws java.io.IOException {
        return MAPPER.readValue(utf8, offset, length, Object.class);
    }

    /** The bytes that {@code text} takes in UTF-8, counted without encoding it. */
    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** Whether {@code value} is a whole number that fits an int. */
    static boolean isInt(Object value) {
        return value instanceof Number n && n.doubleValue() == n.intValue();
    }
}
