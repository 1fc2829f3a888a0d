package com.salesagent.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts what this process asks of AWS services, for the benchmark. The SDK finds it by the file
 * {@code execution.interceptors} among the resources, in each client of the process.
 */
public final class RequestCounter implements ExecutionInterceptor {
    private static final Map<String, LongAdder> REQUESTS = new ConcurrentHashMap<>();
    private static final LongAdder ITEMS_WRITTEN = new LongAdder();

    /** Requests since {@link #reset}, by service and operation. */
    static Map<String, Long> requests() {
        Map<String, Long> counted = new TreeMap<>();
        REQUESTS.forEach((name, count) -> counted.put(name, count.sum()));
        return counted;
    }

    /** DynamoDB items written since {@link #reset}; refused writes count too, as AWS bills them. */
    static long itemsWritten() {
        return ITEMS_WRITTEN.sum();
    }

    static void reset() {
        REQUESTS.clear();
        ITEMS_WRITTEN.reset();
    }

    @Override
    public void beforeExecution(
            Context.BeforeExecution context, ExecutionAttributes attributes) {
        String name =
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                        + " "
                        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        REQUESTS.computeIfAbsent(name, key -> new LongAdder()).increment();
        ITEMS_WRITTEN.add(items(context.request()));
    }

    private static long items(Object request) {
        return switch (request) {
            case PutItemRequest put -> 1;
            case UpdateItemRequest update -> 1;
            case DeleteItemRequest delete -> 1;
            case BatchWriteItemRequest batch ->
                    batch.requestItems().values().stream().mapToLong(writes -> writes.size()).sum();
            case TransactWriteItemsRequest transaction ->
                    transaction.transactItems().stream()
                            .filter(RequestCounter::writes)
                            .count();
            default -> 0;
        };
    }

    private static boolean writes(TransactWriteItem item) {
        return item.conditionCheck() == null;
    }
}
