package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Mentions;
import com.salesagent.domain.contact.PersonData.Person;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of an item has to go with a person. Texts that are about them go whole; elsewhere their
 * address and name are struck out of whatever text they stand in.
 */
final class Redaction {
    private static final String ERASED = "[erased]";

    /** A shorter name would strike out words that mean somebody or something else. */
    private static final int SHORTEST_NAME = 5;

    /** Our own closed words about a reply; all other details are the person's. */
    private static final Set<String> KEPT_DETAILS =
            Set.of("intent", "sentiment", "kind", "attempt", "classifier");

    private static final Set<String> SNAPSHOT_TEXTS =
            Set.of(
                    "contactName",
                    "contactTitle",
                    "contactSource",
                    "to",
                    "toName",
                    "reasoning",
                    "feedback");
    private static final Set<String> SNAPSHOT_LISTS =
            Set.of("emails", "previous", "contentHashes", "names");

    private final Person person;
    private final Mentions mentions;
    private final Pattern name;

    Redaction(Person person) {
        this.person = person;
        this.mentions = new Mentions(Set.of(person.addressHash()));
        String full = name(person);
        this.name =
                full.isEmpty()
                        ? null
                        : Pattern.compile(
                                Pattern.quote(full),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String name(Person person) {
        String name = person.name().strip();
        return name.length() >= SHORTEST_NAME && name.indexOf(' ') > 0 ? name : "";
    }

    /** Whether an item of the lead is about this person, or names them. */
    boolean concerns(Item item) {
        return own(item) || item.attributes().values().stream().anyMatch(this::names);
    }

    private boolean own(Item item) {
        return !person.contactId().isEmpty()
                && (item.text(LeadItems.SORT).equals(LeadItems.CONTACT + person.contactId())
                        || item.text("contact_id").equals(person.contactId()));
    }

    private boolean names(AttributeValue value) {
        return !strike(value).equals(value);
    }

    /** New values of the attributes of a lead's or a run's item that have to change. */
    Map<String, AttributeValue> of(Item item, Set<String> keys) {
        Map<String, AttributeValue> changed = new HashMap<>();
        String kind = item.text(LeadItems.SORT);
        item.attributes()
                .forEach(
                        (name, value) -> {
                            AttributeValue after =
                                    own(item) ? own(kind, name, value) : strike(value);
                            if (!keys.contains(name) && !after.equals(value)) {
                                changed.put(name, after);
                            }
                        });
        return changed;
    }

    private AttributeValue own(String kind, String name, AttributeValue value) {
        if (kind.startsWith(LeadItems.DRAFT)) {
            return switch (name) {
                case "emails" -> AttributeValue.fromL(List.of());
                case "reasoning" -> AttributeValue.fromS("");
                // That somebody asked for a rewrite stays on record, not what for.
                case "feedback" -> AttributeValue.fromS(value.s().isEmpty() ? "" : ERASED);
                default -> strike(value);
            };
        }
        if (kind.startsWith(LeadItems.EVENT) && name.equals("details")) {
            Map<String, AttributeValue> kept = new HashMap<>(value.m());
            kept.keySet().retainAll(KEPT_DETAILS);
            return AttributeValue.fromM(kept);
        }
        return strike(value);
    }

    /** The same for what an approver was shown; the same text where it is about somebody else. */
    String ofSnapshot(String json) {
        Map<String, Object> snapshot = Json.object(json);
        return person.contactId().equals(snapshot.get("contactId"))
                ? Json.write(ofSnapshot(snapshot))
                : strike(json);
    }

    private Map<String, Object> ofSnapshot(Map<?, ?> snapshot) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        snapshot.forEach(
                (key, value) -> {
                    String name = (String) key;
                    if (SNAPSHOT_TEXTS.contains(name)) {
                        redacted.put(name, "");
                    } else if (SNAPSHOT_LISTS.contains(name)) {
                        redacted.put(name, List.of());
                    } else {
                        redacted.put(name, struck(value));
                    }
                });
        return redacted;
    }

    private Object struck(Object value) {
        return switch (value) {
            case Map<?, ?> map -> ofSnapshot(map);
            case List<?> list -> list.stream().map(this::struck).toList();
            case String text -> strike(text);
            case null, default -> value;
        };
    }

    /** Texts that a person typed about an email; they may say anything. */
    boolean aboutSnapshot(String json) {
        return person.contactId().equals(Json.object(json).get("contactId"));
    }

    private AttributeValue strike(AttributeValue value) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(strike(value.s()));
            case L -> {
                List<AttributeValue> all = new ArrayList<>();
                value.l().forEach(element -> all.add(strike(element)));
                yield AttributeValue.fromL(all);
            }
            case M -> {
                Map<String, AttributeValue> all = new HashMap<>();
                value.m().forEach((name, element) -> all.put(name, strike(name, element)));
                yield AttributeValue.fromM(all);
            }
            default -> value;
        };
    }

    /** Whom an answer referred us to stands there with a name that nobody else may know. */
    private AttributeValue strike(String name, AttributeValue value) {
        if (!name.equals("referrals") || value.s() == null) {
            return strike(value);
        }
        return AttributeValue.fromS(
                Arrays.stream(value.s().split("; ", -1))
                        .map(referral -> mentions.in(referral) ? ERASED : strike(referral))
                        .collect(Collectors.joining("; ")));
    }

    private String strike(String text) {
        String without = mentions.struck(text, ERASED);
        return name == null ? without : name.matcher(without).replaceAll(ERASED);
    }
}
