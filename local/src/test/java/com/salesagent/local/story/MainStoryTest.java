package com.salesagent.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.local.LocalCloud;
import com.salesagent.local.Waiting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The main story, as a salesperson and the prospects live it: from a request to answered emails and
 * the end of the last sequence, over HTTP, offline, with a clock that is moved.
 */
@Execution(ExecutionMode.CONCURRENT)
class MainStoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ZoneId BUFFALO = ZoneId.of("America/New_York");
    private static final int COMPANIES = 7;
    private static final int LOOKS = 200;
    private static final Map<String, String> OFFLINE =
            Map.of("WEBSITES", "off", "MODEL_PROVIDER", "none");

    @TempDir private Path folder;
    private LocalCloud local;
    private Cloud cloud;
    private String runId;

    /** The leads by the part that they play. */
    private String unwanted;

    private String eager;
    private String stopper;
    private String clicker;
    private String absent;
    private String silent;
    private String dismissed;

    /** Subject and text of each email of each lead, as approved. */
    private final Map<String, List<List<String>>> approved = new HashMap<>();

    @BeforeEach
    void start() {
        local =
                LocalCloud.start(
                        LocalCloud.Options.in(folder).with(LocalCloud.Ports.ANY).with(OFFLINE));
        cloud = new Cloud(local.endpoints().http());
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void fromARequestToAnsweredEmails() throws Exception {
        runId = cloud.run("healthcare", "Buffalo, NY", COMPANIES);

        oneReviewMailBringsAllLeads();
        lookingAtItChangesNothing();
        sixAreApprovedAndOneIsRejected();
        oneReviewMailBringsTheDrafts();
        draftsAreEditedApprovedRejectedAndSentBack();
        theRewriteComesInAMailOfItsOwnAndIsApproved();
        whatWasApprovedArrivesWordForWord();
        theProspectsAnswer();
        theSuggestedAnswerLeavesInTheirThreadOnceApproved();
        theFirstFollowUpGoesOnlyToWhoMayGetIt();
        theOthersFollowInTheirTime();
        silenceEndsTheSequence();
        nothingWasSentTwice();
    }

    private void oneReviewMailBringsAllLeads() throws Exception {
        Waiting.until("the review mail", PATIENCE, () -> !cloud.mailToUs("review").isEmpty());
        JsonNode summary = summary();

        assertThat(cloud.mailToUs("review").getFirst().path("subject").asText())
                .isEqualTo("Review %d leads: healthcare, Buffalo, NY".formatted(COMPANIES));
        assertThat(summary.path("status").asText()).isEqualTo("waiting");
        assertThat(summary.path("companiesFound").asInt()).isEqualTo(COMPANIES);
        assertThat(
                        summary.path("tiers").path("high").asInt()
                                + summary.path("tiers").path("medium").asInt())
                .isEqualTo(COMPANIES);
        assertThat(summary.path("savings").path("low").asLong())
                .isPositive()
                .isLessThan(summary.path("savings").path("mid").asLong());
        assertThat(counts(summary)).isEqualTo("0 approved, 0 rejected, 0 drafts, 0 sent");
        assertThat(waiting(summary)).hasSize(COMPANIES).containsOnly("approval of the lead");
        assertThat(cloud.mailToProspects()).isEmpty();
    }

    private void lookingAtItChangesNothing() {
        URI link = ReviewVisit.link(cloud.mailToUs("review").getFirst());
        String before = cloud.fetch("GET", link).body();
        JsonNode summaryBefore = summary();

        for (int i = 0; i < LOOKS; i++) {
            assertThat(cloud.fetch("HEAD", link).statusCode()).isEqualTo(200);
            assertThat(cloud.fetch("GET", link).body()).isEqualTo(before);
        }

        assertThat(summary()).isEqualTo(summaryBefore);
        assertThat(cloud.mailToUs("review")).hasSize(1);
        assertThat(cloud.fetch("GET", URI.create(link + "x")).statusCode()).isEqualTo(404);
    }

    private void sixAreApprovedAndOneIsRejected() throws Exception {
        JsonNode mail = cloud.mailToUs("review").getFirst();
        ReviewVisit visit = ReviewVisit.open(cloud, mail);
        List<String> leads = visit.open();
        assertThat(leads).hasSize(COMPANIES);
        unwanted = leads.getLast();
        leads.subList(0, COMPANIES - 1).forEach(lead -> visit.choose(lead, "approve"));
        visit.choose(unwanted, "reject").type(unwanted, "reason", "a customer of ours already");

        HttpResponse<String> withoutCode = visit.decide();
        HttpResponse<String> outcome = visit.typeCode(ReviewVisit.code(mail)).decide();
        HttpResponse<String> again = visit.decide();

        assertThat(withoutCode.statusCode()).isEqualTo(422);
        assertThat(outcome.statusCode()).isEqualTo(200);
        assertThat(outcome.body()).contains("6 approved, 1 rejected");
        assertThat(again.body()).as("a double click").isEqualTo(outcome.body());
        Waiting.until(
                "the decisions are with the leads",
                PATIENCE,
                () ->
                        summary().path("approved").asInt() == 6
                                && stage(unwanted).equals("archived"));
        assertThat(summary().path("rejected").asInt()).isEqualTo(1);
        assertThat(lastChange(unwanted)).contains("a customer of ours already");
    }

    private void oneReviewMailBringsTheDrafts() throws Exception {
        Waiting.until("the drafts' mail", PATIENCE, () -> cloud.mailToUs("review").size() == 2);
        JsonNode summary = summary();

        assertThat(cloud.mailToUs("review").getLast().path("subject").asText())
                .isEqualTo("Review 6 drafts: healthcare, Buffalo, NY");
        assertThat(counts(summary)).isEqualTo("6 approved, 1 rejected, 6 drafts, 0 sent");
        assertThat(waiting(summary)).hasSize(6).containsOnly("approval of the emails");
        assertThat(cloud.mailToProspects()).isEmpty();
    }

    private void draftsAreEditedApprovedRejectedAndSentBack() {
        JsonNode mail = cloud.mailToUs("review").getLast();
        ReviewVisit visit = ReviewVisit.open(cloud, mail);
        List<String> leads = new ArrayList<>(visit.open());
        eager = leads.removeFirst();
        stopper = leads.removeFirst();
        clicker = leads.removeFirst();
        absent = leads.removeFirst();
        silent = leads.removeFirst();
        dismissed = leads.removeFirst();
        String body = visit.field("body", eager, 0);
        String edited = body.replaceFirst("\n\n", "\n\nYour colleague Pat sent me to you.\n\n");
        for (String lead : List.of(stopper, clicker, absent)) {
            visit.choose(lead, "approve");
            keep(visit, lead);
        }
        keep(visit, eager);
        approved.get(eager)
                .set(0, List.of("From Pat", visit.shown(eager, 0).get(1).replace(body, edited)));
        visit.choose(eager, "edit")
                .typeInto(eager, "subject", 0, "From Pat")
                .typeInto(eager, "body", 0, edited)
                .choose(dismissed, "reject")
                .type(dismissed, "reason", "not our tone")
                .choose(silent, "regenerate")
                .type(silent, "feedback", "Shorter, and mention the exemption from sales tax");

        HttpResponse<String> withoutCode = visit.decide();
        HttpResponse<String> outcome = visit.typeCode(ReviewVisit.code(mail)).decide();

        assertThat(withoutCode.statusCode()).isEqualTo(422);
        assertThat(outcome.statusCode()).isEqualTo(200);
        assertThat(outcome.body())
                .contains("3 approved")
                .contains("1 approved with edits")
                .contains("1 rejected");
    }

    private void keep(ReviewVisit visit, String leadId) {
        List<List<String>> emails = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            emails.add(visit.shown(leadId, step));
        }
        approved.put(leadId, emails);
    }

    private void theRewriteComesInAMailOfItsOwnAndIsApproved() throws Exception {
        Waiting.until("the rewrite's mail", PATIENCE, () -> cloud.mailToUs("review").size() == 3);
        JsonNode mail = cloud.mailToUs("review").getLast();
        ReviewVisit visit = ReviewVisit.open(cloud, mail);
        assertThat(visit.open()).containsExactly(silent);
        assertThat(visit.article(silent).select("ins, del")).isNotEmpty();
        assertThat(visit.article(silent).text()).contains("mention the exemption from sales tax");
        keep(visit, silent);

        HttpResponse<String> outcome =
                visit.choose(silent, "approve").typeCode(ReviewVisit.code(mail)).decide();

        assertThat(outcome.statusCode()).isEqualTo(200);
        Waiting.until("five are sent", PATIENCE, () -> summary().path("sent").asInt() == 5);
        assertThat(counts(summary())).isEqualTo("6 approved, 1 rejected, 6 drafts, 5 sent");
        assertThat(stage(dismissed)).isEqualTo("approved");
        assertThat(waitsFor(dismissed)).contains("not our tone");
        assertThat(waitsFor(silent)).startsWith("a reply, or follow-up 1 on ");
    }

    private void whatWasApprovedArrivesWordForWord() {
        assertThat(cloud.mailToProspects()).hasSize(5);
        for (String lead : approved.keySet()) {
            JsonNode mail = firstMailTo(lead);
            assertThat(mail.path("subject").asText()).isEqualTo(approved.get(lead).get(0).get(0));
            assertThat(mail.path("text").asText()).isEqualTo(approved.get(lead).get(0).get(1));
            assertThat(mail.path("replyTo").asText())
                    .contains("alex+" + lead + "@replies.lakeside-energy.example");
            assertThat(header(mail, "List-Unsubscribe"))
                    .contains("<" + local.endpoints().http() + "/unsubscribe/" + lead)
                    .contains("<mailto:");
            assertThat(header(mail, "List-Unsubscribe-Post"))
                    .isEqualTo("List-Unsubscribe=One-Click");
        }
        assertThat(firstMailTo(eager).path("text").asText())
                .contains("Your colleague Pat sent me to you.");
    }

    private void theProspectsAnswer() throws Exception {
        String day =
                DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH)
                        .format(LocalDate.ofInstant(cloud.now(), BUFFALO).plusDays(5));
        cloud.answer(firstMailTo(eager), "Yes, call me Tuesday.", false);
        cloud.answer(firstMailTo(stopper), "stop", false);
        cloud.happen(firstMailTo(clicker), "unsubscribe");
        cloud.answer(firstMailTo(absent), "I am out of the office until " + day + ".", true);

        Waiting.until(
                "all answers are in",
                PATIENCE,
                () ->
                        stage(eager).equals("replied")
                                && stage(stopper).equals("archived")
                                && stage(clicker).equals("archived")
                                && !cloud.lead(absent).path("parkedUntil").asText().isEmpty());
        Waiting.until("the alert", PATIENCE, () -> !cloud.mailToUs("alert").isEmpty());

        assertThat(cloud.mailToUs("alert")).hasSize(1);
        assertThat(cloud.mailToUs("alert").getFirst().path("subject").asText())
                .startsWith("Hot lead: " + cloud.lead(eager).path("company").asText());
        for (String lead : List.of(eager, stopper, clicker)) {
            assertThat(planned(lead)).as("planned for " + lead).isEmpty();
        }
        assertThat(deliverability(stopper)).isEqualTo("opted_out");
        assertThat(deliverability(clicker)).isEqualTo("opted_out");
        assertThat(stage(absent)).isEqualTo("contacted");
        assertThat(summary().path("sent").asInt()).isEqualTo(5);
        assertThat(summary().path("replies").asInt()).isEqualTo(2);
    }

    private void theSuggestedAnswerLeavesInTheirThreadOnceApproved() throws Exception {
        Waiting.until("the answer's mail", PATIENCE, () -> cloud.mailToUs("review").size() == 4);
        JsonNode mail = cloud.mailToUs("review").getLast();
        ReviewVisit visit = ReviewVisit.open(cloud, mail);
        assertThat(visit.open()).containsExactly(eager);
        String shown = visit.shown(eager, 0).get(1);
        assertThat(shown).contains("> Yes, call me Tuesday.");
        assertThat(mailsTo(eager)).hasSize(1);

        visit.choose(eager, "approve").typeCode(ReviewVisit.code(mail)).decide();
        Waiting.until("the answer is planned", PATIENCE, () -> planned(eager).size() == 1);
        cloud.advance(Duration.ofMinutes(1));
        Waiting.until("the answer arrives", PATIENCE, () -> mailsTo(eager).size() == 2);

        JsonNode answer = mailsTo(eager).getLast();
        assertThat(answer.path("subject").asText()).isEqualTo("Re: From Pat");
        assertThat(answer.path("text").asText()).isEqualTo(shown);
        assertThat(header(answer, "References"))
                .startsWith(header(firstMailTo(eager), "Message-ID"))
                .endsWith(header(answer, "In-Reply-To"));
        assertThat(header(answer, "In-Reply-To"))
                .isNotEqualTo(header(firstMailTo(eager), "Message-ID"));
        assertThat(stage(eager)).isEqualTo("replied");
    }

    private void theFirstFollowUpGoesOnlyToWhoMayGetIt() {
        Instant due = onlyPlanned(silent);
        assertThat(LocalDate.ofInstant(due, BUFFALO))
                .isEqualTo(LocalDate.ofInstant(acceptedAt(silent, 0), BUFFALO).plusDays(3));

        assertThat(cloud.advanceToNextEmail()).isEqualTo("a planned email was due");

        assertThat(cloud.now()).isBetween(due, due.plus(Duration.ofMinutes(5)));
        assertThat(mailsTo(silent)).hasSize(2);
        assertThat(mailsTo(eager)).hasSize(2);
        for (String lead : List.of(stopper, clicker, absent)) {
            assertThat(mailsTo(lead)).as("mail to " + lead).hasSize(1);
        }
        assertThat(summary().path("sent").asInt()).as("without the answer").isEqualTo(6);
        isThreaded(silent, 1);
    }

    private void theOthersFollowInTheirTime() {
        Instant back = Instant.parse(cloud.lead(absent).path("parkedUntil").asText());
        Instant second = onlyPlanned(silent);
        assertThat(LocalDate.ofInstant(second, BUFFALO))
                .isEqualTo(LocalDate.ofInstant(acceptedAt(silent, 0), BUFFALO).plusDays(7));

        advanceTo(second);

        assertThat(mailsTo(silent)).hasSize(3);
        isThreaded(silent, 2);
        assertThat(mailsTo(absent)).hasSize(2);
        isThreaded(absent, 1);
        assertThat(Instant.parse(mailsTo(absent).get(1).path("at").asText())).isAfter(back);

        advanceTo(onlyPlanned(silent));

        assertThat(mailsTo(silent)).hasSize(4);
        isThreaded(silent, 3);
        assertThat(planned(silent)).isEmpty();
        assertThat(waitsFor(silent)).isEqualTo("a reply");
    }

    private void silenceEndsTheSequence() {
        cloud.advance(Duration.ofDays(13));
        assertThat(stage(silent)).isEqualTo("contacted");

        cloud.advance(Duration.ofDays(2));

        assertThat(stage(silent)).isEqualTo("no_response");
        assertThat(lastChange(silent)).contains("14 days");

        cloud.advance(Duration.ofDays(8));

        assertThat(stage(absent)).isEqualTo("no_response");
        assertThat(mailsTo(absent)).hasSize(4);
        assertThat(stage(eager)).isEqualTo("replied");
        assertThat(stage(unwanted)).isEqualTo("archived");
        assertThat(cloud.mailToUs("alert")).hasSize(1);
        assertThat(counts(summary())).isEqualTo("6 approved, 1 rejected, 6 drafts, 11 sent");
    }

    private void nothingWasSentTwice() {
        Map<String, String> steps =
                cloud.steps(Cloud.leads(summary()).map(lead -> lead.path("leadId").asText()));
        List<String> sent =
                cloud.mailToProspects().stream()
                        .map(mail -> mail.path("arguments").path("send_id").asText())
                        .map(id -> steps.get(id.substring(id.indexOf('.') + 1)))
                        .toList();

        assertThat(sent).hasSize(12).doesNotContainNull().doesNotHaveDuplicates();
    }

    private void isThreaded(String lead, int step) {
        List<JsonNode> mails = mailsTo(lead);
        JsonNode mail = mails.get(step);
        JsonNode before = mails.get(step - 1);
        assertThat(mail.path("subject").asText()).isEqualTo(approved.get(lead).get(step).get(0));
        assertThat(mail.path("subject").asText())
                .isEqualTo("Re: " + mails.getFirst().path("subject").asText());
        assertThat(mail.path("text").asText()).isEqualTo(approved.get(lead).get(step).get(1));
        assertThat(header(mail, "In-Reply-To")).isEqualTo(header(before, "Message-ID"));
        assertThat(header(mail, "References"))
                .startsWith(header(mails.getFirst(), "Message-ID"))
                .endsWith(header(before, "Message-ID"));
    }

    private void advanceTo(Instant due) {
        cloud.advance(Duration.between(cloud.now(), due).plusMinutes(1));
    }

    private JsonNode summary() {
        return cloud.summary(runId);
    }

    private static String counts(JsonNode summary) {
        return "%d approved, %d rejected, %d drafts, %d sent"
                .formatted(
                        summary.path("approved").asInt(),
                        summary.path("rejected").asInt(),
                        summary.path("drafts").asInt(),
                        summary.path("sent").asInt());
    }

    private static List<String> waiting(JsonNode summary) {
        return summary.path("waiting").findValuesAsText("reason");
    }

    private String stage(String lead) {
        return cloud.lead(lead).path("stage").asText();
    }

    private String waitsFor(String lead) {
        return cloud.lead(lead).path("waitsFor").asText();
    }

    private String lastChange(String lead) {
        JsonNode history = cloud.lead(lead).path("history");
        return history.get(history.size() - 1).path("reason").asText();
    }

    private String deliverability(String lead) {
        return cloud.lead(lead).path("contacts").get(0).path("deliverability").asText();
    }

    private List<Instant> planned(String lead) {
        List<Instant> planned = new ArrayList<>();
        for (JsonNode send : cloud.lead(lead).path("sends")) {
            if (send.path("status").asText().equals("reserved")) {
                planned.add(Instant.parse(send.path("plannedAt").asText()));
            }
        }
        return planned;
    }

    private Instant onlyPlanned(String lead) {
        assertThat(planned(lead)).as("planned for " + lead).hasSize(1);
        return planned(lead).getFirst();
    }

    private Instant acceptedAt(String lead, int step) {
        for (JsonNode send : cloud.lead(lead).path("sends")) {
            if (send.path("step").asInt() == step) {
                return Instant.parse(send.path("acceptedAt").asText());
            }
        }
        throw new AssertionError("step " + step + " of " + lead + " was never accepted");
    }

    private JsonNode firstMailTo(String lead) {
        return mailsTo(lead).getFirst();
    }

    private List<JsonNode> mailsTo(String lead) {
        return cloud.mailToProspects().stream()
                .filter(
                        mail ->
                                mail.path("arguments")
                                        .path("send_id")
                                        .asText()
                                        .startsWith(lead + "."))
                .toList();
    }

    private static String header(JsonNode mail, String name) {
        return mail.path("headers").path(name).asText();
    }
}
