package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.track.AngleCount;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.platform.Json;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Figures that people decide by: each is counted a second way here, from what was posted. */
class ReportsTest {
    /** A time of its own, since the tables are everybody's. */
    private static final Instant MONDAY = Instant.parse("2027-03-01T15:00:00Z");

    private static final Map<String, String> ANSWERS =
            Map.of(
                    "Sounds great, can you call me on Thursday at 10?", "positive",
                    "What would this cost us?", "positive",
                    "We are not interested, thank you.", "negative",
                    "Please remove me from your list.", "negative");

    private final World world = World.alone();

    @Test
    void eachNumberOfTheWeekIsWhatWasPostedHoweverOftenAndInWhateverOrder() {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            Instant from = MONDAY.plus(Duration.ofDays(70 * seed));
            world.now.set(from);
            AngleCount before = angle();
            Posted posted = new Posted();
            List<Runnable> deliveries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Contacted lead = world.contacted(1);
                posted.sent++;
                script(lead, random, posted, deliveries);
            }
            int once = deliveries.size();
            for (int i = 0; i < once / 4; i++) {
                deliveries.add(deliveries.get(random.nextInt(once)));
            }
            Collections.shuffle(deliveries, random);

            deliveries.forEach(Runnable::run);
            world.now.set(from.plus(Duration.ofDays(7)));

            WeeklyReport report = world.reports().count(from, from.plus(Duration.ofDays(7)));
            String of = "seed " + seed;
            assertThat(report.emails().sent()).as(of).isEqualTo(posted.sent);
            assertThat(report.emails().delivered()).as(of).isEqualTo(posted.delivered.size());
            assertThat(report.emails().opened()).as(of).isEqualTo(posted.opened.size());
            assertThat(report.emails().openedByMachine()).as(of).isEqualTo(posted.machine.size());
            assertThat(report.emails().clicked()).as(of).isEqualTo(posted.clicked.size());
            assertThat(report.emails().clickedByMachine()).as(of).isEqualTo(posted.scanned.size());
            assertThat(report.emails().answered()).as(of).isEqualTo(posted.answers.size());
            assertThat(report.sentiments()).as(of).isEqualTo(posted.sentiments());
            assertThat(report.found()).as(of).isEqualTo(Map.of("healthcare, NY", 12L));
            AngleCount after = angle();
            assertThat(after.sent() - before.sent()).as(of).isEqualTo(posted.sent);
            assertThat(after.delivered() - before.delivered())
                    .as(of)
                    .isEqualTo(posted.delivered.size());
            assertThat(after.opened() - before.opened()).as(of).isEqualTo(posted.opened.size());
            assertThat(after.answered() - before.answered())
                    .as(of)
                    .isEqualTo(posted.answers.size());
            assertThat(after.positive() - before.positive())
                    .as(of)
                    .isEqualTo(posted.sentiments().getOrDefault("positive", 0L).intValue());
        }
    }

    /** What happens to one email; the posted figures are counted here and nowhere else. */
    private void script(Contacted lead, Random random, Posted posted, List<Runnable> deliveries) {
        String send = lead.sendId();
        long at = world.now.get().getEpochSecond();
        if (random.nextInt(10) < 8) {
            posted.delivered.add(send);
            deliver(deliveries, lead, "delivered", at + 5, Map.of());
            if (random.nextBoolean()) {
                posted.opened.add(send);
                deliver(deliveries, lead, "open", at + 700, Map.of());
                deliver(deliveries, lead, "open", at + 900, Map.of());
            }
            if (random.nextInt(3) == 0) {
                posted.machine.add(send);
                deliver(deliveries, lead, "open", at + 6, Map.of("sg_machine_open", true));
            }
            if (random.nextInt(3) == 0) {
                posted.clicked.add(send);
                deliver(deliveries, lead, "click", at + 950, Map.of("url", "https://a.example/"));
            }
            if (random.nextInt(3) == 0) {
                posted.scanned.add(send);
                deliver(deliveries, lead, "click", at + 8, Map.of("url", "https://a.example/"));
                deliver(
                        deliveries,
                        lead,
                        "click",
                        at + 500,
                        Map.of("url", "https://b.example/", "useragent", "Barracuda Sentinel"));
            }
        }
        if (random.nextInt(3) == 0) {
            List<String> texts = ANSWERS.keySet().stream().sorted().toList();
            String text = texts.get(random.nextInt(texts.size()));
            posted.answers.put(send, ANSWERS.get(text));
            Mails mail = Mails.reply(lead, text);
            Instant received = world.now.get().plusSeconds(3600);
            deliveries.add(() -> world.replies().apply(mail.received(), received));
        }
    }

    private void deliver(
            List<Runnable> deliveries,
            Contacted lead,
            String type,
            long second,
            Map<String, Object> more) {
        Map<String, Object> json = new HashMap<>(more);
        json.put("event", type);
        json.put("timestamp", second);
        json.put("email", lead.address());
        json.put("send_id", SendIds.reference(lead.leadId(), lead.sendId()));
        json.put("sg_event_id", type + second + lead.leadId() + more.get("url"));
        deliveries.add(() -> world.events().apply(DeliveryEvent.of(json)));
    }

    @Test
    void theWeekIsMailedOnceOnMondayWithItsFigures() {
        world.now.set(Instant.parse("2027-09-01T15:00:00Z"));
        Contacted lead = world.contacted(1);
        world.replies()
                .apply(
                        Mails.reply(lead, "Could you call me tomorrow at 9?").received(),
                        world.now.get());
        world.notices.sent.clear();
        world.now.set(Instant.parse("2027-09-06T12:00:00Z"));

        world.notices.failures.set(1);
        try {
            world.reports().mail();
        } catch (IllegalStateException e) {
            // The mail provider was down: the schedule repeats.
        }
        assertThat(world.reports().mail()).isTrue();
        assertThat(world.reports().mail()).isFalse();
        world.pass(Duration.ofDays(1));
        assertThat(world.reports().mail()).isFalse();

        assertThat(world.notices.sent).hasSize(1);
        Notice mail = world.notices.sent.getFirst();
        assertThat(mail.to()).isEqualTo("sales@northwind-energy.example");
        assertThat(mail.subject()).startsWith("The week to 5 Sep 2027: 1 sent, 1 answered");
        assertThat(mail.text())
                .contains("Companies found", "healthcare, NY", "wants meeting", "Pipeline now")
                .containsPattern("answered +1");
        world.pass(Duration.ofDays(6));
        assertThat(world.reports().mail()).as("the next Monday").isTrue();
    }

    @Test
    void theApiAnswersWithFiguresAndTextAndNamesADayThatIsNone() {
        world.now.set(Instant.parse("2028-02-01T15:00:00Z"));
        world.contacted(1);
        world.pass(Duration.ofMinutes(1));

        APIGatewayProxyResponseEvent answer = get(Map.of());
        Map<String, Object> json = Json.object(answer.getBody());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(json.get("emails").toString()).contains("sent=1");
        assertThat(json.get("text").toString()).contains("Emails that left");
        assertThat(get(Map.of("from", "2028-02-01", "to", "2028-02-01")).getStatusCode())
                .isEqualTo(200);
        for (Map<String, String> wrong :
                List.of(
                        Map.of("from", "tomorrow"),
                        Map.of("from", "2028-02-03", "to", "2028-02-01"))) {
            APIGatewayProxyResponseEvent refused = get(wrong);
            assertThat(refused.getStatusCode()).isEqualTo(400);
            assertThat(refused.getBody()).contains("\"field\":\"from\"");
        }
    }

    @Test
    void theDailyCountIsWhatTheWriterReads() {
        world.now.set(Instant.parse("2028-06-01T15:00:00Z"));
        world.contacted(1);

        world.reports().countAngles();

        assertThat(world.angles.of(Industry.HEALTHCARE)).contains(angle());
        assertThat(world.angles.of(Industry.LOGISTICS)).isEmpty();
    }

    private APIGatewayProxyResponseEvent get(Map<String, String> query) {
        return new ReportHandler(world.reports(), world.clock)
                .handleRequest(
                        new APIGatewayProxyRequestEvent()
                                .withHttpMethod("GET")
                                .withQueryStringParameters(query),
                        null);
    }

    private AngleCount angle() {
        return world.reports().count(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)).angles().stream()
                .filter(count -> count.industry() == Industry.HEALTHCARE)
                .filter(count -> count.angle() == Angle.COST_SAVINGS)
                .findFirst()
                .orElse(new AngleCount(Industry.HEALTHCARE, Angle.COST_SAVINGS, 0, 0, 0, 0, 0));
    }

    private static final class Posted {
        private int sent;
        private final Set<String> delivered = new HashSet<>();
        private final Set<String> opened = new HashSet<>();
        private final Set<String> machine = new HashSet<>();
        private final Set<String> clicked = new HashSet<>();
        private final Set<String> scanned = new HashSet<>();
        private final Map<String, String> answers = new HashMap<>();

        Map<String, Long> sentiments() {
            Map<String, Long> counts = new HashMap<>();
            answers.values().forEach(sentiment -> counts.merge(sentiment, 1L, Long::sum));
            return counts;
        }
    }
}
