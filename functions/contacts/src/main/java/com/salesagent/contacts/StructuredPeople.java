package com.salesagent.contacts;

import com.salesagent.platform.Json;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** People whom a page describes for machines: schema.org, hCard, h-card. */
final class StructuredPeople {
    private static final int MAX_PEOPLE = 100;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_SCRIPT = 200_000;
    private static final int MAX_TITLE = 80;

    private final List<Mention> people = new ArrayList<>();

    private StructuredPeople() {}

    /** Those with an address; it is as the page writes it, not yet judged. */
    static List<Mention> of(Document document) {
        StructuredPeople found = new StructuredPeople();
        for (Element script : document.select("script[type=application/ld+json]")) {
            found.script(script.data().strip());
        }
        for (Element person : document.select("[itemtype~=(?i)schema.org/Person]")) {
            found.element(
                    person,
                    "[itemprop=name]",
                    "[itemprop=jobTitle]",
                    "[itemprop=email]",
                    "[itemprop=telephone]");
        }
        for (Element person : document.select(".vcard, .h-card")) {
            found.element(
                    person,
                    ".fn, .p-name",
                    ".title, .p-job-title",
                    ".email, .u-email",
                    ".tel, .p-tel");
        }
        return List.copyOf(found.people);
    }

    private void script(String json) {
        if (json.length() > MAX_SCRIPT) {
            return;
        }
        try {
            walk(json.startsWith("[") ? Json.array(json) : Json.object(json), 0);
        } catch (Json.Malformed e) {
            // A page may hold anything; the rest of it is still read.
            return;
        }
    }

    private void walk(Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            if (isPerson(map.get("@type"))) {
                add(
                        text(map, "name"),
                        text(map, "jobTitle"),
                        text(map, "email"),
                        text(map, "telephone"));
            }
            map.values().forEach(child -> walk(child, depth + 1));
        } else if (value instanceof List<?> list) {
            list.forEach(child -> walk(child, depth + 1));
        }
    }

    private static boolean isPerson(Object type) {
        return type instanceof List<?> types
                ? types.stream().anyMatch("Person"::equals)
                : "Person".equals(type);
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String value ? value : "";
    }

    private void element(Element person, String name, String title, String email, String phone) {
        add(first(person, name), first(person, title), first(person, email), first(person, phone));
    }

    private static String first(Element person, String query) {
        Element element = person.selectFirst(query);
        if (element == null) {
            return "";
        }
        String href = element.attr("href");
        return href.startsWith("mailto:") || href.startsWith("tel:")
                ? href
                : element.hasAttr("content") ? element.attr("content") : element.text();
    }

    private void add(String name, String title, String email, String phone) {
        if (!email.isBlank() && people.size() < MAX_PEOPLE) {
            people.add(
                    new Mention(
                            email.strip()
                                    .toLowerCase(Locale.ROOT)
                                    .replaceFirst("^mailto:", "")
                                    .replaceFirst("\\?.*$", ""),
                            PersonNames.of(name),
                            Texts.line(title, MAX_TITLE),
                            Phones.e164(phone.replaceFirst("^tel:", ""))));
        }
    }
}
