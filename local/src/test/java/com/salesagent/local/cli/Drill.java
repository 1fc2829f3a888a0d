package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.local.LocalCloud;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** A local cloud of a drill's own, with a run under way in it. */
final class Drill implements AutoCloseable {
    private final LocalCloud cloud;
    private final Api api;
    private final AwsClients clients;

    private Drill(LocalCloud cloud) {
        this.cloud = cloud;
        this.api = new Api(URI.create(cloud.endpoints().http()));
        this.clients =
                new AwsClients(
                        new Environment(
                                cloud.endpoints().variables(),
                                InstantSource.system(),
                                new Random(1)));
    }

    static Drill start(Path folder) {
        return start(folder, UnaryOperator.identity());
    }

    /** With other parts than the application's, or other habits of its queues. */
    static Drill start(Path folder, UnaryOperator<LocalCloud.Options> changed) {
        return new Drill(
                LocalCloud.start(
                        changed.apply(
                                LocalCloud.Options.in(folder)
                                        .with(
                                                Map.of(
                                                        "MODEL_PROVIDER", "none",
                                                        "WEBSITES", "off",
                                                        "MIN_TIER", "low",
                                                        "REVIEW_QUIET_SECONDS", "1"))
                                        .with(LocalCloud.Ports.ANY))));
    }

    LocalCloud cloud() {
        return cloud;
    }

    Api api() {
        return api;
    }

    AwsClients clients() {
        return clients;
    }

    /** Asks for companies; the run's id. */
    String run(int companies) {
        ObjectNode asked = Api.object();
        asked.put("industry", "healthcare").put("location", "Buffalo, NY").put("count", companies);
        return api.post("/runs", asked).path("runId").asText();
    }

    /** Approves all that is asked until each first email is settled; the summary then. */
    JsonNode finish(String runId) throws InterruptedException {
        return RunCommand.follow(api, runId, new Progress(api, runId, Console.silent()));
    }

    JsonNode summary(String runId) {
        return api.get("/runs/" + runId);
    }

    JsonNode lead(String leadId) {
        return api.get("/leads/" + leadId);
    }

    List<String> leads(String runId) {
        return StreamSupport.stream(summary(runId).path("leads").spliterator(), false)
                .map(lead -> lead.path("leadId").asText())
                .sorted()
                .toList();
    }

    /** Emails that the mail provider took, by recipient and subject. */
    Map<String, Integer> taken() {
        Map<String, Integer> taken = new TreeMap<>();
        for (JsonNode mail : api.get("/local/mail?to=prospects")) {
            taken.merge(
                    mail.path("to").toString() + mail.path("subject").asText(), 1, Integer::sum);
        }
        return taken;
    }

    /** How many review emails a run's approver got. */
    long reviewMails(String runId) {
        return StreamSupport.stream(api.get("/local/mail?to=you").spliterator(), false)
                .filter(mail -> mail.path("arguments").path("kind").asText().equals("review"))
                .filter(mail -> ReviewMail.of(mail.path("text").asText()).isOf(runId))
                .count();
    }

    /** How often an agent told the run's log of an action, by lead. */
    Map<String, Integer> told(String runId, String action) {
        Map<String, Integer> told = new TreeMap<>();
        for (JsonNode row : api.get("/runs/" + runId + "/log").path("rows")) {
            if (row.path("action").asText().equals(action)) {
                told.merge(row.path("leadId").asText(), 1, Integer::sum);
            }
        }
        return told;
    }

    /** The prospect answers. */
    void answer(JsonNode mail, String text) {
        api.post(
                "/local/mail/" + mail.path("id").asText() + "/reply",
                Api.object().put("text", text).put("automatic", false));
    }

    /** Something happens to the mail. */
    void happen(JsonNode mail, String event) {
        api.post(
                "/local/mail/" + mail.path("id").asText() + "/event",
                Api.object().put("event", event));
    }

    void advance(Duration time) {
        api.post("/local/clock", Api.object().put("advance", time.toString()));
    }

    /** Messages of a queue, those included that are being worked on or come later. */
    int messages(String queue) {
        String url = clients.sqs().getQueueUrl(ask -> ask.queueName(queue)).queueUrl();
        return clients
                .sqs()
                .getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().toString().startsWith("ApproximateNumber"))
                .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                .sum();
    }

    @Override
    public void close() {
        Faults.end(cloud);
        cloud.close();
    }
}
