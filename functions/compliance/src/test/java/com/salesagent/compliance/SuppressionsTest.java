package com.salesagent.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.contact.SuppressionRegister.Page;
import com.salesagent.domain.lead.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list in people's hands, and its exchange with the mail provider. */
class SuppressionsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAddressThatAPersonAddsStopsItsContactAndReachesTheProvider() {
        String leadId = world.lead("Add Hospital", "pat@add.example");

        world.post("/suppression", Map.of("address", " PAT@add.example", "actor", "ann"));

        assertThat(world.entry("pat@add.example").source()).isEqualTo("ann");
        assertThat(world.leads.contacts(leadId).getFirst().deliverability())
                .isEqualTo(Deliverability.OPTED_OUT);
        assertThat(world.leads.find(leadId).orElseThrow().stage()).isEqualTo(Stage.ARCHIVED);
        assertThat(world.provider.told()).containsExactly("pat@add.example");
    }

    @Test
    void aFileOfAnyProviderIsReadByWhatStandsInItsRows() {
        Map<String, Object> answer =
                world.post(
                        "/suppression/import",
                        Map.of(
                                "csv",
                                """
                                email,created
                                "One@file.example",2026-01-01
                                <two@file.example>;550 5.1.1 mx.elsewhere.example
                                @whole.example
                                other.example,domain
                                nobody at all
                                one@file.example
                                """));

        assertThat(answer)
                .containsEntry("addresses", 2)
                .containsEntry("domains", 2)
                .containsEntry("unreadable", 1)
                .containsEntry("problems", List.of("row 6 names no address and no domain"));
        assertThat(world.entry("one@file.example").reason()).isEqualTo("imported");
        assertThat(world.suppression.find("anyone@whole.example")).isPresent();
        assertThat(world.suppression.find("anyone@other.example")).isPresent();
        assertThat(world.suppression.find("anyone@mx.elsewhere.example")).isEmpty();
    }

    @Test
    void anExportNamesNobodyAndBringsEveryEntryToAnotherInstallation() {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            addresses.add("p" + i + "@export.example");
        }
        world.post("/suppression/import", Map.of("csv", String.join("\n", addresses)));
        world.post("/suppression", Map.of("domain", "whole.example", "reason", "asked by phone"));

        StringBuilder csv = new StringBuilder("kind,hash,reason,source,at\n");
        String cursor = "";
        do {
            Map<String, Object> page = world.get("/suppression", Map.of("cursor", cursor));
            for (Object entry : (List<?>) page.get("entries")) {
                csv.append(
                        String.join(
                                ",",
                                ((Map<?, ?>) entry)
                                        .values().stream().map(String::valueOf).toList()));
                csv.append('\n');
            }
            cursor = (String) page.get("cursor");
        } while (!cursor.isEmpty());
        try (World other = new World()) {
            other.post("/suppression/import", Map.of("csv", csv.toString()));

            assertThat(csv).doesNotContain("@").doesNotContain("whole.example");
            assertThat(addresses).allMatch(address -> other.suppression.find(address).isPresent());
            assertThat(other.suppression.find("x@whole.example").orElseThrow())
                    .isEqualTo(world.suppression.find("x@whole.example").orElseThrow());
        }
    }

    @Test
    void partsOfTheListAreWholeWhateverTheirSize() {
        for (int i = 0; i < 40; i++) {
            world.post("/suppression", Map.of("address", "p" + i + "@parts.example"));
        }

        List<String> hashes = new ArrayList<>();
        String cursor = "";
        do {
            Page page = world.suppression.page(cursor, 3);
            page.entries().forEach(entry -> hashes.add(entry.hash()));
            cursor = page.cursor();
        } while (!cursor.isEmpty());

        assertThat(hashes).hasSize(40).doesNotHaveDuplicates();
        assertThat(hashes).contains(Addresses.hash("p7@parts.example"));
    }

    @Test
    void whatTheProviderHeardOfIsOursAfterTheDaysSynchronisation() {
        String leadId = world.lead("Sync Hospital", "pat@sync.example", "sam@sync.example");
        long second = world.now.get().getEpochSecond() - 100;
        world.provider.list("spam_reports", "pat@sync.example", second);
        world.provider.list("bounces", "sam@sync.example", second);
        world.provider.list("invalid_emails", "typo@sync.example", second);
        world.provider.list("unsubscribes", "gone@sync.example", second);
        world.provider.list("blocks", "full@sync.example", second);

        String first = world.sync.handleRequest(Map.of(), null);
        String again = world.sync.handleRequest(Map.of(), null);

        assertThat(first).startsWith("4 pulled");
        assertThat(again).startsWith("0 pulled");
        assertThat(world.entry("pat@sync.example").reason()).isEqualTo("complaint");
        assertThat(world.entry("sam@sync.example").reason()).isEqualTo("hard_bounce");
        assertThat(world.entry("typo@sync.example").reason()).isEqualTo("hard_bounce");
        assertThat(world.entry("gone@sync.example").reason()).isEqualTo("opt_out");
        assertThat(world.suppression.find("full@sync.example")).isEmpty();
        assertThat(world.leads.contacts(leadId))
                .extracting(contact -> contact.deliverability())
                .containsExactlyInAnyOrder(Deliverability.OPTED_OUT, Deliverability.BOUNCED);
    }

    @Test
    void pagesOfTheProviderAreReadToTheEnd() {
        for (int i = 0; i < 1001; i++) {
            world.provider.list("bounces", "b" + i + "@pages.example", 1_700_000_000L + i);
        }

        assertThat(world.sync.handleRequest(Map.of(), null)).startsWith("1001 pulled");
    }

    @Test
    void whatWasOnlyRecordedHereReachesTheProviderWithTheDaysSynchronisation() {
        world.lead("Push Hospital", "pat@push.example");
        world.suppression.suppress(
                "pat@push.example", new Entry("opt_out", "page", world.now.get()));
        world.suppression.suppressDomain(
                "whole.example", new Entry("manual", "ann", world.now.get()));

        assertThat(world.sync.handleRequest(Map.of(), null))
                .isEqualTo("0 pulled, 1 pushed, 1 known by hash only");
        assertThat(world.provider.told()).containsExactly("pat@push.example");
    }

    @Test
    void aProviderThatIsDownLosesNothing() {
        world.provider.list("bounces", "late@down.example", 1_700_000_000L);
        world.provider.down = true;
        Map<String, Object> imported =
                world.post("/suppression/import", Map.of("csv", "a@down.example"));
        try {
            world.sync.handleRequest(Map.of(), null);
        } catch (RuntimeException e) {
            // The schedule counts the failure; the next day tries again.
        }
        world.provider.down = false;

        world.sync.handleRequest(Map.of(), null);

        assertThat(imported).containsEntry("pushed", false);
        assertThat(world.suppression.find("a@down.example")).isPresent();
        assertThat(world.suppression.find("late@down.example")).isPresent();
    }
}
