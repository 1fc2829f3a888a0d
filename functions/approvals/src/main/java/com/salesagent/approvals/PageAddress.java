package com.salesagent.approvals;

import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.ReviewId;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which part of a review is looked at: what stands in the query of the page's address. The position
 * needs no signature: it only says where to go on in the one review that the key opens.
 *
 * @param key of the link
 * @param after the item after which the page starts; blank for the first page
 */
record PageAddress(ReviewId review, String key, Filter filter, String after) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{0,40}");

    static PageAddress of(ReviewId review, Map<String, String> query) {
        Filter filter =
                new Filter(
                        query.getOrDefault("show", "").equals("open"),
                        word(query.getOrDefault("tier", "")),
                        query.getOrDefault("confidence", "").equals("low"),
                        word(query.getOrDefault("angle", "")));
        String after = query.getOrDefault("after", "");
        return new PageAddress(
                review,
                query.getOrDefault("k", ""),
                filter,
                ApprovalKey.of(review, after).map(ApprovalKey::item).orElse(""));
    }

    private static String word(String text) {
        return WORD.matcher(text).matches() ? text : "";
    }

    /** Whether the key could be one; spares a look at the table for what can't. */
    boolean plausible() {
        return KEY.matcher(key).matches();
    }

    PageAddress with(Filter other) {
        return new PageAddress(review, key, other, "");
    }

    PageAddress from(String item) {
        return new PageAddress(review, key, filter, item);
    }

    /** Relative to the page itself, whatever stands before it in the path. */
    String href() {
        List<String> query = new ArrayList<>(List.of("k=" + key));
        if (filter.openOnly()) {
            query.add("show=open");
        }
        if (!filter.tier().isEmpty()) {
            query.add("tier=" + filter.tier());
        }
        if (filter.lowConfidenceOnly()) {
            query.add("confidence=low");
        }
        if (!filter.angle().isEmpty()) {
            query.add("angle=" + filter.angle());
        }
        if (!after.isEmpty()) {
            query.add("after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        }
        return "?" + String.join("&", query);
    }
}
