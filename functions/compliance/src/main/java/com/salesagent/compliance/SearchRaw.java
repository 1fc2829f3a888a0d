package com.salesagent.compliance;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.raw.RawObjects;
import com.salesagent.domain.raw.RawStore;
import com.salesagent.domain.raw.RawStore.Raw;
import com.salesagent.platform.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the raw objects for people, known by the hashes of their addresses. The objects
 * have no index by person, and get none for something this rare: this is a job that reads them all.
 */
final class SearchRaw {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern ENDS = Pattern.compile("^[.'=]+|[.'-]+$");
    private static final String EVENTS = "events/";

    private final RawObjects objects;
    private final RawStore raw;

    SearchRaw(RawObjects objects, RawStore raw) {
        this.objects = objects;
        this.raw = raw;
    }

    /**
     * What a look found.
     *
     * @param keys objects that name the people
     * @param complete whether there was time for all objects
     */
    record Found(List<String> keys, boolean complete) {}

    Found find(Set<String> hashes, BooleanSupplier time) {
        List<String> keys = new ArrayList<>();
        Names names = new Names(hashes);
        boolean complete =
                objects.each(
                        key -> {
                            if (names.in(text(key))) {
                                keys.add(key);
                            }
                            return time.getAsBoolean();
                        });
        return new Found(keys, complete);
    }

    /** Erases what a look finds: a mail whole, of a batch of events those about the people. */
    Found erase(Set<String> hashes, BooleanSupplier time) {
        Found found = find(hashes, time);
        Names names = new Names(hashes);
        for (String key : found.keys()) {
            if (key.startsWith(EVENTS)) {
                eraseEvents(key, names);
            } else {
                objects.delete(key);
            }
        }
        return found;
    }

    // The other events keep their places: messages name them by their number.
    private void eraseEvents(String key, Names names) {
        List<Object> events;
        try {
            events = new ArrayList<>(Json.array(text(key)));
        } catch (Json.Malformed e) {
            objects.delete(key);
            return;
        }
        events.replaceAll(event -> names.in(Json.write(event)) ? Map.of("erased", true) : event);
        raw.put(key, "application/json", Json.write(events).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String key) {
        return raw.find(key).map(SearchRaw::text).orElse("");
    }

    // Addresses are ASCII in whatever encoding the rest is.
    private static String text(Raw stored) {
        try (InputStream bytes = stored.bytes()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether a text names one of the people. */
    private static final class Names {
        private final Set<String> hashes;
        private final Map<String, Boolean> seen = new HashMap<>();

        Names(Set<String> hashes) {
            this.hashes = hashes;
        }

        boolean in(String text) {
            Matcher addresses = ADDRESS.matcher(text);
            while (addresses.find()) {
                String address = ENDS.matcher(addresses.group()).replaceAll("");
                if (seen.computeIfAbsent(address, each -> hashes.contains(Addresses.hash(each)))) {
                    return true;
                }
            }
            return false;
        }
    }
}
