package com.salesagent.local.cli;

import com.salesagent.local.Endpoints;
import com.salesagent.local.LocalCloud;

import org.slf4j.MDC;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Makes calls of a local cloud's functions and sources fail as AWS does when all of the SDK's
 * repeats have failed too. The SDK finds it by the file {@code execution.interceptors}; it does
 * nothing until a drill says what fails in its cloud.
 */
public final class Faults implements ExecutionInterceptor {
    private static final Map<String, Rule> RULES = new ConcurrentHashMap<>();
    private static final Map<String, ToIntFunction<Integer>> LOSSES = new ConcurrentHashMap<>();

    /** Decides about calls before they are made, on the caller's thread; it may take its time. */
    @FunctionalInterface
    interface Rule {
        /**
         * Whether the call fails.
         *
         * @param function blank where no function calls, or a thread that a function started
         */
        boolean refuses(String function, SdkRequest request);
    }

    /** From now on in this cloud. */
    static void in(LocalCloud cloud, Rule rule) {
        services(cloud).forEach(service -> RULES.put(service, rule));
    }

    /**
     * From now on this cloud's streams lose what they tell.
     *
     * @param kept takes how many changes a read has, answers how many of them are not lost
     */
    static void losing(LocalCloud cloud, ToIntFunction<Integer> kept) {
        services(cloud).forEach(service -> LOSSES.put(service, kept));
    }

    /** Nothing fails in this cloud any more. */
    static void end(LocalCloud cloud) {
        services(cloud).forEach(RULES::remove);
        services(cloud).forEach(LOSSES::remove);
    }

    private static List<String> services(LocalCloud cloud) {
        Endpoints at = cloud.endpoints();
        return List.of(at.dynamoDb(), at.sqs(), at.stepFunctions()).stream()
                .map(url -> URI.create(url).getAuthority())
                .toList();
    }

    private static String service(ExecutionAttributes attributes) {
        return Optional.ofNullable(
                        attributes.getAttribute(
                                SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER))
                .map(ClientEndpointProvider::clientEndpoint)
                .map(URI::getAuthority)
                .orElse("");
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Rule rule = RULES.get(service(attributes));
        String function = MDC.get("function") == null ? "" : MDC.get("function");
        if (rule == null || !rule.refuses(function, context.request())) {
            return;
        }
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .errorMessage("a drill")
                        .build();
        throw switch (context.request()) {
            case SqsRequest _ ->
                    SqsException.builder().statusCode(503).awsErrorDetails(details).build();
            case SfnRequest _ ->
                    SfnException.builder().statusCode(503).awsErrorDetails(details).build();
            case GetRecordsRequest _ ->
                    DynamoDbException.builder().statusCode(503).awsErrorDetails(details).build();
            default ->
                    ProvisionedThroughputExceededException.builder()
                            .statusCode(400)
                            .awsErrorDetails(details)
                            .build();
        };
    }

    @Override
    public SdkResponse modifyResponse(
            Context.ModifyResponse context, ExecutionAttributes attributes) {
        ToIntFunction<Integer> kept = LOSSES.get(service(attributes));
        if (kept != null && context.response() instanceof GetRecordsResponse read) {
            int left = kept.applyAsInt(read.records().size());
            return read.toBuilder().records(read.records().subList(0, left)).build();
        }
        return context.response();
    }
}
