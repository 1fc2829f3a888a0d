package com.salesagent.local;

import com.salesagent.application.Function;
import com.salesagent.application.Function.Permission;
import com.salesagent.local.lambda.FunctionHost;

import org.slf4j.MDC;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses what a function's role would refuse on AWS, so that a permission that nobody wrote down
 * is found on the laptop. The SDK finds it by the file {@code execution.interceptors}. It knows the
 * calling function by its thread; calls on threads that a function starts by itself pass. What a
 * function asks after its time is over is refused too: on Lambda it would not run any more.
 */
public final class Permissions implements ExecutionInterceptor {
    private static final Map<String, Set<Need>> GRANTED = new ConcurrentHashMap<>();

    /** One kind of use of one thing. */
    private record Need(String use, String thing) {}

    /** Holds the functions to their descriptions from now on. */
    static void hold(List<Function> functions) {
        for (Function function : functions) {
            GRANTED.put(
                    function.name(),
                    function.permissions().stream()
                            .map(Permissions::need)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    private static Need need(Permission permission) {
        return switch (permission) {
            case Permission.Read(String table) -> new Need("read", table);
            case Permission.Write(String table) -> new Need("write", table);
            case Permission.SendTo(String queue) -> new Need("send to", queue);
            case Permission.Start(String machine) -> new Need("start", machine);
            case Permission.AnswerTasksOf(String machine) -> new Need("answer tasks", "");
            case Permission.WatchQueue(String queue) -> new Need("watch", queue);
            case Permission.WatchMachine(String machine) -> new Need("watch", machine);
            case Permission.UseModel() -> new Need("use", "the model");
            case Permission.ReadBucket(String bucket) -> new Need("read", bucket);
            case Permission.WriteBucket(String bucket) -> new Need("write", bucket);
        };
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (FunctionHost.cutOff(MDC.get("requestId"))) {
            throw AbortedException.create("the function's time is over");
        }
        String function = MDC.get("function");
        Set<Need> granted = function == null ? null : GRANTED.get(function);
        if (granted == null) {
            return;
        }
        needs(context.request())
                .filter(need -> !granted.contains(need))
                .findFirst()
                .ifPresent(
                        need -> {
                            throw refusal(function, need);
                        });
    }

    private static AwsServiceException refusal(String function, Need need) {
        String words =
                "function %s may not %s %s: its description in Application permits it no such thing"
                        .formatted(function, need.use(), need.thing());
        return AwsServiceException.builder()
                .message(words)
                .statusCode(403)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage(words)
                                .serviceName("local")
                                .build())
                .build();
    }

    private static Stream<Need> needs(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> read(get.tableName());
            case QueryRequest query -> read(query.tableName());
            case BatchGetItemRequest batch ->
                    batch.requestItems().keySet().stream().flatMap(Permissions::read);
            case ScanRequest scan -> Stream.of(new Need("scan", scan.tableName()));
            case PutItemRequest put -> write(put.tableName());
            case UpdateItemRequest update -> write(update.tableName());
            case DeleteItemRequest delete -> write(delete.tableName());
            case BatchWriteItemRequest batch ->
                    batch.requestItems().keySet().stream().flatMap(Permissions::write);
            case TransactWriteItemsRequest transaction ->
                    transaction.transactItems().stream().flatMap(Permissions::needs);
            case SendMessageRequest message -> send(message.queueUrl());
            case SendMessageBatchRequest messages -> send(messages.queueUrl());
            case StartExecutionRequest start ->
                    Stream.of(new Need("start", last(start.stateMachineArn(), ':')));
            case SendTaskSuccessRequest _, SendTaskFailureRequest _ ->
                    Stream.of(new Need("answer tasks", ""));
            case GetQueueAttributesRequest watch ->
                    Stream.of(new Need("watch", last(watch.queueUrl(), '/')));
            case DescribeStateMachineRequest watch ->
                    Stream.of(new Need("watch", last(watch.stateMachineArn(), ':')));
            default -> Stream.empty();
        };
    }

    private static Stream<Need> needs(TransactWriteItem item) {
        if (item.put() != null) {
            return write(item.put().tableName());
        }
        if (item.update() != null) {
            return write(item.update().tableName());
        }
        if (item.delete() != null) {
            return write(item.delete().tableName());
        }
        return write(item.conditionCheck().tableName());
    }

    private static Stream<Need> read(String table) {
        return Stream.of(new Need("read", table));
    }

    private static Stream<Need> write(String table) {
        return Stream.of(new Need("write", table));
    }

    private static Stream<Need> send(String queueUrl) {
        return Stream.of(new Need("send to", last(queueUrl, '/')));
    }

    private static String last(String text, char separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
