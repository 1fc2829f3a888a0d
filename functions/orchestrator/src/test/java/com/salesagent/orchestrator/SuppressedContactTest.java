package com.salesagent.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.LocalTables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whoever said stop can't be added by hand, whoever names them: a colleague, or a referral. */
class SuppressedContactTest {
    private static final InstantSource CLOCK = InstantSource.fixed(LocalTables.START);

    private final LocalTables tables = new LocalTables();
    private final LeadStore leads = tables.leads(CLOCK);
    private final DynamoDbSuppressionList suppression =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    private final LeadsHandler handler = environment().during(() -> new LeadsHandler());
    private final Company company = Companies.hospital("Mercy Hospital");
    private final String leadId = Companies.leadId(company);

    @ParameterizedTest
    @ValueSource(strings = {"pat@mercy.com", " PAT@Mercy.com ", "anybody@whole.com"})
    void aSuppressedAddressIsRefusedInEverySpelling(String address) {
        Entry entry = new Entry("opt_out", "reply", LocalTables.START);
        suppression.suppress("pat@mercy.com", entry);
        suppression.suppressDomain("whole.com", entry);
        leads.create("run-a", Campaign.DEFAULT, List.of(Companies.found(company)));

        APIGatewayProxyResponseEvent answer = add(address);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("not on the suppression list");
        assertThat(leads.contacts(leadId)).isEmpty();
    }

    @Test
    void anybodyElseIsAdded() {
        leads.create("run-a", Campaign.DEFAULT, List.of(Companies.found(company)));

        assertThat(add("sam@mercy.com").getStatusCode()).isEqualTo(200);
        assertThat(leads.contacts(leadId)).hasSize(1);
    }

    private APIGatewayProxyResponseEvent add(String address) {
        return handler.handleRequest(
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod("POST")
                        .withResource("/leads/{leadId}/{command}")
                        .withPathParameters(Map.of("leadId", leadId, "command", "contact"))
                        .withBody(Json.write(Map.of("email", address, "name", "Pat Doe"))),
                null);
    }

    private Environment environment() {
        Environment base = tables.environment(CLOCK);
        Map<String, String> variables = new HashMap<>(base.variables());
        variables.put(
                "LEAD_MACHINE_ARN", "arn:aws:states:us-east-1:000000000000:stateMachine:lead");
        variables.put("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:1");
        variables.put("BASE_URL", "https://agent.seller.example");
        variables.put("UNSUBSCRIBE_KEY", "an unsubscribe key of 32 characters or more");
        variables.put("REVIEWS_QUEUE_URL", "http://127.0.0.1:1/reviews");
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        return new Environment(variables, CLOCK, base.random());
    }
}
