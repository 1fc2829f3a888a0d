package com.salesagent.contacts;

import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbReviewStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.List;

/** What the function is made of, from its environment. */
final class Wiring {
    private final Environment environment;

    private Wiring(Environment environment) {
        this.environment = environment;
    }

    static Wiring fromEnvironment() {
        return new Wiring(Environment.current());
    }

    FindContact findContact() {
        DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
        String counters = environment.required("COUNTERS_TABLE");
        SuppressionList suppressions = new DynamoDbSuppressionList(dynamoDb, counters);
        ReviewStore reviews =
                new DynamoDbReviewStore(dynamoDb, environment.required("APPROVALS_TABLE"));
        return new FindContact(
                new DynamoDbLeadStore(
                        dynamoDb,
                        environment.required("LEADS_TABLE"),
                        counters,
                        environment.clock()),
                new DynamoDbRunStore(
                        dynamoDb, environment.required("RUNS_TABLE"), environment.clock()),
                new DynamoDbCampaignStore(dynamoDb, counters, environment.clock()),
                address -> suppressions.find(address).isPresent(),
                (runId, leadId) -> reviews.expectMore(new ReviewId(runId, Gate.DRAFT), -1),
                sources(),
                environment.clock());
    }

    /** In the order in which they are asked. */
    private List<ContactSource> sources() {
        boolean websites = !environment.optional("WEBSITES").orElse("on").equalsIgnoreCase("off");
        return websites
                ? List.of(
                        new WebsiteContacts(
                                new SafeFetcher(Network.internet(), SafeFetcher.Limits.USUAL)))
                : List.of();
    }
}
