package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.World.Approved;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The link in each email, as people, mail programs and link scanners use it. */
class UnsubscribeTest {
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String BUTTON = "unsubscribe=yes";

    private final World world = new World();
    private final UnsubscribeHandler handler =
            new UnsubscribeHandler(world.unsubscribe(), new UnsubscribePages());
    private final Approved lead = world.approved("Link Hospital", "pat@link.example");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void lookingTwoHundredTimesChangesNothing() {
        world.reserve(lead);

        for (int i = 0; i < 100; i++) {
            ask("GET", token(), "");
            ask("HEAD", token(), "");
        }
        APIGatewayProxyResponseEvent page = ask("GET", token(), "");

        assertThat(page.getStatusCode()).isEqualTo(200);
        assertThat(page.getBody()).contains("Stop emails to p...@link.example?");
        assertThat(page.getBody()).doesNotContain("pat@link.example");
        assertThat(ask("HEAD", token(), "").getBody()).isEmpty();
        assertThat(world.suppression.find("pat@link.example")).isEmpty();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void thePageHasNoScriptAndIsKeptNowhere() {
        APIGatewayProxyResponseEvent page = ask("GET", token(), "");

        assertThat(page.getBody()).doesNotContain("<script").contains("<form method=\"post\"");
        assertThat(page.getHeaders())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");
        assertThat(page.getHeaders().get("Content-Security-Policy"))
                .startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_CLICK, BUTTON})
    void aPostStopsEverythingForThisPersonAtOnce(String form) {
        world.reserve(lead);

        APIGatewayProxyResponseEvent answer = ask("POST", token(), form);
        world.work();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("Done: no more emails")
                .doesNotContain("pat@link.example");
        assertThat(world.suppression.find("pat@link.example").orElseThrow().source())
                .isEqualTo(form.equals(ONE_CLICK) ? "one_click" : "page");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.send(lead, 0).verdict()).isEqualTo("the contact asked us to stop");
        assertThat(world.leads.contacts(lead.leadId()).getFirst().deliverability())
                .isEqualTo(Deliverability.OPTED_OUT);
        assertThat(world.stage(lead)).isEqualTo(Stage.ARCHIVED);
        assertThat(world.sendGrid.requests()).isZero();
    }

    @Test
    void aMailProgramMayPostTheOneClickFormAsMultipart() {
        String boundary = "----b1";
        String body =
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--"
                        + boundary
                        + "--\r\n";
        APIGatewayProxyRequestEvent request =
                request("POST", token(), "")
                        .withBody(
                                Base64.getEncoder()
                                        .encodeToString(body.getBytes(StandardCharsets.UTF_8)))
                        .withIsBase64Encoded(true);

        handler.handleRequest(request, null);

        assertThat(world.suppression.find("pat@link.example").orElseThrow().source())
                .isEqualTo("one_click");
    }

    @Test
    void aRepeatedPostAndALinkFromYearsAgoWorkTheSame() {
        ask("POST", token(), ONE_CLICK);
        world.clock.advance(Duration.ofDays(3650));

        APIGatewayProxyResponseEvent again = ask("POST", token(), BUTTON);

        assertThat(again.getStatusCode()).isEqualTo(200);
        assertThat(again.getBody()).contains("Done: no more emails");
        assertThat(world.suppression.find("pat@link.example").orElseThrow().source())
                .isEqualTo("one_click");
    }

    @Test
    void afterTheFirstEmailTheFollowUpsAreCancelledWithTheOptOut() {
        world.reserve(lead);
        world.work();

        ask("POST", token(), BUTTON);
        world.clock.advance(Duration.ofDays(30));
        world.dispatcher().dispatch();
        world.work();
        world.sweep().check(() -> true);

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.sendGrid.requests()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAnApprovalIsVoidInTheSameMoment() {
        ApprovalKey key = new ApprovalKey(new ReviewId(World.RUN, Gate.LEAD), lead.leadId(), 1, 1);
        Snapshot.OfLead shown =
                new Snapshot.OfLead(
                        "Link Hospital",
                        "Buffalo, NY",
                        "healthcare",
                        "",
                        "",
                        "a register",
                        "row 1",
                        "high",
                        80,
                        new Breakdown(80, 80, 80, 80),
                        1_000_000,
                        new Savings(100_000, 135_000, 170_000),
                        "basis",
                        "reason");
        world.open.request(
                Approval.asked(
                        key,
                        Campaign.DEFAULT,
                        shown,
                        world.now(),
                        world.now().plus(Duration.ofDays(3))),
                "token");

        ask("POST", token(), ONE_CLICK);

        Approval voided = world.open.find(key).orElseThrow();
        assertThat(voided.status()).isEqualTo(Approval.Status.VOID);
        assertThat(voided.note()).isEqualTo("the contact asked us to stop");
    }

    @Test
    void aLeadWithSomebodyElseToWriteToIsNotArchived() {
        Approved two = world.approved("Two Contacts", "first@two.example", "second@two.example");

        ask("POST", token(two), ONE_CLICK);

        assertThat(world.stage(two)).isEqualTo(Stage.DRAFT_CREATED);
        assertThat(world.suppression.find("second@two.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "List-Unsubscribe=No", "unsubscribe=no", "x=List-Unsubscribe"})
    void aPostThatAsksForNothingChangesNothing(String body) {
        APIGatewayProxyResponseEvent answer = ask("POST", token(), body);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("Stop emails to");
        assertThat(world.suppression.find("pat@link.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void aForgedLinkIsToldApartAndDoesNothing(String method) {
        String forged = token().substring(0, token().length() - 1) + "x";

        APIGatewayProxyResponseEvent answer = ask(method, forged, ONE_CLICK);

        assertThat(answer.getStatusCode()).isIn(400, 404);
        assertThat(world.suppression.find("pat@link.example")).isEmpty();
    }

    @Test
    void noPieceOrMixtureOfGenuineLinksDoesAnything() {
        Approved other = world.approved("Other Hospital", "x@other.example", "sam@other.example");
        String[] mine = token().split("\\.", -1);
        String url = world.links.url(other.leadId(), "pat-doe-1");
        String[] theirs = url.substring(url.lastIndexOf('/') + 1).split("\\.", -1);
        List<String> forged = new ArrayList<>();
        for (int length = 0; length < token().length(); length += 3) {
            forged.add(token().substring(0, length));
        }
        forged.add(mine[0] + "." + mine[1] + "." + theirs[2]);
        forged.add(mine[0] + "." + theirs[1] + "." + mine[2]);
        forged.add(theirs[0] + "." + mine[1] + "." + mine[2]);
        forged.add(token() + ".");
        forged.add("." + token());
        forged.add(token() + "0");
        forged.add(token().toUpperCase(Locale.ROOT));
        forged.add(mine[0] + ".." + mine[2]);
        forged.add("../" + token());
        forged.add(token() + "\r\nSet-Cookie: a=b");
        forged.add("x".repeat(1_000_000));

        for (String token : forged) {
            APIGatewayProxyResponseEvent answer = ask("POST", token, ONE_CLICK);

            assertThat(answer.getStatusCode()).as(token).isEqualTo(404);
            assertThat(answer.getBody()).doesNotContain("pat@").doesNotContain("sam@");
        }
        assertThat(world.suppression.find("pat@link.example")).isEmpty();
        assertThat(world.suppression.find("sam@other.example")).isEmpty();
    }

    @Test
    void aBodyOfAMegabyteIsNoRequest() {
        APIGatewayProxyResponseEvent answer =
                ask("POST", token(), ONE_CLICK + "&x=" + "y".repeat(1_000_000));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(world.suppression.find("pat@link.example")).isEmpty();
    }

    @Test
    void someoneErasedIsToldTheTruthWithoutAnAddress() {
        String gone = world.links.url("erased-lead", "erased-contact");
        String token = gone.substring(gone.lastIndexOf('/') + 1);

        APIGatewayProxyResponseEvent answer = ask("POST", token, BUTTON);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("We hold no address for this link any more");
    }

    private String token() {
        return token(lead);
    }

    private String token(Approved of) {
        String url = world.links.url(of.leadId(), of.contactId());
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private APIGatewayProxyResponseEvent ask(String method, String token, String body) {
        return handler.handleRequest(request(method, token, body), null);
    }

    private static APIGatewayProxyRequestEvent request(String method, String token, String body) {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(method)
                .withPath("/unsubscribe/" + token)
                .withPathParameters(Map.of("token", token))
                .withHeaders(Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .withBody(body);
    }
}
