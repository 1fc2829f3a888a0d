package com.salesagent.analyst;

import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the function is made of, from its environment. */
final class Wiring {
    private final Environment environment;

    private Wiring(Environment environment) {
        this.environment = environment;
    }

    static Wiring fromEnvironment() {
        return new Wiring(Environment.current());
    }

    AnalyseLead analyseLead() {
        DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
        String counters = environment.required("COUNTERS_TABLE");
        return new AnalyseLead(
                new DynamoDbLeadStore(
                        dynamoDb,
                        environment.required("LEADS_TABLE"),
                        counters,
                        environment.clock()),
                new DynamoDbRunStore(
                        dynamoDb, environment.required("RUNS_TABLE"), environment.clock()),
                new DynamoDbCampaignStore(dynamoDb, counters, environment.clock()),
                new Analyst(new EnergyTables(), new RulesNarrator()),
                environment.clock());
    }
}
