package com.salesagent.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonSchema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;

/** A record as a JSON schema, and the strict reading of what a model made of it. */
final class Shape<T extends Record> {
    private static final int ECHO = 60;
    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config -> {
                                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                            })
                    .build();

    private final Class<T> type;
    private final JsonSchema schema;

    private Shape(Class<T> type, JsonSchema schema) {
        this.type = type;
        this.schema = schema;
    }

    static <T extends Record> Shape<T> of(Class<T> type) {
        return new Shape<>(
                type,
                JsonSchema.builder()
                        .name(type.getSimpleName())
                        .rootElement(
                                JsonSchemaElementUtils.jsonObjectOrReferenceSchemaFrom(
                                        type, null, true, new LinkedHashMap<>(), true))
                        .build());
    }

    JsonSchema schema() {
        return schema;
    }

    /**
     * Reads an answer.
     *
     * @param prompt what was asked, since some models answer by saying it again
     * @throws Unusable saying what is wrong, without the answer's text
     */
    T read(String answer, Prompt prompt) throws Unusable {
        if (answer == null || answer.isBlank()) {
            throw new Unusable("it is empty");
        }
        T value;
        try {
            value = STRICT.readValue(withoutFence(answer), type);
        } catch (JsonProcessingException e) {
            throw new Unusable("it is not the JSON that was asked for");
        }
        if (value == null) {
            throw new Unusable("it is empty");
        }
        check(value, prompt);
        return value;
    }

    /** Servers that ignore the schema often put their JSON in a fence of three backticks. */
    private static String withoutFence(String answer) {
        return answer.strip().replaceFirst("^```(?:json)?\\s*", "").replaceFirst("\\s*```$", "");
    }

    private static void check(Record value, Prompt prompt) throws Unusable {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object field;
            try {
                component.getAccessor().setAccessible(true);
                field = component.getAccessor().invoke(value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(
                        "a shape's fields must be readable: " + component, e);
            }
            Text rule = component.getAnnotation(Text.class);
            checkField(component.getName(), field, rule, prompt);
        }
    }

    private static void checkField(String name, Object field, Text rule, Prompt prompt)
            throws Unusable {
        switch (field) {
            case null -> throw new Unusable(name + " is missing");
            case String text -> checkText(name, text, rule, prompt);
            case Record nested -> check(nested, prompt);
            case List<?> list -> {
                for (Object element : list) {
                    checkField(name, element, rule, prompt);
                }
            }
            default -> {}
        }
    }

    private static void checkText(String name, String text, Text rule, Prompt prompt)
            throws Unusable {
        if (text.isBlank() && (rule == null || !rule.mayBeBlank())) {
            throw new Unusable(name + " is blank");
        }
        int max = rule == null ? Text.DEFAULT_MAX : rule.max();
        if (text.length() > max) {
            throw new Unusable(
                    "%s has %d characters, at most %d are allowed"
                            .formatted(name, text.length(), max));
        }
        if (text.contains(prompt.mark()) || echoes(text, prompt.instructions())) {
            throw new Unusable(name + " repeats the question");
        }
    }

    private static boolean echoes(String text, String instructions) {
        String flat = text.replaceAll("\\s+", " ");
        String asked = instructions.replaceAll("\\s+", " ").strip();
        for (int start = 0; start + ECHO <= asked.length(); start += ECHO / 2) {
            if (flat.contains(asked.substring(start, start + ECHO))) {
                return true;
            }
        }
        return false;
    }

    /** An answer that can't be used; the message is in our own words. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }
}
