package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Snapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whatever is thrown at the page: a clear answer, nothing changed, nothing in the log. */
final class BadInputTest {
    private static final Map<String, Integer> CLEAR =
            Map.of("unknown", 404, "correction", 422, "unreadable", 400, "too large", 413);

    private final World world = new World();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("com.salesagent");
    private String lead;
    private ApprovalKey key;
    private World.Link ann;
    private Map<String, String> before;

    @BeforeEach
    void oneDraftWaits() {
        lead = world.drafted("Kaleida Health");
        key = world.askDraft(lead);
        world.announce(World.DRAFTS);
        ann = world.link(World.ANN);
        before = items();
        ours.setLevel(Level.INFO);
        log.start();
        ours.addAppender(log);
    }

    @AfterEach
    void detach() {
        ours.detachAppender(log);
        ours.setLevel(null);
    }

    /** What there is to decide; a wrong code is counted with its link, and nowhere else. */
    private Map<String, String> items() {
        Map<String, String> items = world.everything();
        items.keySet().removeIf(name -> name.contains("/LINK#"));
        return items;
    }

    private void refused(APIGatewayProxyResponseEvent answer, String how) {
        assertThat(answer.getStatusCode()).isEqualTo(CLEAR.get(how));
        assertThat(answer.getBody())
                .contains("<h1>")
                .containsIgnoringCase("nothing was changed")
                .doesNotContain("Exception")
                .doesNotContain("com.salesagent");
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void noLinkThatIsNotTheApproversOpensOrDecidesAnything() {
        World.Link ben = world.link(World.BEN);
        for (String forged :
                List.of(
                        ann.key().substring(1),
                        ann.key() + "A",
                        new StringBuilder(ann.key()).reverse().toString(),
                        "A".repeat(43),
                        "' OR 1=1",
                        "%00")) {
            World.Link link = new World.Link(ann.reviewId(), forged, ann.code());
            refused(world.get(link), "unknown");
            refused(world.decide(link, key, "approve"), "unknown");
        }
        // The code is the approver's too: another's doesn't open this link.
        refused(world.decide(ann, key, "approve", "code", ben.code()), "correction");
    }

    @Test
    void aMegabyteInAnyFieldIsRefusedWithItsMeasure() {
        String huge = "x".repeat(1_000_000);

        refused(world.decide(ann, key, "reject", "reason-1", huge), "correction");
        refused(world.decide(ann, key, "regenerate", "feedback-1", huge), "correction");
        refused(world.decide(ann, key, "approve", "code", huge), "correction");
        refused(world.decide(ann, key, "edit", GatesTest.edits(world, lead, huge)), "correction");
        refused(world.call("POST", ann, Map.of(), huge + huge + "x"), "too large");
    }

    @Test
    void lineBreaksReachNoHeader() {
        String[] edits = GatesTest.edits(world, lead, "Hi Dana,\n\nWorth 15 minutes?");
        edits[1] = "Hello\r\nBcc: everyone@victim.example";

        refused(world.decide(ann, key, "edit", edits), "correction");
        String[] body =
                GatesTest.edits(world, lead, "Hi Dana,\r\nBcc: everyone@victim.example\r\n\r\nHi.");
        refused(world.decide(ann, key, "edit", body), "correction");
        assertThat(
                        ((Snapshot.OfDraft) world.approvals.find(key).orElseThrow().snapshot())
                                .envelope()
                                .seal("Hello\r\nBcc: x@y.example", "body")
                                .subject())
                .isEqualTo("Hello Bcc: x@y.example");
    }

    @Test
    void anEditCanNeitherEmptyAnEmailNorTakeItsOptOutAway() {
        refused(
                world.decide(ann, key, "edit", GatesTest.edits(world, lead, " \r\n ")),
                "correction");
        String[] edits = GatesTest.edits(world, lead, "Hi Dana,\n\nWorth 15 minutes?");
        String[] tampered = Arrays.copyOf(edits, edits.length + 4);
        tampered[edits.length] = "footer";
        tampered[edits.length + 1] = "";
        tampered[edits.length + 2] = "unsubscribeUrl-1";
        tampered[edits.length + 3] = "https://evil.example";

        world.decide(ann, key, "edit", tampered);
        world.flow();

        int version = (int) world.answers.get("token-draft-" + lead).get("draftVersion");
        var shown = (Snapshot.OfDraft) world.approvals.find(key).orElseThrow().snapshot();
        var emails = world.leads.draft(lead, version).orElseThrow().emails();
        assertThat(world.records.find(lead, key.approvalId()).orElseThrow().contentHashes())
                .isEqualTo(shown.hashes(emails));
        assertThat(
                        shown.envelope()
                                .seal(emails.getFirst().subject(), emails.getFirst().body())
                                .text())
                .contains("https://agent.example/unsubscribe/")
                .doesNotContain("evil.example");
    }

    @Test
    void neitherKeysNorCodesNorAddressesNorTextsAreLogged() {
        world.decide(ann, key, "approve", "code", "123123");
        world.decide(ann, key, "reject", "reason-1", "Dana Fox told me so");
        world.get(new World.Link(ann.reviewId(), "A".repeat(43), ""));
        world.flow();

        String logged =
                log.list.stream()
                        .map(e -> e.getFormattedMessage() + e.getKeyValuePairs())
                        .collect(Collectors.joining("\n"));
        assertThat(logged)
                .contains("review.decided")
                .doesNotContain(ann.key())
                .doesNotContain(ann.code())
                .doesNotContain("123123")
                .doesNotContain("@")
                .doesNotContain("Dana")
                .doesNotContain("token-draft");
    }
}
