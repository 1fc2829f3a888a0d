package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the public page shows and, above all, what it never does. */
final class ReviewPageTest {
    private final World world = new World();
    private String lead;
    private ApprovalKey key;
    private World.Link ann;

    @BeforeEach
    void oneDraftWaits() {
        lead = world.drafted("Kaleida Health");
        key = world.askDraft(lead);
        world.announce(World.DRAFTS);
        ann = world.link(World.ANN);
    }

    @Test
    void theHiddenFieldsWithApproveAllAndTheCodeApproveTheWholePage() {
        Map<String, String> fields = hidden(world.get(ann).getBody());
        fields.put("all", "approve");
        fields.put("code", ann.code());

        var answer = world.call("POST", ann, Map.of(), World.form(fields));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("1 approved.");
        assertThat(world.decidedCount(World.DRAFTS)).isEqualTo(1);
    }

    @Test
    void aSingleDraftMayBeApprovedByItsCompanysName() {
        var answer = world.decide(ann, key, "approve", "code", "the kaleida health, inc.");

        assertThat(answer.getStatusCode()).isEqualTo(200);
    }

    @Test
    void aWrongCodeChangesNoItemAndGuessingIsStopped() {
        for (int guess = 0; guess < 20; guess++) {
            assertThat(
                            world.decide(ann, key, "approve", "code", "99%04d".formatted(guess))
                                    .getBody())
                    .contains("not the code");
        }
        assertThat(world.decidedCount(World.DRAFTS)).isZero();
        var blocked = world.decide(ann, key, "approve");
        world.now = world.now.plus(Duration.ofHours(1));
        var later = world.decide(ann, key, "approve");

        assertThat(blocked.getBody()).contains("too many wrong codes");
        assertThat(later.getStatusCode()).isEqualTo(200);
    }

    @Test
    void aDoubleClickIsOneDecisionAndBothTimesTheSameAnswer() {
        var first = world.decide(ann, key, "approve");
        var second = world.decide(ann, key, "approve");

        assertThat(second.getStatusCode()).isEqualTo(200);
        assertThat(second.getBody()).isEqualTo(first.getBody());
    }

    @Test
    void theSecondApproverSeesWhoDecidedWhatAndWhen() {
        World.Link ben = world.link(World.BEN);
        world.decide(ann, key, "reject", "reason-1", "wrong person");

        var late = world.decide(ben, key, "approve");

        assertThat(late.getStatusCode()).isEqualTo(409);
        assertThat(late.getBody())
                .contains("1 decided before.")
                .contains("Rejected by ann@seller.example on Tue 24 Nov 2026, 15:01 UTC");
        assertThat(world.get(ben).getBody()).contains("Rejected by ann@seller.example");
    }

    @Test
    void anItemThatChangedSinceThePageWasOpenedIsNotDecided() {
        world.draft(lead, 2, "Hi Dana,\n\nAnother text.", "");
        world.ask(Gate.DRAFT, lead, 1, 2, "token-again");

        var answer = world.decide(ann, key, "approve");

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(answer.getBody()).contains("1 changed since you opened it.");
        assertThat(world.decidedCount(World.DRAFTS)).isZero();
    }

    @Test
    void anOptOutVoidsWhatWaitsAndThePageSaysSo() {
        world.approvals.voidPending(World.RUN, lead, "the contact opted out", world.now);

        var answer = world.decide(ann, key, "approve");
        world.flow();

        assertThat(answer.getBody()).contains("1 contact opted out.");
        assertThat(world.answers.get("token-draft-" + lead))
                .containsEntry("decision", "rejected")
                .containsEntry("by", "policy")
                .containsEntry("reason", "the contact opted out");
    }

    @Test
    void eachRowHasItsOwnOutcome() {
        String other = world.drafted("Mercy Hospital");
        ApprovalKey second = world.askDraft(other);
        world.decide(world.link(World.BEN), second, "reject", "reason-1", "no");
        Map<String, String> fields = new HashMap<>();
        String form =
                World.form(Map.of("item", key.item()))
                        + "&"
                        + World.form(Map.of("item", second.item()));
        fields.put("version-1", "1");
        fields.put("version-2", "1");
        fields.put("all", "approve");
        fields.put("code", ann.code());

        var answer = world.call("POST", ann, Map.of(), form + "&" + World.form(fields));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("1 approved, 1 decided before.");
    }

    @Test
    void anExpiredItemIsNotDecidedEvenIfTheSweepNeverCame() {
        world.now = world.now.plus(Duration.ofHours(71));
        String late = world.drafted("Mercy Hospital");
        world.askDraft(late);
        world.announce(World.DRAFTS);
        World.Link fresh = world.link(World.ANN);
        world.now = world.now.plus(Duration.ofHours(1));

        var answer = world.decide(fresh, key, "approve");

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(answer.getBody()).contains("1 expired.");
        assertThat(world.decidedCount(World.DRAFTS)).isZero();
    }

    @Test
    void forgedTruncatedAndOtherReviewsLinksOpenNothing() {
        world.askLead(world.lead("Mercy Hospital", Tier.HIGH));
        world.announce(World.LEADS);
        World.Link otherReview = new World.Link(ann.reviewId(), world.link(World.ANN).key(), "");
        Map<String, String> before = world.everything();

        for (World.Link link :
                new World.Link[] {
                    otherReview,
                    new World.Link(ann.reviewId(), "A".repeat(43), ann.code()),
                    new World.Link(ann.reviewId(), ann.key().substring(0, 42), ann.code()),
                    new World.Link(ann.reviewId(), "", ann.code()),
                    new World.Link("no-such-draft", ann.key(), ann.code()),
                    new World.Link("../../etc/passwd", ann.key(), ann.code()),
                }) {
            assertThat(world.get(link).getStatusCode()).isEqualTo(404);
            assertThat(world.decide(link, key, "approve").getStatusCode()).isEqualTo(404);
        }
        assertThat(world.everything()).isEqualTo(before);
    }

    @Test
    void editsThatCantLeaveAreRefusedAndWhatWasEnteredIsKept() {
        Map<String, String> before = world.everything();

        var empty = world.decide(ann, key, "edit", GatesTest.edits(world, lead, "  \r\n "));
        String[] injected = GatesTest.edits(world, lead, "A new text");
        injected[1] = "Hello\r\nBcc: everyone@victim.example";
        var header = world.decide(ann, key, "edit", injected);
        var huge =
                world.decide(ann, key, "edit", GatesTest.edits(world, lead, "x".repeat(1_000_000)));
        var unchosen = world.decide(ann, key, "approve", GatesTest.edits(world, lead, "Changed."));

        assertThat(empty.getBody()).contains("The text of email 1 is empty.");
        assertThat(header.getBody()).contains("The subject of email 1 must be one line.");
        assertThat(huge.getBody()).contains("at most 10,000 characters, got 1,000,000");
        assertThat(unchosen.getBody())
                .contains("chose to approve it as shown")
                .contains("Changed.");
        assertThat(world.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&==&",
                "item=%zz",
                "item",
                "choice-1=approve&item=nobody%2301%2301&version-1=1",
                "choice-1=launch&version-1=1",
            })
    void aFormThatNoPageSentChangesNothing(String body) {
        Map<String, String> before = world.everything();

        APIGatewayProxyResponseEvent answer = world.call("POST", ann, Map.of(), body);

        assertThat(answer.getStatusCode()).isIn(400, 409, 422);
        assertThat(world.everything()).isEqualTo(before);
    }

    @Test
    void anotherContentTypeOrTooLargeABodyIsRefused() {
        APIGatewayProxyRequestEvent json =
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod("POST")
                        .withPathParameters(Map.of("reviewId", ann.reviewId()))
                        .withQueryStringParameters(Map.of("k", ann.key()))
                        .withHeaders(Map.of("content-type", "application/json"))
                        .withBody("{}");

        assertThat(world.page.handleRequest(json, null).getStatusCode()).isEqualTo(415);
        assertThat(world.call("POST", ann, Map.of(), "x".repeat(2_000_001)).getStatusCode())
                .isEqualTo(413);
    }

    @Test
    void namesAreShownAsTextWhateverTheyHold() {
        world.askDraft(world.drafted("<script>alert(1)</script>\"'&"));

        String html = world.get(ann).getBody();

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void neitherTaskTokensNorTheCodeStandOnThePageOrInTheLink() {
        String html = world.get(ann).getBody();

        assertThat(html).doesNotContain("token-draft").doesNotContain(ann.code());
        assertThat(world.mails.toString()).doesNotContain("token-draft");
    }

    @Test
    void theKeyIsStoredAsAHashOnly() {
        assertThat(world.everything().toString())
                .doesNotContain(ann.key())
                .doesNotContain(ann.code());
    }

    @Test
    void thePageMayLoadNothingAndBeFramedByNobody() {
        Map<String, String> headers = world.get(ann).getHeaders();

        assertThat(headers)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("X-Robots-Tag", "noindex, nofollow");
        assertThat(headers.get("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void nothingIsChosenBeforehandAndEachFieldHasALabel() {
        String html = world.get(ann).getBody();

        assertThat(html).doesNotContain("checked");
        Matcher field =
                Pattern.compile("<(?:input|textarea)(?![^>]*hidden)[^>]*id=\"([^\"]+)\"")
                        .matcher(html);
        int fields = 0;
        while (field.find()) {
            assertThat(html).contains("<label for=\"" + field.group(1) + "\"");
            fields++;
        }
        assertThat(fields).isEqualTo(4 + 8 + 2 + 2);
    }

    @Test
    void thePageNamesWhatWillHappen() {
        assertThat(world.get(ann).getBody())
                .contains(
                        "4 emails to one person at Kaleida Health, the first as soon as you"
                                + " approve")
                .contains("Demonstration contact")
                .contains("https://agent.example/unsubscribe/");
    }

    @Test
    void manyItemsComeInPagesOfTwentyFiveAndEachIsShownOnce() {
        for (int i = 0; i < 60; i++) {
            world.askLead(world.lead("Hospital " + i, i % 3 == 0 ? Tier.HIGH : Tier.MEDIUM));
        }
        world.announce(World.LEADS);
        World.Link link = world.link(World.ANN);
        Set<String> seen = new HashSet<>();
        Map<String, String> query = Map.of();
        int pages = 0;
        while (query != null) {
            String html = world.call("GET", link, query, null).getBody();
            Matcher item = Pattern.compile("name=\"item\" value=\"([^\"]+)\"").matcher(html);
            while (item.find()) {
                assertThat(seen.add(item.group(1))).isTrue();
            }
            Matcher next = Pattern.compile("rel=\"next\" href=\"\\?([^\"]+)\"").matcher(html);
            query = next.find() ? query(next.group(1)) : null;
            pages++;
        }

        assertThat(seen).hasSize(60);
        assertThat(pages).isEqualTo(3);
        assertThat(world.approvals.page(World.LEADS, new Filter(false, "high", false, ""), "", 50))
                .hasSize(20)
                .allMatch(approval -> approval.status() == Status.PENDING);
    }

    private static Map<String, String> query(String href) {
        Map<String, String> query = new HashMap<>();
        for (String pair : href.replace("&amp;", "&").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(
                    parts[0],
                    java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
        }
        query.remove("k");
        return query;
    }

    @Test
    void rowsThatWereDecidedBeforeDontShiftTheChoicesOfTheOthers() {
        ApprovalKey second = world.askDraft(world.drafted("Mercy Hospital"));
        ApprovalKey third = world.askDraft(world.drafted("Olean General Hospital"));
        world.decide(ann, key, "reject", "reason-1", "wrong person");
        String html = world.get(ann).getBody();
        StringBuilder form = new StringBuilder();
        Matcher item =
                Pattern.compile(
                                "name=\"item\""
                                        + " value=\"([^\"]+)\"\\s*>\\s*<input[^>]*version-(\\d+)")
                        .matcher(html);
        while (item.find()) {
            ApprovalKey shown = ApprovalKey.of(World.DRAFTS, item.group(1)).orElseThrow();
            form.append("&").append(World.form(Map.of("item", item.group(1))));
            form.append("&version-").append(item.group(2)).append("=1");
            if (shown.equals(second)) {
                form.append("&choice-").append(item.group(2)).append("=reject");
                form.append("&reason-").append(item.group(2)).append("=later");
            }
        }

        var answer = world.call("POST", ann, Map.of(), form.substring(1) + "&code=" + ann.code());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(status(second)).isEqualTo(Status.DECIDED);
        assertThat(status(third)).isEqualTo(Status.PENDING);
    }

    private Status status(ApprovalKey which) {
        return world.approvals.all(World.DRAFTS, Filter.NONE).stream()
                .filter(approval -> approval.key().equals(which))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static Map<String, String> hidden(String html) {
        Map<String, String> fields = new HashMap<>();
        Matcher input =
                Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                        .matcher(html);
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        return fields;
    }
}
