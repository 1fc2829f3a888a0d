package com.salesagent.writer;

import com.salesagent.domain.track.AngleCount;
import com.salesagent.models.Models;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.DynamoDbAngleCounts;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Duration;

/** What the function is made of, from its environment. */
final class Wiring {
    /** Less than the function's timeout of 120 s by what reading and storing may take. */
    private static final Duration MODEL_TIME = Duration.ofSeconds(100);

    private final Environment environment;

    private Wiring(Environment environment) {
        this.environment = environment;
    }

    static Wiring fromEnvironment() {
        return new Wiring(Environment.current());
    }

    WriteDraft writeDraft() {
        DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
        String counters = environment.required("COUNTERS_TABLE");
        DynamoDbAngleCounts counts = new DynamoDbAngleCounts(dynamoDb, counters);
        return new WriteDraft(
                new DynamoDbLeadStore(
                        dynamoDb,
                        environment.required("LEADS_TABLE"),
                        counters,
                        environment.clock()),
                new DynamoDbRunStore(
                        dynamoDb, environment.required("RUNS_TABLE"), environment.clock()),
                new DynamoDbCampaignStore(dynamoDb, counters, environment.clock()),
                new DynamoDbSuppressionList(dynamoDb, counters),
                new Desk(
                        industry -> counts.of(industry).stream().map(Wiring::tally).toList(),
                        Models.from(environment, "writer")),
                new TimeBudget(MODEL_TIME, Models.timeout(environment), System::nanoTime),
                environment.clock());
    }

    private static AngleStatistics.Tally tally(AngleCount count) {
        return new AngleStatistics.Tally(count.angle(), count.sent(), count.answered());
    }
}
