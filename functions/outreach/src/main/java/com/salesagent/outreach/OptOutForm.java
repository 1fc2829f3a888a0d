package com.salesagent.outreach;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the two forms that ask for an opt-out. */
final class OptOutForm {
    // RFC 8058 allows both encodings of a form; mail programs use either.
    private static final Pattern ONE_CLICK_FIELD =
            Pattern.compile("(?:^|&)List-Unsubscribe=One-Click(?:&|$)");
    private static final Pattern ONE_CLICK_PART =
            Pattern.compile(
                    "(?i)name=\"?List-Unsubscribe\"?[^\\r\\n]*(?:\\r?\\n[^\\r\\n]+)*\\r?\\n\\r?\\n"
                            + "\\s*One-Click\\s");
    private static final Pattern BUTTON = Pattern.compile("(?:^|&)unsubscribe=yes(?:&|$)");
    private static final int LONGEST = 4096;

    private OptOutForm() {}

    /** {@code one_click} or {@code page}; empty for a body that asks for nothing. */
    static Optional<String> source(String body) {
        if (body.length() > LONGEST) {
            return Optional.empty();
        }
        String form = body.strip();
        if (ONE_CLICK_FIELD.matcher(form).find() || ONE_CLICK_PART.matcher(body).find()) {
            return Optional.of("one_click");
        }
        return BUTTON.matcher(form).find() ? Optional.of("page") : Optional.empty();
    }
}
