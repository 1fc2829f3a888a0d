package com.salesagent.approvals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form as a browser posts it: {@code application/x-www-form-urlencoded}. */
final class FormFields {
    private final Map<String, List<String>> fields = new HashMap<>();

    private FormFields() {}

    /**
     * Reads a form.
     *
     * @throws IllegalArgumentException for what no browser sends
     */
    static FormFields parse(String body) {
        FormFields form = new FormFields();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = decode(pair.substring(equals + 1));
                form.fields
                        .computeIfAbsent(decode(pair.substring(0, equals)), n -> new ArrayList<>())
                        .add(value.replace("\r\n", "\n").replace('\r', '\n'));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The field's first value, stripped; blank if there is none. Line breaks are {@code \n}. */
    String text(String name) {
        List<String> values = fields.get(name);
        return values == null ? "" : values.getFirst().strip();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** All values of a field, in the order of the form. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
