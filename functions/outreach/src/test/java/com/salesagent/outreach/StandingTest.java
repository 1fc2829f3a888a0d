package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.standing.Authentication;
import com.salesagent.domain.standing.GuardedSwitch;
import com.salesagent.domain.standing.SenderStanding;
import com.salesagent.outreach.World.Approved;
import com.salesagent.platform.dynamodb.DynamoDbDomainChecks;
import com.salesagent.platform.dynamodb.DynamoDbReputations;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What holds an email back without anybody having said so: the sender's standing, and the law. */
class StandingTest {
    private static final Map<String, String> RECORDS =
            Map.of(
                    "northwind-energy.example", "v=spf1 include:sendgrid.net ~all",
                    "s1._domainkey.northwind-energy.example", "k=rsa; p=MIGf",
                    "_dmarc.northwind-energy.example", "v=DMARC1; p=none");

    private final World world = new World();
    private final List<String> asked = new ArrayList<>();
    private Map<String, String> records = RECORDS;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void withoutItsRecordsADomainSendsNothingAndTheLeadSaysWhich() {
        guard();
        records = Map.of("northwind-energy.example", "v=spf1 -all");
        Approved lead = world.approved("Dns Hospital", "pat@dns.example");
        world.reserve(lead);

        world.work();

        Send held = world.send(lead, 0);
        assertThat(world.sendGrid.requests()).isZero();
        assertThat(held.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(held.verdict())
                .isEqualTo(
                        "sending was stopped by the check of the sending domain:"
                                + " northwind-energy.example is not authenticated: DKIM: no key at"
                                + " s1._domainkey.northwind-energy.example; DMARC: no record at"
                                + " _dmarc.northwind-energy.example");
        assertThat(held.remedy()).startsWith("Publish these DNS records");
    }

    @Test
    void onceTheRecordsArePublishedWhatWaitedLeaves() {
        guard();
        records = Map.of();
        Approved lead = world.approved("Dns Hospital", "pat@dns.example");
        world.reserve(lead);
        world.work();
        records = RECORDS;
        world.clock.advance(Duration.ofMinutes(16));

        world.dispatcher().dispatch();
        world.work();

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void aDomainThatPassedMayFailForThreeDays() {
        guard();
        sent("before");
        records = Map.of();
        world.clock.advance(Duration.ofHours(7));
        sent("just failed");
        world.clock.advance(Duration.ofHours(71));
        sent("almost three days");
        world.clock.advance(Duration.ofHours(1));

        Approved late = world.approved("Late Hospital", "pat@late.example");
        world.reserve(late);
        world.work();

        assertThat(world.send(late, 0).verdict()).contains("is not authenticated, for three days");
        assertThat(world.sendGrid.mails()).hasSize(3);
    }

    @Test
    void theDomainIsNotLookedUpForEachEmail() {
        guard();
        for (int i = 0; i < 5; i++) {
            sent("lead " + i);
        }

        assertThat(asked).hasSize(3);
    }

    @Test
    void whoeverTheLawProtectsIsHeldUntilABasisIsOnRecord() {
        Approved lead = world.approved("Canadian Hospital", "pat@hospital.ca");
        world.reserve(lead);
        world.work();
        Send held = world.send(lead, 0);
        world.leads.recordBasis(
                lead.leadId(),
                lead.contactId(),
                new Basis(Basis.Kind.CONSENT, LocalDate.parse("2026-11-20"), "trade fair"));
        world.clock.advance(Duration.ofDays(1));
        world.sweep().check(() -> true);
        world.dispatcher().dispatch();
        world.work();

        assertThat(held.verdict())
                .startsWith("they may be in Canada, and no basis is on record: CASL asks");
        assertThat(held.remedy()).contains("person basis", "consent", "published");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    private void sent(String name) {
        Approved lead = world.approved(name, "pat@" + name.replace(' ', '-') + ".example");
        world.reserve(lead);
        world.work();
        assertThat(world.send(lead, 0).status()).as(name).isEqualTo(SendStatus.ACCEPTED);
    }

    private void guard() {
        world.sending =
                new GuardedSwitch(
                        world.sending,
                        world.campaigns(),
                        new SenderStanding(
                                Authentication.byDns(
                                        name -> {
                                            asked.add(name);
                                            return records.containsKey(name)
                                                    ? List.of(records.get(name))
                                                    : List.of();
                                        },
                                        new DynamoDbDomainChecks(
                                                world.tables.client(),
                                                world.tables.table("counters")),
                                        List.of("s1")),
                                new DynamoDbReputations(
                                        world.tables.client(),
                                        world.tables.table("counters"),
                                        world.quotas)),
                        world.clock);
    }
}
