package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.SendIds;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Json;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** From the JSON that Lambda gives the handlers to what stands in the tables. */
class IngestTest {
    private static final String LEAD = "mercy-hospital-buffalo-ny-0000000000";
    private static final String SEND = "1a7028684c6eae9ad305b44492b0534a";

    private final World world = new World();

    @Test
    void aMalformedMessageGoesToQuarantineWhileTheOthersOfItsBatchAreApplied() throws IOException {
        Contacted lead = world.contacted(1);
        SQSEvent event = sqs(event("tracker-ingest", lead));

        List<BatchItemFailure> failures =
                new IngestHandler(world.ingest()).handleRequest(event, null).getBatchItemFailures();

        assertThat(failures).isEmpty();
        assertThat(world.types(lead)).containsExactly("delivered");
        assertThat(world.raw.quarantined())
                .singleElement()
                .asString()
                .startsWith("quarantine/2026-11-24/unreadable-");
    }

    @Test
    void whatFailsComesBackAlone() throws IOException {
        Contacted lead = world.contacted(1);
        SQSEvent event = sqs(event("tracker-ingest", lead));
        event.getRecords()
                .getFirst()
                .setBody(
                        "{\"kind\":\"inbound\",\"key\":\"inbound/not-yet\",\"at\":\"2026-11-24T15:00:00Z\"}");

        List<BatchItemFailure> failures =
                new IngestHandler(world.ingest()).handleRequest(event, null).getBatchItemFailures();

        assertThat(failures)
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly(event.getRecords().getFirst().getMessageId());
        assertThat(world.raw.quarantined()).hasSize(1);
    }

    @Test
    void aQuarantinedEventIsAppliedOnceItIsReplayed() {
        Contacted lead = world.contacted(1);
        String json =
                Json.write(
                        Map.of(
                                "event",
                                "delivered",
                                "timestamp",
                                1_795_532_500L,
                                "email",
                                lead.address(),
                                "send_id",
                                SendIds.reference("later-" + lead.leadId(), lead.sendId())));
        String message =
                Json.write(
                        Map.of(
                                "kind",
                                "event",
                                "event",
                                json.replace(lead.address(), "unknown@later.org")));
        Ingest ingest = world.ingest();
        Applied first = ingest.apply(message);
        String key = world.raw.quarantined().getFirst();
        // What was wrong is repaired: by then the lead has a contact with that address.
        world.leads.addContact(Companies.contact(lead.leadId(), "Una Known", "unknown@later.org"));

        Applied replayed = ingest.apply(Json.write(Map.of("kind", "replay", "key", key)));

        assertThat(first).isEqualTo(Applied.NOBODYS);
        assertThat(replayed).isEqualTo(Applied.NEW);
        assertThat(world.types(lead)).containsExactly("delivered");
    }

    @Test
    void aReplayOfNothingDoesNothing() {
        Applied applied =
                world.ingest().apply("{\"kind\":\"replay\",\"key\":\"quarantine/none.json\"}");

        assertThat(applied).isEqualTo(Applied.UNREADABLE);
        assertThat(world.raw.objects).isEmpty();
    }

    @Test
    void aPostedReplyEndsInTheLeadsStage() throws IOException {
        Contacted lead = world.contacted(1);
        APIGatewayProxyRequestEvent request = api(event("tracker-intake-inbound", lead));
        request.setBody(
                Base64.getEncoder().encodeToString(Mails.reply(lead, "Please call me.").body()));
        List<String> queue = new ArrayList<>();

        int status = new IntakeHandler(intake(queue)).handleRequest(request, null).getStatusCode();
        queue.forEach(world.ingest()::apply);

        assertThat(status).isEqualTo(200);
        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
    }

    @Test
    void anUnreadableMailIsKeptForAPerson() throws IOException {
        List<String> queue = new ArrayList<>();
        APIGatewayProxyRequestEvent request =
                api(event("tracker-intake-inbound", world.contacted(1)));
        request.setBody("AAECAw==");

        new IntakeHandler(intake(queue)).handleRequest(request, null);
        queue.forEach(world.ingest()::apply);

        assertThat(world.raw.quarantined()).hasSize(1);
        assertThat(world.raw.objects).hasSize(2);
    }

    @Test
    void theSampleBatchOfEventsIsSignedAndTaken() throws IOException {
        List<String> queue = new ArrayList<>();
        APIGatewayProxyRequestEvent request =
                api(event("tracker-intake-events", world.contacted(1)));

        int status = new IntakeHandler(intake(queue)).handleRequest(request, null).getStatusCode();

        assertThat(status).isEqualTo(200);
        assertThat(queue).hasSize(2);
    }

    @Test
    void mailThatSesPutIntoTheBucketIsReadByTheSameParser() {
        Contacted lead = world.contacted(1);
        String mime =
                """
                From: Pat Doe <%s>\r
                To: %s\r
                Subject: Re: Your bill\r
                Message-ID: <ses-%s@mail.example>\r
                In-Reply-To: %s\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                Could you call me tomorrow at 9?\r
                """
                        .formatted(
                                lead.address(),
                                lead.plusAddress(),
                                lead.leadId(),
                                lead.messageId());
        Map<String, Object> event =
                Map.of(
                        "Records",
                        List.of(
                                Map.of(
                                        "ses",
                                        Map.of(
                                                "mail",
                                                Map.of(
                                                        "messageId",
                                                        "o3vrnil0e2ic28tr",
                                                        "source",
                                                        lead.address()),
                                                "receipt",
                                                Map.of(
                                                        "recipients",
                                                        List.of(lead.plusAddress()))))));
        List<String> queue = new ArrayList<>();

        new SesHandler(new StoredMail(queue::addAll, world.now::get)).handleRequest(event, null);
        assertThatThrownBy(() -> world.ingest().apply(queue.getFirst()))
                .as("not there yet: the queue repeats")
                .isInstanceOf(TransientFailure.class);
        world.raw.put(
                "inbound/ses/o3vrnil0e2ic28tr",
                "application/octet-stream",
                mime.getBytes(StandardCharsets.UTF_8));

        assertThat(world.ingest().apply(queue.getFirst())).isEqualTo(Applied.NEW);
        assertThat(world.ingest().apply(queue.getFirst())).isEqualTo(Applied.DUPLICATE);
        assertThat(world.open(lead).events().getFirst().details())
                .containsEntry("intent", "wants_meeting");
    }

    @Test
    void theDailyScheduleRuns() throws IOException {
        Map<?, ?> schedule =
                JacksonFactory.getInstance()
                        .getSerializer(Map.class)
                        .fromJson(stream(event("tracker-daily", world.contacted(1))));

        @SuppressWarnings("unchecked")
        String said =
                new DailyChecksHandler(world.dailyChecks())
                        .handleRequest((Map<String, Object>) schedule, null);

        assertThat(said).contains("leads ended without an answer");
    }

    private Intake intake(List<String> queue) {
        return new Intake(
                new EventSignature(() -> SAMPLE_KEY, () -> Instant.parse("2026-11-24T15:00:00Z")),
                () -> "a-path-that-nobody-guesses",
                world.raw,
                queue::addAll,
                world.clock);
    }

    /** Verifies what {@code events/tracker-intake-events.json} is signed with. */
    private static final String SAMPLE_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEi6VD/w/Wwj3zk1/AcvM+QPi+T99qryKPohpYnqxNFHBIxntUMbzdZF7UdPhRi53fOTRKKs3ZRkK47krz0DQnTg==";

    private static SQSEvent sqs(String json) {
        return read(
                LambdaEventSerializers.serializerFor(
                        SQSEvent.class, IngestTest.class.getClassLoader()),
                json);
    }

    private static APIGatewayProxyRequestEvent api(String json) {
        return read(
                LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, IngestTest.class.getClassLoader()),
                json);
    }

    private static <T> T read(PojoSerializer<T> serializer, String json) {
        return serializer.fromJson(stream(json));
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String name, Contacted lead) throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("events/" + name + ".json"))) {
            at = at.getParent();
        }
        return Files.readString(at.resolve("events/" + name + ".json"))
                .replace(LEAD, lead.leadId())
                .replace(SEND, lead.sendId());
    }
}
