package com.salesagent.local.stepfunctions;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls and how long it waits for it.
 *
 * @param service {@code lambda}, {@code sqs} or {@code states}, as history events name it
 * @param action for example {@code invoke}
 * @param functionArn where the Resource is a function's own ARN, else null
 */
record TaskResource(String service, String action, Completion completion, String functionArn) {
    private static final Pattern INTEGRATION =
            Pattern.compile(
                    "arn:aws[a-z-]*:states:[a-z0-9-]*:\\d*:([a-z0-9-]+):([A-Za-z]+)"
                            + "(\\.waitForTaskToken|\\.sync:2|\\.sync)?");
    private static final Pattern FUNCTION =
            Pattern.compile(
                    "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,140}"
                            + "(:(\\$LATEST|[A-Za-z0-9_-]{1,128}))?");
    private static final Set<String> KNOWN =
            Set.of(
                    "lambda:invoke",
                    "lambda:invoke.waitForTaskToken",
                    "sqs:sendMessage",
                    "sqs:sendMessage.waitForTaskToken",
                    "states:startExecution",
                    "states:startExecution.sync",
                    "states:startExecution.sync:2",
                    "states:startExecution.waitForTaskToken");

    /** What ends a Task once its request was accepted. */
    enum Completion {
        /** The answer to the request. */
        RESPONSE(""),
        /** SendTaskSuccess or SendTaskFailure with the token that the request carried. */
        CALLBACK(".waitForTaskToken"),
        /** The end of the execution that was started; its output is text. */
        SYNC(".sync"),
        /** The same, with the output as JSON. */
        SYNC_JSON(".sync:2");

        private final String suffix;

        Completion(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Null where this runner has no such integration. */
    static TaskResource parse(String arn) {
        if (FUNCTION.matcher(arn).matches()) {
            return new TaskResource("lambda", "function", Completion.RESPONSE, arn);
        }
        Matcher matcher = INTEGRATION.matcher(arn);
        if (!matcher.matches()) {
            return null;
        }
        String suffix = matcher.group(3) == null ? "" : matcher.group(3);
        if (!KNOWN.contains(matcher.group(1) + ":" + matcher.group(2) + suffix)) {
            return null;
        }
        Completion completion = Completion.RESPONSE;
        for (Completion each : Completion.values()) {
            if (each.suffix.equals(suffix)) {
                completion = each;
            }
        }
        return new TaskResource(matcher.group(1), matcher.group(2), completion, null);
    }

    /** The action as history events write it, for example {@code invoke.waitForTaskToken}. */
    String actionName() {
        return action + completion.suffix;
    }

    boolean isFunction() {
        return functionArn != null;
    }

    boolean waitsForToken() {
        return completion == Completion.CALLBACK;
    }
}
