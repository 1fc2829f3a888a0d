package com.salesagent.local.cli;

import picocli.CommandLine.Command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code env}: points the {@code aws} command at the local cloud. */
@Command(
        name = "env",
        description = "Print export lines for the aws command: eval \"$(./sales-agent env)\"",
        mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
    private static final String REGION = "us-local-1";

    @Override
    public Integer call() {
        try (Connection cloud = Connection.attach(Places.current())) {
            Map<String, String> variables = new LinkedHashMap<>(cloud.endpoints().variables());
            // Version 1 of the aws command ignores AWS_ENDPOINT_URL_SQS in each region that it
            // knows.
            variables.put("AWS_REGION", REGION);
            variables.put("AWS_DEFAULT_REGION", REGION);
            variables.put("AWS_ACCESS_KEY_ID", "local");
            variables.put("AWS_SECRET_ACCESS_KEY", "local");
            variables.forEach((name, value) -> System.out.println("export " + name + "=" + value));
            // A profile or token of the user's would be preferred to the dummy keys.
            System.out.println("unset AWS_PROFILE AWS_SESSION_TOKEN");
        }
        return 0;
    }
}
