package com.salesagent.local.cli;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of a review page.
 *
 * @param action where it is posted
 * @param fields its hidden fields, encoded
 * @param hasPending whether any item can still be decided
 * @param next the next page, null after the last
 */
record ReviewForm(URI action, List<String> fields, boolean hasPending, URI next) {
    static ReviewForm of(URI page, String html) {
        Document document = Jsoup.parse(html, page.toString());
        Element form = document.selectFirst("form[method=post]");
        Element next = document.selectFirst("a[rel=next], link[rel=next]");
        URI after = next == null ? null : URI.create(next.absUrl("href"));
        if (form == null) {
            return new ReviewForm(page, List.of(), false, after);
        }
        List<String> fields =
                form.select("input[type=hidden]").stream()
                        .map(input -> field(input.attr("name"), input.val()))
                        .toList();
        String action = form.absUrl("action");
        return new ReviewForm(
                action.isEmpty() ? page : URI.create(action),
                fields,
                !form.select("input[name=item]").isEmpty(),
                after);
    }

    /** What a person posts who ticks "approve all shown" and types the code. */
    String approvingAll(String code) {
        return Stream.concat(
                        fields.stream(), Stream.of(field("all", "approve"), field("code", code)))
                .collect(Collectors.joining("&"));
    }

    private static String field(String name, String value) {
        return Api.encoded(name) + "=" + Api.encoded(value);
    }
}
