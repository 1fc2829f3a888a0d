package com.salesagent.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.salesagent.local.LocalCloud;
import com.salesagent.local.Waiting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The approver's way from the mailbox to "what happened", in a real browser: on a phone, without
 * script, by keyboard alone.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReviewPagesInABrowserTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int COMPANIES = 5;
    private static final String ANN = "ann@lakeside-energy.example";
    private static final String BEN = "ben@lakeside-energy.example";
    private static final Pattern UNSUBSCRIBE = Pattern.compile("http\\S+/unsubscribe/\\S+");

    @TempDir private Path folder;
    private LocalCloud local;
    private Cloud cloud;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(
                chromium.isPresent(),
                "no chromium is installed, so the pages were not tried in a browser");
        browser = Browser.start(chromium.get());
        local =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(LocalCloud.Ports.ANY)
                                .with(
                                        Map.of(
                                                "WEBSITES", "off",
                                                "MODEL_PROVIDER", "none",
                                                "APPROVERS", ANN + "," + BEN,
                                                // A draft is four emails.
                                                "TWO_PERSON_ABOVE", "8")));
        cloud = new Cloud(local.endpoints().http());
    }

    @AfterEach
    void stop() {
        if (local != null) {
            local.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anApproverNeedsNoScriptNoMouseAndNoBigScreen() throws Exception {
        browser.open(cloud.here("/mailbox"));
        browser.look("mailbox-empty");
        String runId = cloud.run("healthcare", "Buffalo, NY", COMPANIES);
        mailArrives("Review " + COMPANIES + " leads");

        followTheMail("leads");
        decideOnLeads();
        mailArrives("Review 4 drafts");
        followTheMail("drafts");
        decideOnDrafts();
        theOtherPersonApprovesToo();
        Waiting.until("sent", PATIENCE, () -> cloud.summary(runId).path("sent").asInt() == 2);
        thePageTellsWhatWasDecided();
        oneEmailIsChanged(contacted(runId));
        theProspectSeesAndStops();
        theLinkExpires();
        aNewLinkIsAskedFor();
    }

    private Page page() {
        return browser.page();
    }

    private void mailArrives(String subject) throws InterruptedException {
        Waiting.until(
                subject,
                PATIENCE,
                () ->
                        cloud.mailToUs("review").stream()
                                .anyMatch(m -> m.path("subject").asText().startsWith(subject)));
    }

    private void followTheMail(String what) throws IOException {
        browser.open(cloud.here("/mailbox"));
        browser.look("mailbox-" + what);
        String id = newestMailTo(ANN).path("id").asText();
        browser.pressOn(
                page().locator("section[aria-labelledby=you] .rows a[href*='%s']".formatted(id)),
                "Enter");
        page().waitForURL("**/mailbox/mail/**");
        browser.look("mail-" + what);
        browser.followInNewTab(page().frameLocator("iframe").locator("a"));
        browser.look("review-" + what);
    }

    private Locator choice(int row, String choice) {
        return page().locator("#" + choice + "-" + row);
    }

    private void decideOnLeads() throws IOException {
        browser.choose(choice(1, "approve"), choice(1, "approve"));
        browser.choose(choice(2, "approve"), choice(2, "reject"));
        browser.type(page().locator("#reason-2"), "a customer of ours already");
        browser.pressOn(page().locator("#all"), "Space");
        typeTheCode();
        browser.look("review-leads-filled-in");
        browser.pressOn(page().locator("button[type=submit]"), "Enter");

        page().locator("h1").waitFor();
        browser.look("outcome-leads");
        assertThat(page().locator("[role=status]").innerText()).contains("4 approved, 1 rejected");
        assertThat(page().locator(".outcomes li").count()).isEqualTo(COMPANIES);
    }

    private void decideOnDrafts() throws IOException {
        Locator article = page().locator("article").first();
        browser.choose(choice(1, "approve"), choice(1, "edit"));
        browser.pressOn(article.locator("summary:text-is('Edit the emails')"), "Enter");
        browser.type(page().locator("#subject-1-0"), "From Pat");
        browser.choose(choice(2, "approve"), choice(2, "approve"));
        browser.choose(choice(3, "approve"), choice(3, "reject"));
        browser.look("review-drafts-filled-in");
        browser.pressOn(page().locator("button[type=submit]"), "Enter");

        // Without the code and a reason nothing is decided, and nothing that was typed is lost.
        page().locator("[role=alert]").first().waitFor();
        browser.look("review-drafts-to-correct");
        assertThat(page().locator("#subject-1-0").inputValue()).isEqualTo("From Pat");
        browser.type(page().locator("#reason-3"), "not our tone");
        typeTheCode();
        browser.pressOn(page().locator("button[type=submit]"), "Enter");

        page().locator("[role=status]").waitFor();
        browser.look("outcome-drafts");
        assertThat(page().locator("[role=status]").innerText())
                .contains("2 approved by you, one more person needed")
                .contains("1 rejected");
    }

    private void typeTheCode() {
        browser.type(page().locator("#code"), ReviewVisit.code(newestMailTo(ANN)));
    }

    private JsonNode newestMailTo(String approver) {
        return cloud.mailToUs("review").stream()
                .filter(mail -> mail.path("to").toString().contains(approver))
                .toList()
                .getLast();
    }

    private void theOtherPersonApprovesToo() throws IOException {
        browser.pressOn(page().locator("a:text-is('Back to this page')"), "Enter");
        page().locator("form").waitFor();
        browser.look("review-drafts-half-approved");
        assertThat(browser.texts(".note strong").toList())
                .hasSize(2)
                .allMatch(note -> note.contains("A second person has to approve it too"));

        JsonNode mail = newestMailTo(BEN);
        ReviewVisit visit = ReviewVisit.open(cloud, mail);
        for (String lead : visit.open()) {
            if (visit.article(lead).text().contains("A second person")) {
                visit.choose(lead, "approve");
            }
        }
        assertThat(visit.typeCode(ReviewVisit.code(mail)).decide().body())
                .contains("1 approved with edits")
                .contains("1 approved");
    }

    private String contacted(String runId) {
        for (JsonNode lead : cloud.summary(runId).path("leads")) {
            if (lead.path("stage").asText().equals("contacted")) {
                return lead.path("leadId").asText();
            }
        }
        throw new AssertionError("nobody was contacted");
    }

    private void oneEmailIsChanged(String leadId) throws Exception {
        cloud.tell(
                leadId,
                "change",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("email", 2)
                        .put("actor", ANN)
                        .put(
                                "body",
                                "We wrote last week.\n\n"
                                        + "This is a LIMITED TIME OFFER NOW, act today."));
        mailArrives("Review 2 drafts");
        browser.open(ReviewVisit.link(newestMailTo(ANN)) + "&show=open");
        browser.look("review-change");
        assertThat(page().locator("mark").count()).isPositive();
    }

    private void thePageTellsWhatWasDecided() throws IOException {
        page().reload();
        browser.look("review-drafts-decided");

        List<String> notes = browser.texts(".settled-note").toList();
        assertThat(notes).hasSize(3).allMatch(note -> note.contains("lakeside-energy.example"));
        assertThat(page().locator("input[name=item]").count()).isEqualTo(1);
    }

    private void theProspectSeesAndStops() throws IOException {
        browser.open(cloud.here("/mailbox"));
        browser.look("mailbox-sent");
        browser.pressOn(
                page().locator("section[aria-labelledby=prospects] .rows a").first(), "Enter");
        page().waitForURL("**/mailbox/mail/**");
        browser.look("mail-to-prospect");
        JsonNode mail = cloud.mailToProspects().getFirst();
        Matcher link = UNSUBSCRIBE.matcher(mail.path("text").asText());
        assertThat(link.find()).isTrue();
        browser.open(link.group());
        browser.look("unsubscribe");
        browser.pressOn(page().locator("button[type=submit]"), "Enter");
        page().locator("h1:has-text('Done')").waitFor();
        browser.look("unsubscribed");
        browser.open(link.group().replaceFirst("\\.[^.]*$", ".wrong"));
        browser.look("unsubscribe-unknown");
    }

    private void theLinkExpires() throws IOException {
        cloud.advance(Duration.ofDays(4));

        browser.open(cloud.here("/review/20260101-000000-lead?k=unknown"));
        browser.look("review-unknown");
        browser.open(ReviewVisit.link(newestMailTo(ANN)).toString());
        browser.look("review-expired");
        assertThat(page().locator("input[name=item]").count()).isZero();
    }

    private void aNewLinkIsAskedFor() throws Exception {
        int mails = cloud.mailToUs("review").size();
        browser.type(page().locator("#address"), ANN);
        browser.pressOn(page().locator("button[type=submit]"), "Enter");
        page().locator("h1:has-text('mailbox')").waitFor();
        browser.look("review-new-link");

        Waiting.until("a new mail", PATIENCE, () -> cloud.mailToUs("review").size() > mails);
        browser.open(ReviewVisit.link(newestMailTo(ANN)).toString());
        assertThat(page().locator("input[name=item]").count()).isPositive();
    }
}
