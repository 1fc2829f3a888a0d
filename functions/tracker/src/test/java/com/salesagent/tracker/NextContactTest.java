package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.platform.Json;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

/** Whom to write to next when the one who was written to is not the one. */
class NextContactTest {
    private final World world = new World();

    @Test
    void aHardBounceStartsOneAttemptAtTheNextContactWhichAPersonApproves() {
        Contacted lead = world.contacted(2);

        world.events().apply(bounce(lead, "one"));
        world.events().apply(bounce(lead, "one"));
        world.events().apply(bounce(lead, "a copy"));

        Lead now = world.leads.find(lead.leadId()).orElseThrow();
        assertThat(now.stage()).isEqualTo(Stage.APPROVED);
        assertThat(now.attempt()).isEqualTo(2);
        assertThat(world.started).containsOnlyKeys(lead.leadId() + "." + World.RUN + ".2");
        assertThat(Json.object(world.started.values().iterator().next()))
                .containsEntry("leadApproved", true)
                .containsEntry("leadId", lead.leadId());
    }

    @Test
    void anAttemptThatTheFirstDeliveryDidNotStartIsStartedByTheNext() {
        Contacted lead = world.contacted(2);
        world.events().apply(bounce(lead, "one"));
        world.started.clear();

        Applied again = world.events().apply(bounce(lead, "one"));

        assertThat(again).isEqualTo(Applied.DUPLICATE);
        assertThat(world.started).hasSize(1);
    }

    @Test
    void whereAPersonAnsweredABounceOfTheirColleagueStartsNothing() {
        Contacted lead = world.contacted(2);
        apply(Mails.reply(lead, "Could you call me tomorrow?"));

        world.events().apply(bounce(lead, "one"));

        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
        assertThat(world.started).isEmpty();
    }

    @Test
    void aReferralBecomesAProposedContactThatNobodyWritesToByItself() {
        Contacted lead = world.contacted(1);
        String address = "maria." + lead.leadId() + "@kaleida.org";

        apply(Mails.reply(lead, "Please talk to Maria Lopez, she runs facilities: " + address));

        Contact proposed =
                world.open(lead).contacts().stream()
                        .filter(contact -> contact.address().equals(address))
                        .findFirst()
                        .orElseThrow();
        assertThat(proposed.source()).startsWith("referral in reply ");
        assertThat(proposed.name()).isEqualTo("Maria Lopez");
        assertThat(world.open(lead).lead().needsContact()).isTrue();
        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
        assertThat(world.started).isEmpty();
        assertThat(world.leads.contactAt(address).orElseThrow().leadId()).isEqualTo(lead.leadId());
    }

    @Test
    void aReferralToWhoeverSaidStopOrBelongsToAnotherLeadIsNotProposed() {
        Contacted other = world.contacted(1);
        Contacted lead = world.contacted(1);
        String stopped = "stopped." + lead.leadId() + "@kaleida.org";
        world.suppression.suppress(stopped, new Entry("opt_out", "reply", world.now.get()));

        apply(
                Mails.reply(
                        lead,
                        "Not me. Please contact " + stopped + " or " + other.address() + "."));

        assertThat(world.open(lead).contacts()).hasSize(1);
        assertThat(world.types(lead)).containsExactly("reply");
    }

    @Test
    void aWrongPersonLeavesTheLeadAskingForAnother() {
        Contacted lead = world.contacted(1);

        apply(Mails.reply(lead, "You have the wrong person, I don't deal with our utilities."));

        assertThat(world.open(lead).events().getFirst().details())
                .containsEntry("intent", "wrong_person");
        assertThat(world.open(lead).lead().needsContact()).isTrue();
    }

    private Applied apply(Mails mail) {
        return world.replies().apply(mail.received(), world.now.get());
    }

    private static DeliveryEvent bounce(Contacted lead, String eventId) {
        Map<String, Object> json = new HashMap<>();
        json.put("event", "bounce");
        json.put("type", "bounce");
        json.put("timestamp", 1_795_500_000L);
        json.put("email", lead.address());
        json.put("sg_event_id", eventId);
        json.put("send_id", SendIds.reference(lead.leadId(), lead.sendId()));
        return DeliveryEvent.of(json);
    }
}
