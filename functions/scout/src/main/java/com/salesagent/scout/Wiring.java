package com.salesagent.scout;

import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.List;

/** Puts Scout together from its environment. */
final class Wiring {
    private Wiring() {}

    static FindCompanies scout() {
        Environment environment = Environment.current();
        DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
        String counters = environment.required("COUNTERS_TABLE");
        DynamoDbRunStore runs =
                new DynamoDbRunStore(
                        dynamoDb, environment.required("RUNS_TABLE"), environment.clock());
        return new FindCompanies(
                new DynamoDbLeadStore(
                        dynamoDb,
                        environment.required("LEADS_TABLE"),
                        counters,
                        environment.clock()),
                runs,
                null,
                List.of(new ListSource(runs), new RegisterSource(new Registers(), new Places())),
                environment.clock());
    }
}
