package com.salesagent.local;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts what this process asks of AWS services, for the benchmark. The SDK finds it by the file
 * {@code execution.interceptors} among the resources, in each client of the process.
 */
public final class RequestCounter implements ExecutionInterceptor {
    private static final Map<String, LongAdder> REQUESTS = new ConcurrentHashMap<>();
    private static final Map<String, LongAdder> WRITES = new ConcurrentHashMap<>();

    /** Requests since {@link #reset}, by service and operation. */
    static Map<String, Long> requests() {
        return counted(REQUESTS);
    }

    /**
     * DynamoDB items written since {@link #reset}, by kind; refused writes count too, as AWS bills
     * them.
     */
    static Map<String, Long> writes() {
        return counted(WRITES);
    }

    private static Map<String, Long> counted(Map<String, LongAdder> counters) {
        Map<String, Long> counted = new TreeMap<>();
        counters.forEach((name, count) -> counted.put(name, count.sum()));
        return counted;
    }

    static void reset() {
        REQUESTS.clear();
        WRITES.clear();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String name =
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                        + " "
                        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        REQUESTS.computeIfAbsent(name, key -> new LongAdder()).increment();
        writes(context.request());
    }

    private static void writes(Object request) {
        switch (request) {
            case PutItemRequest put -> written(put.item());
            case UpdateItemRequest update -> written(update.key());
            case DeleteItemRequest delete -> written(delete.key());
            case TransactWriteItemsRequest transaction ->
                    transaction.transactItems().forEach(RequestCounter::writes);
            default -> {}
        }
    }

    private static void writes(TransactWriteItem item) {
        if (item.put() != null) {
            written(item.put().item());
        } else if (item.update() != null) {
            written(item.update().key());
        } else if (item.delete() != null) {
            written(item.delete().key());
        }
    }

    /** By the kind that the sort key begins with: {@code PROFILE}, {@code SEND}, {@code LOG}. */
    private static void written(Map<String, AttributeValue> key) {
        String kind =
                Stream.of("item", "entry", "bucket")
                        .filter(key::containsKey)
                        .map(name -> key.get(name).s())
                        .map(sort -> sort.replaceFirst("#.*", ""))
                        .findFirst()
                        .orElse("other");
        WRITES.computeIfAbsent(kind, name -> new LongAdder()).increment();
    }
}
