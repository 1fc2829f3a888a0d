package com.salesagent.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A run added up from what its agents logged and where its leads stand. */
final class SummariseRunTest {
    private final World world = new World();

    private void log(String agent, String action, String lead, String outcome) {
        world.now = world.now.plusSeconds(1);
        world.runs.log(
                new LogEntry(World.RUN, agent, action, lead, outcome, "", 5, "", 0, 0, world.now));
    }

    private Summary summary() {
        return world.summaries().summarise(World.RUN).orElseThrow();
    }

    @Test
    void eachLeadIsCountedOnceWhereItStandsHoweverOftenItsAgentsWereCalled() {
        world.run();
        String waiting = world.scored("Kaleida Health");
        String sent = world.contacted("Mercy Hospital");
        String rejected = world.scored("Olean General");
        world.move(rejected, Stage.SCORED, Stage.ARCHIVED, "too far");
        world.runs.discovered(World.RUN, 3, 2, List.of());
        for (String lead : new String[] {waiting, sent, rejected}) {
            log("analyst", "analysed", lead, "high");
            log("analyst", "analysed", lead, "high");
        }
        log("writer", "drafted", sent, "low_confidence");
        log("writer", "drafted", sent, "ok");
        log("outreach", "sent", sent, "in_doubt");
        log("outreach", "sent", sent, "accepted");
        world.runs.status(World.RUN, Run.Status.REVIEWING);

        Summary summary = summary();

        assertThat(summary.analysed()).isEqualTo(3);
        assertThat(summary.tiers().high()).isEqualTo(3);
        assertThat(summary.savings().mid()).isEqualTo(3 * 104_085);
        assertThat(summary.approved()).isEqualTo(1);
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(summary.drafts()).isEqualTo(1);
        assertThat(summary.lowConfidence()).isZero();
        assertThat(summary.sent()).isEqualTo(1);
        assertThat(summary.inDoubt()).isZero();
        assertThat(summary.alreadyKnown()).isEqualTo(2);
        assertThat(summary.status()).isEqualTo("waiting");
        assertThat(summary.unsettled()).isEqualTo(1);
        assertThat(summary.leads()).hasSize(3);
    }

    @Test
    void whatALeadWaitsForIsSaidInWords() {
        world.run();
        String parked = world.scored("Kaleida Health");
        world.leads.patch(parked, LeadPatch.ofProblem("nobody decided at gate 1"));
        String nobody = world.approved("Mercy Hospital");
        world.leads.patch(nobody, LeadPatch.ofNeedsContact(true));
        String contacted = world.contacted("Olean General");
        for (String lead : new String[] {parked, nobody, contacted}) {
            log("analyst", "analysed", lead, "high");
        }

        Summary summary = summary();

        assertThat(summary.waiting())
                .extracting(Summary.Waiting::reason)
                .anyMatch(reason -> reason.contains("./sales-agent lead resume " + parked))
                .anyMatch(reason -> reason.contains("./sales-agent contact add " + nobody))
                .anyMatch(reason -> reason.startsWith("a reply, or follow-up 1 on Fri 27 Nov"));
        assertThat(summary.unsettled()).isZero();
    }

    @Test
    void emailsThatNobodyCanApproveAsTheyReadAreHeldWithAReasonAndDontKeepARunWaitingForEver() {
        world.run();
        String open = world.asked("Kaleida Health").leadId();
        String held = world.asked("Mercy Hospital", "for {{company}}").leadId();
        for (String lead : new String[] {open, held}) {
            log("analyst", "analysed", lead, "high");
        }

        Summary summary = summary();

        assertThat(summary.unsettled()).isEqualTo(1);
        assertThat(summary.waiting())
                .filteredOn(waiting -> waiting.leadId().equals(open))
                .extracting(Summary.Waiting::reason)
                .containsExactly("approval of the emails");
        assertThat(summary.waiting())
                .filteredOn(waiting -> waiting.leadId().equals(held))
                .extracting(Summary.Waiting::reason)
                .singleElement()
                .asString()
                .startsWith("a person: the emails can't be approved as they read");
    }

    @Test
    void aRunThatFailedSaysSoAndAnUnknownOneIsNobodys() {
        world.run();
        world.runs.status(World.RUN, Run.Status.FAILED);

        assertThat(summary().status()).isEqualTo("failed");
        assertThat(world.summaries().summarise("20261124-000000")).isEmpty();
    }
}
