package com.salesagent.compliance;

import com.salesagent.domain.contact.Mentions;
import com.salesagent.domain.raw.RawObjects;
import com.salesagent.domain.raw.RawStore;
import com.salesagent.domain.raw.RawStore.Raw;
import com.salesagent.platform.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Looks through the raw objects for people, known by the hashes of their addresses. The objects
 * have no index by person, and get none for something this rare: this is a job that reads them all.
 */
final class SearchRaw {
    private static final String EVENTS = "events/";

    /** {@code replies+lead@...}, {@code <lead.send@...>}. */
    private static final Pattern ADDRESSEE =
            Pattern.compile("[+<]([a-z0-9-]{3,64})(?:@|\\.[A-Za-z0-9_-]{1,64}@)");

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
     * @param addressees what stands between plus and at in their addresses, and in front of the
     *     first dot of their Message-IDs: ids of the leads that they are about, among others
     * @param last the last object that was looked at; blank if there was none
     * @param complete whether there was time for all objects
     */
    record Found(List<String> keys, Set<String> addressees, String last, boolean complete) {}

    /**
     * Looks for people.
     *
     * @param after the object after which to start; blank for the first
     */
    Found find(Set<String> hashes, String after, BooleanSupplier time) {
        List<String> keys = new ArrayList<>();
        Set<String> addressees = new TreeSet<>();
        AtomicReference<String> last = new AtomicReference<>(after);
        Mentions names = new Mentions(hashes);
        boolean complete =
                objects.each(
                        after,
                        key -> {
                            String text = text(key);
                            if (names.in(text)) {
                                keys.add(key);
                                ADDRESSEE
                                        .matcher(text)
                                        .results()
                                        .forEach(result -> addressees.add(result.group(1)));
                            }
                            last.set(key);
                            return time.getAsBoolean();
                        });
        return new Found(keys, addressees, last.get(), complete);
    }

    /** Erases what a look found: a mail whole, of a batch of events those about the people. */
    void erase(Found found, Set<String> hashes) {
        Mentions names = new Mentions(hashes);
        for (String key : found.keys()) {
            if (key.startsWith(EVENTS)) {
                eraseEvents(key, names);
            } else {
                objects.delete(key);
            }
        }
    }

    // The other events keep their places: messages name them by their number.
    private void eraseEvents(String key, Mentions names) {
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
}
