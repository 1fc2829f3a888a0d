package com.salesagent.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A review page that somebody opened from their mail and fills in, as a browser would. */
final class ReviewVisit {
    private static final Pattern LINK = Pattern.compile("(?m)^http\\S+$");
    private static final Pattern CODE = Pattern.compile("(?m)^Your code: (\\d{6})$");

    private final Cloud cloud;
    private final Document page;

    private ReviewVisit(Cloud cloud, Document page) {
        this.cloud = cloud;
        this.page = page;
    }

    static URI link(JsonNode mail) {
        Matcher matcher = LINK.matcher(mail.path("text").asText());
        if (!matcher.find()) {
            throw new AssertionError("no link in " + mail.path("text").asText());
        }
        return URI.create(matcher.group());
    }

    static String code(JsonNode mail) {
        Matcher matcher = CODE.matcher(mail.path("text").asText());
        if (!matcher.find()) {
            throw new AssertionError("no code in " + mail.path("text").asText());
        }
        return matcher.group(1);
    }

    /** Opens the mail's link where the cloud is now. */
    static ReviewVisit open(Cloud cloud, JsonNode mail) {
        URI link = cloud.here(link(mail));
        return new ReviewVisit(
                cloud, Jsoup.parse(cloud.fetch("GET", link).body(), link.toString()));
    }

    /** The ids of the leads that can be decided, as the page orders them. */
    List<String> open() {
        return page.select("input[name=item]").stream().map(ReviewVisit::leadId).toList();
    }

    private static String leadId(Element item) {
        return item.val().substring(0, item.val().indexOf('#'));
    }

    private int row(String leadId) {
        int row = open().indexOf(leadId) + 1;
        if (row == 0) {
            throw new AssertionError(leadId + " can't be decided here: " + open());
        }
        return row;
    }

    /** The article about a lead. */
    Element article(String leadId) {
        return page.select("input[name=item]").stream()
                .filter(item -> leadId(item).equals(leadId))
                .findFirst()
                .orElseThrow()
                .closest("article");
    }

    /** Subject and text of the lead's n-th email as they are to leave. */
    List<String> shown(String leadId, int step) {
        Element email = article(leadId).select("> details").get(step);
        return List.of(
                email.select("dt:containsOwn(Subject)").next().text(),
                email.selectFirst("pre").wholeText());
    }

    String field(String name, String leadId, int step) {
        return control("%s-%d-%d".formatted(name, row(leadId), step)).val();
    }

    private Element control(String name) {
        Element control = page.selectFirst("form [name=" + name + "]");
        if (control == null) {
            throw new AssertionError("the page has no " + name);
        }
        return control;
    }

    ReviewVisit choose(String leadId, String choice) {
        Element radio =
                page.selectFirst("input[name=choice-%d][value=%s]".formatted(row(leadId), choice));
        if (radio == null) {
            throw new AssertionError("the page doesn't offer to " + choice + " " + leadId);
        }
        radio.attr("checked", true);
        return this;
    }

    ReviewVisit type(String leadId, String field, String text) {
        control(field + "-" + row(leadId)).val(text);
        return this;
    }

    ReviewVisit typeInto(String leadId, String field, int step, String text) {
        control("%s-%d-%d".formatted(field, row(leadId), step)).val(text);
        return this;
    }

    ReviewVisit approveAll() {
        control("all").attr("checked", true);
        return this;
    }

    ReviewVisit typeCode(String code) {
        control("code").val(code);
        return this;
    }

    /** Presses the button. */
    HttpResponse<String> decide() {
        FormElement form = (FormElement) page.selectFirst("form[method=post]");
        // Browsers end lines with CR LF, whatever the page had.
        String fields =
                form.formData().stream()
                        .map(
                                field ->
                                        encoded(field.key())
                                                + "="
                                                + encoded(field.value().replace("\n", "\r\n")))
                        .collect(Collectors.joining("&"));
        return cloud.submit(URI.create(form.absUrl("action")), fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
