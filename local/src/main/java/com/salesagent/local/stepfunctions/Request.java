package com.salesagent.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The fields of a request, with the answers that AWS gives where one is missing or has the wrong
 * type.
 */
record Request(Map<String, Object> fields) {

    private static final int MAX_PAGE = 1000;
    private static final int DEFAULT_PAGE = 100;

    /** A field that must be there. */
    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw ApiException.of(
                    "ValidationException",
                    "1 validation error detected: Value null at '"
                            + name
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /** Null where the field is absent. */
    String optional(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw ApiException.of(
                "SerializationException", "The field '" + name + "' must be a string");
    }

    boolean flag(String name, boolean absent) {
        return fields.get(name) instanceof Boolean value ? value : absent;
    }

    List<Map<String, Object>> objects(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(Json::object).toList()
                : List.of();
    }

    /** The length of a page; 0 and absent mean the usual one. */
    int maxResults() {
        Object value = fields.get("maxResults");
        if (value == null || Integer.valueOf(0).equals(value)) {
            return DEFAULT_PAGE;
        }
        if (value instanceof Integer n && n > 0 && n <= MAX_PAGE) {
            return n;
        }
        throw ApiException.of(
                "ValidationException",
                "1 validation error detected: Value '"
                        + value
                        + "' at 'maxResults' failed to satisfy constraint: Member must have value"
                        + " less than or equal to "
                        + MAX_PAGE);
    }

    /** Where the page begins, as {@link #pageToken} wrote it; {@code absent} for the first page. */
    long position(long absent) {
        String token = optional("nextToken");
        if (token == null) {
            return absent;
        }
        try {
            String text =
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith("at:")) {
                return Long.parseLong(text.substring(3));
            }
        } catch (IllegalArgumentException e) {
            throw invalidPage();
        }
        throw invalidPage();
    }

    private static ApiException invalidPage() {
        return ApiException.of("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static String pageToken(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("at:" + position).getBytes(StandardCharsets.US_ASCII));
    }
}
