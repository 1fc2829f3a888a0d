package com.salesagent.platform.failure;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What AWS's own errors mean to the machines. The SDK repeats a call for some seconds; a table that
 * throttles for longer, or a queue that is down, is then a matter of the machine, which repeats the
 * whole task with growing waits. Each task that a machine calls is safe to repeat.
 */
public final class AwsErrors {
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict");

    private AwsErrors() {}

    /**
     * Runs a machine's task.
     *
     * @throws TransientFailure instead of an error of AWS that passes
     */
    public static <T> T asFailures(Supplier<T> task) {
        try {
            return task.get();
        } catch (AwsServiceException e) {
            if (passes(e)) {
                throw new TransientFailure("AWS is short of capacity or down for now", e);
            }
            throw e;
        } catch (SdkClientException e) {
            throw new TransientFailure("AWS can't be reached for now", e);
        }
    }

    private static boolean passes(AwsServiceException e) {
        if (e instanceof TransactionCanceledException cancelled
                && cancelled.hasCancellationReasons()) {
            return cancelled.cancellationReasons().stream()
                    .anyMatch(reason -> THROTTLED.contains(reason.code()));
        }
        return e.isThrottlingException() || e.statusCode() >= 500;
    }
}
