package com.salesagent.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names in templates. */
final class Names {
    private Names() {}

    /** {@code ApprovalsPage} for {@code approvals-page}. */
    static String id(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** {@code RAW_BUCKET} for {@code raw}. */
    static String bucketKey(String bucket) {
        return bucket.toUpperCase(Locale.ROOT).replace('-', '_') + "_BUCKET";
    }
}
