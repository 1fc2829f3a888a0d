package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.reply.ReplyRules;
import com.salesagent.domain.track.Answers;
import com.salesagent.domain.track.Consequence;
import com.salesagent.platform.Json;
import com.salesagent.tracker.RereadReplies.Change;
import com.salesagent.tracker.RereadReplies.Page;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers read again by a newer classifier, and quarantine as a person sees it. */
class RepliesTest {
    private final World world = World.alone();
    private final List<String> queue = new ArrayList<>();

    @Test
    void anOptOutThatAnOlderVersionMissedIsShownAndHonouredOnlyWhenApplied() {
        Contacted lead = world.contacted(1);
        LeadEvent missed = readBefore(lead, "Please take me off your list.", "other", Map.of());

        world.pass(Duration.ofMinutes(1));
        Change shown = changes(lead, false).getFirst();

        assertThat(shown.now())
                .containsEntry("intent", "unsubscribe")
                .containsEntry("suppress", "yes");
        assertThat(shown.before()).containsEntry("intent", "other").containsEntry("suppress", "");
        assertThat(world.suppression.find(lead.address())).isEmpty();
        assertThat(world.types(lead)).containsExactly("reply");

        changes(lead, true);
        changes(lead, true);

        assertThat(world.suppression.find(lead.address())).isPresent();
        assertThat(world.stage(lead)).isEqualTo(Stage.ARCHIVED);
        assertThat(world.types(lead)).containsExactly("reply", "reread");
        LeadFile file = world.open(lead);
        assertThat(file.events().getFirst().details()).containsEntry("intent", "other");
        assertThat(Answers.of(file).getFirst().id()).isEqualTo(missed.id());
        assertThat(Answers.of(file).getFirst().details())
                .containsEntry("intent", "unsubscribe")
                .containsEntry("classifier", ReplyRules.VERSION);
        assertThat(changes(lead, false)).isEmpty();
    }

    @Test
    void anAnswerThatIsWorthACallAfterAllAlertsOnce() {
        Contacted lead = world.contacted(1);
        readBefore(lead, "Can you call me on Thursday at 10?", "not_interested", Map.of());

        changes(lead, true);
        changes(lead, true);

        assertThat(world.notices.sent)
                .filteredOn(notice -> notice.key().startsWith(lead.leadId()))
                .hasSize(1);
    }

    @Test
    void anOptOutIsNeverTakenBackByReadingItAgain() {
        Contacted lead = world.contacted(1);
        world.replies().apply(Mails.reply(lead, "stop").received(), world.now.get());
        Contacted other = world.contacted(1);
        readBefore(other, "Sure, call me tomorrow.", "unsubscribe", Map.of("suppress", "yes"));
        world.suppression.suppress(other.address(), new Entry("opt_out", "reply", world.now.get()));

        assertThat(changes(lead, false)).isEmpty();
        assertThat(changes(other, true)).hasSize(1);
        assertThat(world.suppression.find(other.address())).isPresent();
    }

    @Test
    void whatIsInQuarantineIsListedShownReplayedAndThenGone() {
        byte[] body = Mails.reply(world.contacted(1), "Could you call me?").body();
        String key = "inbound/2026-11-24/" + body.length;
        String message =
                Json.write(Map.of("kind", "inbound", "key", key, "at", world.now.get().toString()));
        world.raw.put(key, Mails.CONTENT_TYPE, new byte[] {'?'});
        assertThat(world.ingest().apply(message)).isEqualTo(Applied.UNREADABLE);

        Map<String, Object> listed = waiting().getFirst();
        String id = (String) listed.get("id");
        assertThat(listed).containsEntry("reason", "unreadable").containsEntry("kind", "inbound");
        assertThat(id).doesNotContain("/");
        assertThat(call("GET", "/quarantine/{id}", id, null).getBody()).contains(key);

        world.raw.put(key, Mails.CONTENT_TYPE, body);
        assertThat(call("POST", "/quarantine/{id}/replay", id, "{}").getStatusCode())
                .isEqualTo(200);
        assertThat(world.ingest().apply(queue.getFirst())).isEqualTo(Applied.NEW);

        assertThat(waiting()).isEmpty();
        assertThat(Json.object(call("GET", "/quarantine/{id}", id, null).getBody()))
                .containsEntry("became", "new");
        for (String wrong : List.of("nothing", "..~..~inbound", "")) {
            assertThat(call("POST", "/quarantine/{id}/replay", wrong, "{}").getStatusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
    }

    @Test
    void theApiTakesAPageAfterAnother() {
        assertThat(call("POST", "/replies/reread", "", "{\"after\":7}").getStatusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/replies/reread", "", "no json").getStatusCode()).isEqualTo(400);
        assertThat(call("POST", "/replies/reread", "", "{}").getBody()).contains("\"next\":");
    }

    /** An answer as an older version left it. */
    private LeadEvent readBefore(
            Contacted lead, String text, String intent, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("text", text);
        details.put("subject", "Re: Your bill");
        details.put("intent", intent);
        details.put("sentiment", "neutral");
        details.put("classifier", "rules-0");
        LeadEvent event =
                new LeadEvent(
                        lead.leadId(),
                        "old-" + lead.leadId(),
                        LeadEvent.REPLY,
                        lead.contactId(),
                        lead.sendId(),
                        world.now.get(),
                        details);
        world.log.record(
                world.open(lead), event, List.of(event.id()), new Consequence.Answered(null, null));
        return event;
    }

    private List<Change> changes(Contacted lead, boolean apply) {
        List<Change> changes = new ArrayList<>();
        String after = "";
        do {
            Page page = world.reread().page(after, apply);
            changes.addAll(page.changes());
            after = page.next();
        } while (!after.isEmpty());
        changes.removeIf(change -> !change.leadId().equals(lead.leadId()));
        return changes;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> waiting() {
        String body = call("GET", "/quarantine", "", null).getBody();
        return (List<Map<String, Object>>) Json.object(body).get("waiting");
    }

    private APIGatewayProxyResponseEvent call(
            String method, String resource, String id, String body) {
        return new RepliesHandler(
                        new Quarantine(world.raw, world.clock), queue::addAll, world.reread())
                .handleRequest(
                        new APIGatewayProxyRequestEvent()
                                .withHttpMethod(method)
                                .withResource(resource)
                                .withPathParameters(Map.of("id", id))
                                .withBody(body),
                        null);
    }
}
