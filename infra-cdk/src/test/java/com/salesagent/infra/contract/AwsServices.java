package com.salesagent.infra.contract;

import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** DynamoDB, SQS and Step Functions somewhere. */
interface AwsServices extends AutoCloseable {
    /** The region and, but on AWS itself, the endpoints. */
    Map<String, String> variables();

    /** A role for machines; any will do but on AWS. */
    String machineRole();

    /** Where our API is, without a slash at the end; empty where none of our functions run. */
    Optional<String> api();

    /** Clients as our functions have them. */
    default AwsClients clients() {
        return new AwsClients(new Environment(variables(), InstantSource.system(), new Random()));
    }

    @Override
    default void close() {
        // Most have nothing to end.
    }
}
