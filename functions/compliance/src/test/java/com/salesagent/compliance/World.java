package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.DeliveryType;
import com.salesagent.platform.CampaignSettings;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbSendingSwitch;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.LocalTables;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The module on real tables and a provider on HTTP, with a clock to move. */
final class World implements AutoCloseable {
    static final String RUN = "20261124-aaaaaa";

    /** Another campaign that sends from the same domain. */
    static final String SECOND = "second";

    final LocalTables tables = new LocalTables();
    final AtomicReference<Instant> now = new AtomicReference<>(LocalTables.START);
    final InstantSource clock = now::get;
    final SuppressingProvider provider = new SuppressingProvider();
    final HttpBucket bucket = new HttpBucket();
    final LeadStore leads = tables.leads(clock);
    final DynamoDbSuppressionList suppression =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    final DynamoDbSendingSwitch sending =
            new DynamoDbSendingSwitch(tables.client(), tables.table("counters"));
    final ComplianceHandler api = environment().during(() -> new ComplianceHandler());
    final EraseHandler sweep = environment().during(() -> new EraseHandler());
    final SyncHandler sync = environment().during(() -> new SyncHandler());

    World() {
        Map<String, String> settings =
                CampaignSettings.with(
                        Map.of(
                                "ALERT_ADDRESS",
                                "ann@northwind-energy.example",
                                "CONTACTS",
                                "demonstration"));
        tables.campaigns(clock).put(Campaign.DEFAULT, settings);
        tables.campaigns(clock).put(SECOND, settings);
    }

    Environment environment() {
        Environment base = tables.environment(clock);
        Map<String, String> variables = new HashMap<>(base.variables());
        variables.put("SENDGRID_URL", provider.url());
        variables.put("SENDGRID_API_KEY", "key");
        variables.put("RAW_BUCKET", HttpBucket.NAME);
        variables.put("AWS_ENDPOINT_URL_S3", bucket.url());
        return new Environment(variables, clock, base.random());
    }

    /** A lead with contacts; its id. */
    String lead(String name, String... addresses) {
        return leadOf(Campaign.DEFAULT, name, addresses);
    }

    private String leadOf(String campaignId, String name, String... addresses) {
        Company company = Companies.hospital(name);
        String leadId = Companies.leadId(company);
        Contact[] contacts = new Contact[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            contacts[i] = Companies.contact(leadId, "Pat Doe " + i, addresses[i]);
        }
        leads.create(RUN, campaignId, List.of(Companies.found(company, contacts)));
        return leadId;
    }

    /** A lead of a campaign with one contact, to which something happens, twice as events do. */
    void happens(String campaignId, String name, DeliveryType type) {
        String leadId = leadOf(campaignId, name, "pat@" + name.replace(' ', '-') + ".example");
        LeadFile file = leads.open(leadId).orElseThrow();
        LeadEvent event =
                new LeadEvent(
                        leadId,
                        "e1",
                        type.id(),
                        file.contacts().getFirst().id(),
                        "",
                        now.get(),
                        Map.of());
        for (int i = 0; i < 2; i++) {
            log().record(file, event, List.of("e1"), new Consequence.None());
        }
    }

    DynamoDbEventLog log() {
        return new DynamoDbEventLog(
                tables.client(),
                tables.table("leads"),
                tables.table("counters"),
                new DynamoDbOptOuts(
                        tables.client(),
                        tables.table("leads"),
                        tables.table("counters"),
                        leads,
                        DynamoDbOptOuts.voiding(
                                new DynamoDbApprovalStore(
                                        tables.client(), tables.table("approvals")))));
    }

    Entry entry(String address) {
        return suppression.find(address).orElseThrow();
    }

    Map<String, Object> post(String resource, Map<String, Object> body) {
        return ask("POST", resource, body, Map.of(), 200);
    }

    Map<String, Object> get(String resource, Map<String, String> query) {
        return ask("GET", resource, Map.of(), query, 200);
    }

    /** The error's message. */
    String refused(String resource, Map<String, Object> body) {
        Map<?, ?> error = (Map<?, ?>) ask("POST", resource, body, Map.of(), 400).get("error");
        return (String) error.get("message");
    }

    private Map<String, Object> ask(
            String method,
            String resource,
            Map<String, Object> body,
            Map<String, String> query,
            int expected) {
        String route =
                resource.matches("/(sending|person)/[a-z]+")
                        ? resource.substring(0, resource.lastIndexOf('/')) + "/{command}"
                        : resource;
        APIGatewayProxyResponseEvent answer =
                api.handleRequest(
                        new APIGatewayProxyRequestEvent()
                                .withHttpMethod(method)
                                .withResource(route)
                                .withPath(resource)
                                .withQueryStringParameters(query)
                                .withPathParameters(
                                        Map.of(
                                                "command",
                                                resource.substring(resource.lastIndexOf('/') + 1)))
                                .withBody(Json.write(body)),
                        null);
        if (answer.getStatusCode() != expected) {
            throw new AssertionError(answer.getStatusCode() + " " + answer.getBody());
        }
        return Json.object(answer.getBody());
    }

    @Override
    public void close() {
        provider.close();
        bucket.close();
    }
}
