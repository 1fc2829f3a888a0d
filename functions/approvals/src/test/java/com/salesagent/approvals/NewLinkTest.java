package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** The button on the page of an expired link. */
final class NewLinkTest {
    private final World world = new World();
    private String lead;
    private ApprovalKey key;
    private World.Link ann;

    @BeforeEach
    void aDraftThatNobodyDecidedAboutInTime() {
        lead = world.drafted("Kaleida Health");
        key = world.askDraft(lead);
        world.announce(World.DRAFTS);
        ann = world.link(World.ANN);
        world.now = world.now.plus(Duration.ofDays(3));
    }

    @Test
    void anExpiredPageHasAButtonForANewLinkAndDecidesNothing() {
        APIGatewayProxyResponseEvent page = world.get(ann);

        assertThat(page.getStatusCode()).isEqualTo(410);
        assertThat(page.getBody())
                .contains("Send me a new link</button>")
                .contains("lead resume --run " + World.RUN)
                .doesNotContain(World.ANN);
        assertThat(world.decide(ann, key, "approve").getStatusCode()).isEqualTo(410);
        assertThat(world.decidedCount(World.DRAFTS)).isZero();
    }

    @Test
    void parkedLeadsAreAskedAboutAgainAndTheOldLinkOpensWithTheNewMail() {
        expire();

        ask(World.ANN);
        world.flow();
        world.deliverRenewals();
        world.draft(lead, 2, "Hi Dana,\n\nStill about your buildings.", "");
        world.request.handleRequest(
                new RequestApproval(
                        "draft", World.RUN, lead, "default", 2, 1, 2, "", "token-second", ""),
                null);
        world.announce(World.DRAFTS);

        assertThat(world.started).containsExactly(lead + "." + World.RUN + ".2");
        assertThat(world.leads.find(lead).orElseThrow())
                .satisfies(
                        asked -> {
                            assertThat(asked.attempt()).isEqualTo(2);
                            assertThat(asked.problem()).isEmpty();
                        });
        assertThat(world.link(World.ANN)).isEqualTo(ann);
        assertThat(world.get(ann).getStatusCode()).isEqualTo(200);
    }

    @Test
    void whoAsksBeforeTheSweepCameIsAnsweredOnceTheExpiryReachedTheLead() {
        ask(World.ANN);
        world.flow();
        world.deliverRenewals();
        assertThat(world.started).isEmpty();

        world.flow();
        world.deliverRenewals();

        assertThat(world.started).containsExactly(lead + "." + World.RUN + ".2");
        assertThat(world.renewals).isEmpty();
    }

    @Test
    void whatIsStillOpenComesAtOnceAndOnlyToTheApproverWhoseLinkItWas() {
        world.askDraft(world.drafted("Mercy Hospital"));
        world.flow();
        world.mails.clear();

        ask(World.ANN);
        world.flow();
        world.deliverRenewals();

        assertThat(world.mails)
                .singleElement()
                .satisfies(
                        mail -> {
                            assertThat(mail.to()).isEqualTo(World.ANN);
                            assertThat(mail.subject()).startsWith("Your new link: 1 draft");
                        });
        assertThat(world.get(world.link(World.ANN)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void aReviewIsAskedForThreeTimesAnHourAtMostAndTheAnswerIsAlwaysTheSame() {
        expire();
        World.Link ben = world.link(World.BEN);
        String answer = ask(World.ANN).getBody();

        for (int i = 0; i < 5; i++) {
            world.now = world.now.plusSeconds(1);
            assertThat(ask(i % 2 == 0 ? ann : ben, i % 2 == 0 ? World.ANN : World.BEN).getBody())
                    .isEqualTo(answer);
        }
        assertThat(ask("stranger@elsewhere.example").getBody()).isEqualTo(answer);
        world.flow();
        assertThat(world.renewals).hasSize(3);

        world.now = world.now.plus(Duration.ofHours(1));
        ask(World.ANN);
        world.flow();
        assertThat(world.renewals).hasSize(4);
    }

    @Test
    void withoutTheApproversAddressNothingChanges() {
        expire();
        Map<String, String> before = world.everything();

        world.call("POST", ann, Map.of(), "renew=link");
        world.call("POST", ann, Map.of(), "renew=link&address=");
        ask(World.BEN);
        ask("x".repeat(1_000_000));

        assertThat(world.everything()).isEqualTo(before);
    }

    @Test
    void whoIsNoApproverAnyMoreGetsNoLink() {
        expire();
        world.settings("off", Map.of("APPROVERS", World.BEN));
        world.mails.clear();

        ask(World.ANN);
        world.flow();
        world.deliverRenewals();

        assertThat(world.mails).isEmpty();
        assertThat(world.started).isEmpty();
    }

    @Test
    void aLeadThatWentOnMeanwhileIsLeftAlone() {
        String other = world.lead("Olean General", Tier.HIGH);
        world.ask(Gate.LEAD, other, 1, 0, "token-other");
        world.announce(World.LEADS);
        World.Link link = world.link(World.ANN);
        world.decide(link, new ApprovalKey(World.LEADS, other, 1, 1), "approve");
        world.flow();
        world.now = world.now.plus(Duration.ofDays(3));

        ask(link, World.ANN);
        world.flow();
        world.deliverRenewals();

        assertThat(world.started).isEmpty();
    }

    private void expire() {
        world.sweep.handleRequest(Map.of(), null);
        world.flow();
    }

    private APIGatewayProxyResponseEvent ask(String address) {
        return ask(ann, address);
    }

    private APIGatewayProxyResponseEvent ask(World.Link link, String address) {
        return world.call(
                "POST", link, Map.of(), World.form(Map.of("renew", "link", "address", address)));
    }
}
