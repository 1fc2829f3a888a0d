package com.salesagent.local;

import com.salesagent.application.Setting;
import com.salesagent.domain.campaign.Campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values that people set: those of {@code sales-agent.properties}, changed by the user's own
 * {@code .local/settings.properties}, changed by the command line.
 */
public final class Settings {
    private static final String DOCUMENTED = "sales-agent.properties";

    private final Map<String, String> values;
    private final Set<String> ofFunctions;

    private Settings(Map<String, String> values) {
        this.values = values;
        this.ofFunctions = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            ofFunctions.add(setting.name());
        }
    }

    /**
     * Reads the settings.
     *
     * @param own the user's file, which may be missing
     * @param overrides from the command line
     * @throws CannotStart with the key, the value and what would be right, for the first wrong one
     */
    static Settings load(Path own, Map<String, String> overrides) {
        Map<String, String> values = documented();
        Set<String> known = Set.copyOf(values.keySet());
        merge(values, known, file(own), own.toString());
        merge(values, known, overrides, "the command line");
        Settings settings = new Settings(values);
        try {
            Campaign.of(Campaign.DEFAULT, settings.campaign());
        } catch (Campaign.InvalidSetting e) {
            throw new CannotStart(
                    "%s; it is explained in local/%s and may be set in %s"
                            .formatted(e.getMessage(), DOCUMENTED, own),
                    e);
        }
        return settings;
    }

    private static Map<String, String> documented() {
        try (InputStream in = Settings.class.getResourceAsStream("/" + DOCUMENTED);
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(text);
        } catch (IOException e) {
            throw new IllegalStateException(DOCUMENTED + " can't be read", e);
        }
    }

    private static Map<String, String> file(Path own) {
        if (!Files.exists(own)) {
            return Map.of();
        }
        try {
            return read(new StringReader(Files.readString(own)));
        } catch (CharacterCodingException e) {
            throw new CannotStart(own + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new CannotStart("can't read %s: %s".formatted(own, e), e);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    "%s has a backslash that starts no valid escape; write \\\\ for a backslash"
                            .formatted(own),
                    e);
        }
    }

    private static Map<String, String> read(Reader text) throws IOException {
        Properties properties = new Properties();
        properties.load(text);
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n)));
        return values;
    }

    private static void merge(
            Map<String, String> values, Set<String> known, Map<String, String> more, String where) {
        more.forEach(
                (name, value) -> {
                    if (!known.contains(name)) {
                        throw new CannotStart(
                                "%s sets %s to \"%s\", but there is no such setting; local/%s explains all: %s"
                                        .formatted(
                                                where,
                                                name,
                                                value,
                                                DOCUMENTED,
                                                String.join(", ", new TreeSet<>(known))));
                    }
                    values.put(name, value);
                });
    }

    /** What the campaign {@code default} is made of. */
    Map<String, String> campaign() {
        Map<String, String> campaign = new TreeMap<>(values);
        campaign.keySet().removeAll(ofFunctions);
        return campaign;
    }

    /** A function's setting, if it is set. */
    Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting.name()))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Whether emails keep to office hours and limits. */
    boolean paced() {
        return Campaign.of(Campaign.DEFAULT, campaign()).pacing();
    }

    /** Addresses of the people who run this: approvers and whoever gets alerts, in lower case. */
    Set<String> ownAddresses() {
        Campaign campaign = Campaign.of(Campaign.DEFAULT, campaign());
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.addAll(campaign.approvers());
        own.add(campaign.alertAddress());
        return own;
    }
}
