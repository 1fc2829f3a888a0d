package com.salesagent.platform.dynamodb;

import org.slf4j.MDC;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A few calls side by side: DynamoDB has no batch of conditional writes. */
public final class Parallel {
    private static final int WIDTH = 8;

    private Parallel() {}

    /**
     * Applies the call to each element, at most eight at a time, and keeps the order. The first
     * failure is thrown. What the caller's log lines carry, those of the calls carry too.
     */
    public static <T, R> List<R> map(List<T> elements, Function<T, R> call) {
        if (elements.size() < 2) {
            return elements.stream().map(call).toList();
        }
        Map<String, String> told = MDC.getCopyOfContextMap();
        int width = Math.min(WIDTH, elements.size());
        try (ExecutorService executor =
                Executors.newFixedThreadPool(width, Thread.ofVirtual().factory())) {
            List<Future<R>> results =
                    executor.invokeAll(
                            elements.stream()
                                    .map(element -> (Callable<R>) () -> told(told, call, element))
                                    .toList());
            return results.stream().map(Parallel::join).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }

    private static <T, R> R told(Map<String, String> context, Function<T, R> call, T element) {
        if (context != null) {
            MDC.setContextMap(context);
        }
        return call.apply(element);
    }

    private static <R> R join(Future<R> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }
}
