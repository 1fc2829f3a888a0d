package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Json;
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
        Map<String, String> settings = new HashMap<>();
        settings.put("SENDER_NAME", "Dana Miller");
        settings.put("SENDER_TITLE", "Partner");
        settings.put("SENDER_ORGANISATION", "Northwind Energy");
        settings.put("SENDER_ADDRESS", "dana@northwind-energy.example");
        settings.put("REPLY_TO_ADDRESS", "replies@in.northwind-energy.example");
        settings.put("POSTAL_ADDRESS", "200 Delaware Avenue, Buffalo, NY 14202");
        settings.put("SENDER_WEBSITE", "northwind-energy.example");
        settings.put("APPROVERS", "ann@northwind-energy.example");
        settings.put("ALERT_ADDRESS", "ann@northwind-energy.example");
        settings.put("MIN_TIER", "medium");
        settings.put("DAILY_CAP", "50");
        settings.put("FOLLOW_UP_DAYS", "3,7,14");
        settings.put("APPROVAL_EXPIRY_HOURS", "72");
        settings.put("FEE_PERCENT", "24");
        settings.put("PACING", "off");
        settings.put("CONTACTS", "demonstration");
        settings.put("TRACK_OPENS", "off");
        tables.campaigns(clock).put(Campaign.DEFAULT, settings);
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
        Company company = Companies.hospital(name);
        String leadId = Companies.leadId(company);
        Contact[] contacts = new Contact[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            contacts[i] = Companies.contact(leadId, "Pat Doe " + i, addresses[i]);
        }
        leads.create(RUN, Campaign.DEFAULT, List.of(Companies.found(company, contacts)));
        return leadId;
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
