package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;
import com.salesagent.platform.Json;
import com.salesagent.tracker.World.Contacted;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sales hears of an answer, and what happens when nobody takes it on. */
class AlertsTest {
    private static final Pattern LINK = Pattern.compile("https://\\S+/alerts/(\\S+)");

    private final World world = new World();

    @Test
    void theAlertHoldsAllThatACallNeeds() {
        Contacted lead = world.contacted(1);

        apply(Mails.reply(lead, "Sounds good. Can you call me on Thursday at 10?"));

        Notice alert = world.notices.sent.getFirst();
        assertThat(alert.subject())
                .startsWith("Hot lead: Mercy Hospital")
                .contains("wants to talk");
        assertThat(alert.text())
                .contains(
                        "They said: \"Sounds good. Can you call me on Thursday at 10?\"",
                        "Next:      Call or propose a time today.",
                        "Pat Doe 0",
                        lead.address(),
                        "wants to talk, positive, confidence 0.",
                        "Score ",
                        "Savings ",
                        "They wrote on 24 Nov 2026",
                        "We wrote on 24 Nov 2026",
                        "A first word.",
                        "./sales-agent lead show " + lead.leadId());
        assertThat(alert.html()).contains("Take it on</a>").doesNotContain("<script");
        assertThat(world.chat).hasSize(1);
        assertThat(world.chat.getFirst())
                .startsWith("*Hot lead: ")
                .contains("|Take it on>")
                .doesNotContain(lead.address());
    }

    @Test
    void whatTheyWroteIsTextInTheMailAndInTheChannel() {
        Contacted lead = world.contacted(1);

        apply(Mails.reply(lead, "Call me <b>now</b> & bring <!channel> prices"));

        assertThat(world.notices.sent.getFirst().html()).doesNotContain("<b>now");
        assertThat(world.chat.getFirst()).doesNotContain("<!channel>");
    }

    @Test
    void aModelsLineIsTakenOnlyWhereItIsFitForASentence() {
        Contacted plain = world.contacted(1);
        Contacted linked = world.contacted(1);
        String text = "Could you tell me what this would cost us?";

        replies("They ask for the price.", plain, text);
        replies("They ask; see https://evil.example/x", linked, text);

        assertThat(world.notices.sent.get(0).text()).contains("They said: They ask for the price.");
        assertThat(world.notices.sent.get(1).text()).contains("They said: \"Could you tell me");
    }

    @Test
    void lookingAtTheLinkChangesNothingAndItsButtonTakesTheAnswerOnOnce() {
        Contacted lead = world.contacted(1);
        apply(Mails.reply(lead, "Please call me tomorrow morning."));
        String token = token(world.notices.sent.getFirst());

        for (int i = 0; i < 20; i++) {
            assertThat(open("GET", token).getBody()).contains("I take it on");
            assertThat(open("HEAD", token).getBody()).isEmpty();
        }
        assertThat(open("POST", token).getBody()).contains("is taken on", "24 Nov 2026, 15:00");
        world.pass(Duration.ofMinutes(30));
        assertThat(open("POST", token).getBody()).contains("24 Nov 2026, 15:00");
        world.pass(Duration.ofHours(2));

        escalations().run();
        assertThat(about(lead)).hasSize(1);
    }

    @Test
    void forgedAndCutLinksLeadNowhere() {
        Contacted lead = world.contacted(1);
        apply(Mails.reply(lead, "Please call me tomorrow morning."));
        String token = token(world.notices.sent.getFirst());

        for (String wrong : List.of("", "x", token.substring(1), token + "0", "a.b.c", "a.b")) {
            assertThat(open("POST", wrong).getStatusCode()).as(wrong).isEqualTo(404);
        }
        world.pass(Duration.ofHours(2));
        escalations().run();
        assertThat(about(lead)).hasSize(2);
    }

    @Test
    void afterAnHourSomebodyElseIsAskedOnce() {
        Contacted lead = world.contacted(1);
        apply(Mails.reply(lead, "Please call me tomorrow morning."));
        world.notices.sent.clear();

        world.pass(Duration.ofMinutes(59));
        escalations().run();
        assertThat(about(lead)).isEmpty();
        world.pass(Duration.ofMinutes(2));
        escalations().run();
        escalations().run();

        assertThat(about(lead)).hasSize(1);
        assertThat(about(lead).getFirst().to()).isEqualTo("boss@northwind-energy.example");
        assertThat(about(lead).getFirst().subject()).startsWith("Nobody has taken this on: ");
    }

    @Test
    void anEscalationWhoseMailFailedIsTriedAgainAndTheOthersAreNotStopped() {
        Contacted one = world.contacted(1);
        Contacted other = world.contacted(1);
        apply(Mails.reply(one, "Please call me tomorrow morning."));
        apply(Mails.reply(other, "Please call me tomorrow morning."));
        world.notices.sent.clear();
        world.pass(Duration.ofHours(2));
        world.notices.failures.set(1);

        escalations().run();
        world.pass(Duration.ofMinutes(5));
        escalations().run();

        assertThat(about(one)).hasSize(1);
        assertThat(about(other)).hasSize(1);
    }

    @Test
    void anAnswerThatAColleagueGaveIsNotEscalated() {
        Contacted lead = world.contacted(1);
        apply(Mails.reply(lead, "Please call me tomorrow morning."));
        world.pass(Duration.ofMinutes(5));
        apply(
                Mails.reply(lead, "I called Pat, all set.")
                        .from("Dana Miller <dana@northwind-energy.example>"));
        world.notices.sent.clear();
        world.pass(Duration.ofHours(2));

        escalations().run();

        assertThat(about(lead)).isEmpty();
    }

    @Test
    void aChannelGetsSlacksJsonAndOneThatIsDownStopsNothing() throws IOException {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(bodies.size() == 1 ? 200 : 500, -1);
                    exchange.close();
                });
        server.start();
        ChatChannel channel =
                ChatChannel.at("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");

        channel.say("a \"line\"");
        channel.say("again");
        server.stop(0);
        channel.say("to nobody");

        assertThat(Json.object(bodies.getFirst())).isEqualTo(Map.of("text", "a \"line\""));
        assertThat(bodies).hasSize(2);
    }

    private void replies(String line, Contacted lead, String text) {
        world.wording =
                new StructuredModel() {
                    @Override
                    public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
                        return shape == ReplySummary.Said.class
                                ? new Answer.Answered<>(
                                        shape.cast(new ReplySummary.Said(line)), "m", 1, 1, 1)
                                : new Answer.Unavailable<>("not asked here");
                    }
                };
        apply(Mails.reply(lead, text));
    }

    private List<Notice> about(Contacted lead) {
        return world.notices.sent.stream()
                .filter(notice -> notice.key().startsWith(lead.leadId() + "."))
                .toList();
    }

    private EscalateAlerts escalations() {
        return new EscalateAlerts(
                world.alerts,
                world.leads,
                world.campaigns,
                world.notices,
                world.chat::add,
                world.links,
                "boss@northwind-energy.example",
                world.clock);
    }

    private Applied apply(Mails mail) {
        return world.replies().apply(mail.received(), world.now.get());
    }

    private APIGatewayProxyResponseEvent open(String method, String token) {
        return new AlertHandler(world.alerts, world.links, world.clock)
                .handleRequest(
                        new APIGatewayProxyRequestEvent()
                                .withHttpMethod(method)
                                .withPathParameters(Map.of("token", token)),
                        null);
    }

    private static String token(Notice alert) {
        Matcher matcher = LINK.matcher(alert.text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
