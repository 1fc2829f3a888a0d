package com.salesagent.local.stepfunctions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of machines and executions. Any region and account is taken for this runner's own, so that
 * a definition written for an account runs here unchanged.
 */
final class Arns {
    private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:";
    private static final Pattern MACHINE =
            Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:stateMachine:([^:]{1,80})");
    private static final Pattern EXECUTION =
            Pattern.compile(
                    "arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:(?:execution|express):([^:]{1,80}):([^:]{1,80})(?::.*)?");

    private Arns() {}

    static String machine(String name) {
        return PREFIX + "stateMachine:" + name;
    }

    static String execution(String machine, String name) {
        return PREFIX + "execution:" + machine + ":" + name;
    }

    record ExecutionName(String machine, String name) {}

    /** Null where the text is not the ARN of a machine. */
    static String machineName(String arn) {
        Matcher matcher = MACHINE.matcher(arn);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Null where the text is not the ARN of an execution. */
    static ExecutionName executionName(String arn) {
        Matcher matcher = EXECUTION.matcher(arn);
        return matcher.matches() ? new ExecutionName(matcher.group(1), matcher.group(2)) : null;
    }
}
