package com.salesagent.infra.contract;

import java.util.Map;
import java.util.Optional;

/**
 * The contract on AWS itself, never by default: {@code -Daws.contract=real} with credentials and
 * the region in the environment, {@code -Daws.contract.role} (a role that Step Functions takes and
 * that may send to queues), and {@code -Daws.contract.api} of a deployed stage for its webhooks.
 */
class RealAwsContractTest extends AwsContract {
    @Override
    AwsServices open() {
        Skips.unless(
                System.getProperty("aws.contract", "").equals("real"),
                "the contract is asked of AWS itself only with -Daws.contract=real");
        String role = System.getProperty("aws.contract.role", "");
        Skips.unless(
                !role.isEmpty(),
                "-Daws.contract.role is missing: a role that Step Functions takes");
        return new AwsServices() {
            @Override
            public Map<String, String> variables() {
                return Map.of(
                        "AWS_REGION",
                        Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1"));
            }

            @Override
            public String machineRole() {
                return role;
            }

            @Override
            public Optional<String> api() {
                return Optional.ofNullable(System.getProperty("aws.contract.api"));
            }
        };
    }
}
