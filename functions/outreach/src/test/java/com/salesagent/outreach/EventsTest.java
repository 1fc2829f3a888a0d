package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.World.Approved;
import com.salesagent.platform.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The handlers behind the JSON that Lambda really gives them. */
class EventsTest {
    private final World world = new World();
    private final Approved lead = world.approved("Mercy Hospital", "pat@mercy.example");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMessageOfTheSendsQueueIsWorkedOff() throws IOException {
        Send send = world.reserve(lead);
        String json =
                event("outreach-worker")
                        .replace("mercy-hospital-buffalo-ny-0000000000", lead.leadId())
                        .replace("1a7028684c6eae9ad305b44492b0534a", send.id());
        SQSEvent event =
                read(
                        LambdaEventSerializers.serializerFor(
                                SQSEvent.class, getClass().getClassLoader()),
                        json);

        var response = new SendHandler(world.worker()).handleRequest(event, null);

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void onlyTheBrokenMessageOfABatchComesBack() throws IOException {
        Send send = world.reserve(lead);
        SQSEvent event =
                read(
                        LambdaEventSerializers.serializerFor(
                                SQSEvent.class, getClass().getClassLoader()),
                        event("outreach-worker"));
        SQSEvent.SQSMessage broken = event.getRecords().getFirst();
        broken.setBody("{\"leadId\":");
        SQSEvent.SQSMessage good = new SQSEvent.SQSMessage();
        good.setMessageId("good");
        good.setBody("{\"leadId\":\"" + lead.leadId() + "\",\"sendId\":\"" + send.id() + "\"}");
        event.setRecords(List.of(broken, good));

        var response = new SendHandler(world.worker()).handleRequest(event, null);

        assertThat(response.getBatchItemFailures())
                .extracting(failure -> failure.getItemIdentifier())
                .containsExactly(broken.getMessageId());
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void theMachinesPayloadPlansTheFirstEmail() throws IOException {
        PojoSerializer<ReserveHandler.Approved> in =
                JacksonFactory.getInstance().getSerializer(ReserveHandler.Approved.class);
        String json =
                event("outreach-reserve")
                        .replace(
                                "20261124-aaaaaa-draft/mercy-hospital-buffalo-ny-0000000000#01#01",
                                lead.approvalId())
                        .replace("mercy-hospital-buffalo-ny-0000000000", lead.leadId());

        ReserveHandler.Reserved reserved =
                new ReserveHandler(world.reserve()).handleRequest(read(in, json), null);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JacksonFactory.getInstance()
                .getSerializer(ReserveHandler.Reserved.class)
                .toJson(reserved, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"status\":\"reserved\"", world.send(lead, 0).id());
        assertThat(world.queue).hasSize(1);
    }

    @Test
    void aMailProgramsOneClickIsHonoured() throws IOException {
        String url = world.links.url(lead.leadId(), lead.contactId());
        String json =
                event("outreach-unsubscribe")
                        .replace(
                                "mercy-hospital-buffalo-ny-0000000000.pat.00000000000000000000000000000000",
                                url.substring(url.lastIndexOf('/') + 1));
        PojoSerializer<APIGatewayProxyRequestEvent> in =
                LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, getClass().getClassLoader());

        var answer =
                new UnsubscribeHandler(world.unsubscribe(), new UnsubscribePages())
                        .handleRequest(read(in, json), null);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(world.suppression.find("pat@mercy.example")).isPresent();
    }

    @Test
    void aPersonListsTheDoubtsAndDecidesOne() throws IOException {
        world.sendGrid.behave(FaultySendGrid.Behaviour.ACCEPT_AND_FAIL);
        Send send = world.reserve(lead);
        world.work();
        SendsHandler handler = new SendsHandler(world.commands());
        String reference = lead.leadId() + "." + send.id();
        String command =
                event("outreach-sends-command")
                        .replace(
                                "mercy-hospital-buffalo-ny-0000000000"
                                        + ".1a7028684c6eae9ad305b44492b0534a",
                                reference);

        var before = handler.handleRequest(request(event("outreach-sends-list")), null);
        var decided = handler.handleRequest(request(command), null);
        var repeated = handler.handleRequest(request(command), null);
        var after = handler.handleRequest(request(event("outreach-sends-list")), null);

        assertThat(before.getBody()).contains(reference, "pat@mercy.example", "in_doubt");
        assertThat(decided.getStatusCode()).isEqualTo(200);
        assertThat(repeated.getStatusCode()).isEqualTo(409);
        assertThat(after.getBody()).isEqualTo("{\"sends\":[]}");
        assertThat(world.send(lead, 0).settledBy()).isEqualTo("dana: it is in the activity feed");
    }

    @Test
    void aRequestAboutASendThatIsWrongSaysWhatWouldBeRight() throws IOException {
        SendsHandler handler = new SendsHandler(world.commands());
        Send send = world.reserve(lead);
        String known =
                event("outreach-sends-command")
                        .replace("mercy-hospital-buffalo-ny-0000000000", lead.leadId())
                        .replace("1a7028684c6eae9ad305b44492b0534a", send.id());

        var unknown = handler.handleRequest(request(event("outreach-sends-command")), null);
        var noReason =
                handler.handleRequest(
                        request(known.replace("it is in the activity feed", " ")), null);
        var lines =
                handler.handleRequest(
                        request(known.replace("it is in the activity feed", "a\\\\r\\\\nb")), null);
        var decision =
                handler.handleRequest(request(known.replace("sent\\\"", "perhaps\\\"")), null);

        assertThat(unknown.getStatusCode()).isEqualTo(404);
        assertThat(noReason.getBody()).contains("reason must be given");
        assertThat(lines.getBody()).contains("one line of at most 200 characters");
        assertThat(decision.getBody()).contains("decision must be sent or not-sent");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void theProvidersLogIsAskedOnSchedule() throws IOException {
        world.sendGrid.behave(FaultySendGrid.Behaviour.ACCEPT_AND_FAIL);
        world.reserve(lead);
        world.work();

        String said =
                new SettleHandler(world.settleDoubts())
                        .handleRequest(Json.object(event("outreach-doubts")), null);

        assertThat(said).isEqualTo("1 in doubt, 1 asked about, 1 settled");
    }

    private static APIGatewayProxyRequestEvent request(String json) {
        return read(
                LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, EventsTest.class.getClassLoader()),
                json);
    }

    private static <T> T read(PojoSerializer<T> serializer, String json) {
        return serializer.fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(String name) throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("events/" + name + ".json"))) {
            at = at.getParent();
        }
        return Files.readString(at.resolve("events/" + name + ".json"));
    }
}
