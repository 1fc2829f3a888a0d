package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail scanner with time on its hands: it opens each link, again and again, and submits each form
 * in any way that doesn't need to read. {@code -Dscans=100000} gives it a night, {@code
 * -Dscans.seed} another mood.
 */
final class ScannerTest {
    private static final int SCANS = Integer.getInteger("scans", 300);
    private static final long SEED = Long.getLong("scans.seed", 20261121);
    private static final Pattern HREF = Pattern.compile("(?:href|action)=\"\\?([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|textarea)(?![^>]*hidden)[^>]*name=\"([^\"]+)\"");

    private final World world = new World();

    @Test
    void openingEachLinkAgainAndAgainChangesNothing() {
        World.Link[] links = bothGates();
        Map<String, String> before = world.everything();
        Set<String> followed = new LinkedHashSet<>();

        for (int i = 0; i < SCANS; i++) {
            World.Link link = links[i % links.length];
            if (i % 3 == 0) {
                assertThat(world.call("HEAD", link, Map.of(), null).getBody()).isEmpty();
            } else if (i < 20) {
                Matcher href = HREF.matcher(world.get(link).getBody());
                while (href.find()) {
                    if (followed.add(href.group(1))) {
                        world.call("GET", link, query(href.group(1)), null);
                    }
                }
            } else {
                world.get(link);
            }
        }

        assertThat(followed).hasSizeGreaterThan(links.length);
        assertThat(world.everything()).isEqualTo(before);
        assertThat(world.mails).hasSize(4);
    }

    @Test
    void submittingEachFormWithoutTheTypedWordChangesNothing() {
        World.Link[] links = bothGates();
        Random random = new Random(SEED);
        int forms = Math.max(60, SCANS / 10);
        Map<String, String> before = world.everything();

        for (int i = 0; i < forms; i++) {
            String form = filledIn(links[i % links.length], random);

            var answer = world.call("POST", links[i % links.length], Map.of(), form);

            assertThat(answer.getStatusCode())
                    .as("seed %d, form %d: %s", SEED, i, form)
                    .isIn(400, 422);
        }

        assertThat(world.everything()).isEqualTo(before);
        assertThat(world.mails).hasSize(4);
    }

    @Test
    void submittingTheFormOfAnExpiredLinkChangesNothing() {
        World.Link[] links = bothGates();
        world.now = world.now.plus(Duration.ofDays(4));
        Random random = new Random(SEED);
        Map<String, String> before = world.everything();

        for (World.Link link : links) {
            assertThat(world.get(link).getBody()).contains("Send me a new link");
            world.call("POST", link, Map.of(), filledIn(link, random));
        }

        assertThat(world.everything()).isEqualTo(before);
    }

    /** Each row is ticked, and each field but the typed word's holds something or nothing. */
    private String filledIn(World.Link link, Random random) {
        String html = world.get(link).getBody();
        List<String> form = new ArrayList<>();
        Matcher hidden = HIDDEN.matcher(html);
        while (hidden.find()) {
            form.add(World.form(Map.of(hidden.group(1), hidden.group(2))));
        }
        Matcher field = FIELD.matcher(html);
        while (field.find()) {
            fill(field.group(1), random, form);
        }
        return String.join("&", form);
    }

    /** Ticks, but can't type what stands in the mail or on the page's headline. */
    private static void fill(String name, Random random, List<String> form) {
        if (name.equals("all") && random.nextBoolean()) {
            form.add("all=approve");
        } else if (name.equals("code") || name.equals("address")) {
            form.add(name + "=");
        } else if (name.startsWith("choice-") && random.nextInt(4) == 0) {
            String[] choices = {"approve", "reject", "regenerate"};
            form.add(name + "=" + choices[random.nextInt(choices.length)]);
        } else if (random.nextBoolean() && name.matches("(reason|feedback)-.*")) {
            form.add(name + "=scanned");
        }
    }

    private World.Link[] bothGates() {
        for (String name : List.of("Kaleida Health", "Mercy Hospital", "Olean General")) {
            world.askDraft(world.drafted(name));
            world.askLead(
                    world.lead("New " + name, name.startsWith("M") ? Tier.MEDIUM : Tier.HIGH));
        }
        List<World.Link> links = new ArrayList<>();
        for (ReviewId review : List.of(World.DRAFTS, World.LEADS)) {
            world.announce(review);
            links.add(world.link(World.ANN));
            links.add(world.link(World.BEN));
        }
        return links.toArray(World.Link[]::new);
    }

    private static Map<String, String> query(String href) {
        Map<String, String> query = new HashMap<>();
        for (String pair : href.replace("&amp;", "&").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        query.remove("k");
        return query;
    }
}
