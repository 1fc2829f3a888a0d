package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Gate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/** Findings stand at their sentence, and what must not leave can't be approved by any way. */
final class ContentOnThePageTest {
    private static final String WRONG = "It is worth $900k a year to you.";

    private final World world = new World();
    private String good;
    private ApprovalKey key;
    private ApprovalKey badKey;
    private World.Link ann;

    @BeforeEach
    void aGoodAndABadDraftWait() {
        good = world.drafted("Kaleida Health");
        key = world.askDraft(good);
        String bad = world.drafted("Mercy Hospital");
        world.draft(bad, 2, "Hi Dana,\n\nA good day to you. " + WRONG + " Our clients agree.", "");
        badKey = world.ask(Gate.DRAFT, bad, 1, 2, "token-draft-" + bad);
        world.announce(World.DRAFTS);
        ann = world.link(World.ANN);
    }

    @Test
    void aFindingStandsAtItsSentenceAndSaysWhetherItBlocks() {
        String html = world.get(ann).getBody();

        assertThat(html)
                .contains("<mark class=\"blocking\">" + WRONG + "</mark>")
                .contains("Must not leave: the figure $900k that is in no fact.")
                .contains("<mark class=\"doubtful\">Our clients agree.</mark>")
                .contains("Look again: a claim about others")
                .containsOnlyOnce("be approved as it reads");
    }

    @Test
    void approvingAllLeavesOutWhatMustNotLeave() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version-1", "1");
        fields.put("version-2", "1");
        fields.put("all", "approve");
        fields.put("code", ann.code());

        var answer =
                world.call(
                        "POST",
                        ann,
                        Map.of(),
                        "item="
                                + key.item().replace("#", "%23")
                                + "&item="
                                + badKey.item().replace("#", "%23")
                                + "&"
                                + World.form(fields));

        assertThat(answer.getBody()).contains("1 approved, 1 can\u2019t be approved as it reads.");
        assertThat(world.approvals.find(badKey).orElseThrow().decided()).isNull();
    }

    @Test
    void anEditIsCheckedByTheSameRules() {
        var placeholder = edit("Hi Dana,\n\nI hope [Company] is well. Worth 15 minutes?\n\nAlex");
        var money = edit("Hi Dana,\n\nThat is $900k. Worth 15 minutes?\n\nAlex");
        var name = edit("Hi Bob,\n\nWorth 15 minutes?\n\nAlex");
        var fine = edit("Hi Dana,\n\nThat is $104k. Worth 15 minutes?\n\nAlex");

        assertThat(placeholder.getStatusCode()).isEqualTo(422);
        assertThat(placeholder.getBody()).contains("a placeholder").contains("I hope [Company]");
        assertThat(money.getBody()).contains("the figure $900k that is in no fact");
        assertThat(name.getBody()).contains("the name Bob, but it goes to Dana Fox");
        assertThat(fine.getStatusCode()).isEqualTo(200);
    }

    private APIGatewayProxyResponseEvent edit(String body) {
        return world.decide(
                ann,
                key,
                "edit",
                "subject-1-0",
                "Your energy bills",
                "body-1-0",
                body,
                "subject-1-1",
                "Re: Your energy bills",
                "body-1-1",
                "Hi Dana,\n\nDid this reach you?\n\nAlex",
                "subject-1-2",
                "Re: Your energy bills",
                "body-1-2",
                "Hi Dana,\n\nOne more figure.\n\nAlex",
                "subject-1-3",
                "Re: Your energy bills",
                "body-1-3",
                "Hi Dana,\n\nI'll close this.\n\nAlex");
    }
}
