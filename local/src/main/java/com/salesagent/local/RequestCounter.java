package com.salesagent.local;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts what this process asks of AWS services, for the benchmark. The SDK finds it by the file
 * {@code execution.interceptors} among the resources, in each client of the process.
 */
public final class RequestCounter implements ExecutionInterceptor {
    private static final Map<String, LongAdder> REQUESTS = new ConcurrentHashMap<>();
    private static final Map<String, LongAdder> WRITES = new ConcurrentHashMap<>();

    private static final DoubleAdder READ_UNITS = new DoubleAdder();
    private static final DoubleAdder WRITE_UNITS = new DoubleAdder();
    private static volatile boolean countsCapacity;

    /** From now on DynamoDB is asked what each request used. */
    static void countCapacity() {
        countsCapacity = true;
    }

    /** Read units since {@link #reset}. */
    static double readUnits() {
        return READ_UNITS.sum();
    }

    /** Write units since {@link #reset}, those of indexes among them. */
    static double writeUnits() {
        return WRITE_UNITS.sum();
    }

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
        READ_UNITS.reset();
        WRITE_UNITS.reset();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!countsCapacity) {
            return context.request();
        }
        return switch (context.request()) {
            case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest get -> get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest query -> query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest update ->
                    update.toBuilder().returnConsumedCapacity(TOTAL).build();
            case DeleteItemRequest delete ->
                    delete.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest write ->
                    write.toBuilder().returnConsumedCapacity(TOTAL).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case GetItemResponse get -> add(READ_UNITS, get.consumedCapacity());
            case QueryResponse query -> add(READ_UNITS, query.consumedCapacity());
            case BatchGetItemResponse get ->
                    get.consumedCapacity().forEach(used -> add(READ_UNITS, used));
            case PutItemResponse put -> add(WRITE_UNITS, put.consumedCapacity());
            case UpdateItemResponse update -> add(WRITE_UNITS, update.consumedCapacity());
            case DeleteItemResponse delete -> add(WRITE_UNITS, delete.consumedCapacity());
            case TransactWriteItemsResponse write ->
                    write.consumedCapacity().forEach(used -> add(WRITE_UNITS, used));
            default -> {}
        }
    }

    private static void add(DoubleAdder units, ConsumedCapacity used) {
        if (used != null && used.capacityUnits() != null) {
            units.add(used.capacityUnits());
        }
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
