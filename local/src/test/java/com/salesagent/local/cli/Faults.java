package com.salesagent.local.cli;

import org.slf4j.MDC;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

import java.util.function.BiPredicate;

/**
 * Makes calls of the local cloud's functions fail as AWS does when all of the SDK's repeats have
 * failed too. The SDK finds it by the file {@code execution.interceptors}; it does nothing until a
 * drill says what fails.
 */
public final class Faults implements ExecutionInterceptor {
    private static volatile BiPredicate<String, SdkRequest> refuses = (function, request) -> false;

    /** From now on; by the function's name and its call. */
    static void when(BiPredicate<String, SdkRequest> calls) {
        refuses = calls;
    }

    static void end() {
        refuses = (function, request) -> false;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        // Threads that a function starts don't know its name.
        String function = MDC.get("function") == null ? "" : MDC.get("function");
        if (!refuses.test(function, context.request())) {
            return;
        }
        AwsErrorDetails throttled =
                AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .errorMessage("a drill")
                        .build();
        if (context.request() instanceof DynamoDbRequest) {
            throw ProvisionedThroughputExceededException.builder()
                    .statusCode(400)
                    .awsErrorDetails(throttled)
                    .build();
        }
        if (context.request() instanceof SqsRequest) {
            throw SqsException.builder().statusCode(503).awsErrorDetails(throttled).build();
        }
        throw SfnException.builder().statusCode(503).awsErrorDetails(throttled).build();
    }
}
