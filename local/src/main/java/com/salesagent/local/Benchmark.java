package com.salesagent.local;

import com.salesagent.local.lambda.Meter;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Starts a cloud of its own, lets somebody drive it, and counts. */
public final class Benchmark {
    private Benchmark() {}

    /**
     * What one run of so many leads took.
     *
     * @param startSeconds from nothing to routes that answer, in a warm process
     * @param runSeconds what {@code drive} took
     * @param peakHeap bytes, the most that was in use at once
     * @param writes DynamoDB items written, by kind
     * @param requests by service and operation
     * @param transitions states entered, over all executions
     * @param usage what else AWS bills for
     */
    public record Figures(
            int leads,
            double startSeconds,
            double runSeconds,
            long peakHeap,
            Map<String, Long> writes,
            Map<String, Long> requests,
            long transitions,
            Usage usage) {
        /**
         * Items written for each lead from the run's start to its first email's acceptance; what
         * the provider reports afterwards is {@link #eventWritesPerLead}.
         */
        public double writesPerLead() {
            return (double) writes.values().stream().mapToLong(Long::longValue).sum() / leads
                    - eventWritesPerLead();
        }

        /**
         * Items written for each lead by the tracker, for its two delivery events: the event itself
         * and the key that lets it count once. Nothing else writes these kinds.
         */
        public double eventWritesPerLead() {
            return (double) (writes.getOrDefault("EVENT", 0L) + writes.getOrDefault("KEY", 0L))
                    / leads;
        }

        /** Requests of a service for each lead. */
        public double requestsPerLead(String service) {
            return requests.entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith(service + " "))
                            .mapToLong(Map.Entry::getValue)
                            .sum()
                    / (double) leads;
        }

        /** State transitions for each lead. */
        public double transitionsPerLead() {
            return (double) transitions / leads;
        }
    }

    /**
     * Measures one cloud.
     *
     * @param folder empty, for its state
     * @param drive gets the cloud's base URL and returns when all is sent
     */
    public static Figures measure(
            Path folder, Map<String, String> settings, int leads, Consumer<String> drive) {
        long start = System.nanoTime();
        try (LocalCloud cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder).with(settings).with(LocalCloud.Ports.ANY))) {
            double startSeconds = seconds(start);
            RequestCounter.reset();
            RequestCounter.countCapacity();
            Meter.reset();
            System.gc();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            long run = System.nanoTime();
            drive.accept(cloud.endpoints().http());
            double runSeconds = seconds(run);
            return new Figures(
                    leads,
                    startSeconds,
                    runSeconds,
                    peakHeap(),
                    RequestCounter.writes(),
                    RequestCounter.requests(),
                    transitions(cloud.endpoints()),
                    new Usage(
                            RequestCounter.readUnits(),
                            RequestCounter.writeUnits(),
                            Meter.calls(),
                            Meter.gigabyteSeconds(),
                            size(folder.resolve("log/functions.jsonl"))));
        }
    }

    /**
     * What AWS bills for by use.
     *
     * @param readUnits of DynamoDB, as DynamoDB Local counts them
     * @param writeUnits of DynamoDB; refused writes are not among them
     * @param calls of functions, by function
     * @param gigabyteSeconds of functions, by this machine's wall clock
     * @param logBytes that the functions logged
     */
    public record Usage(
            double readUnits,
            double writeUnits,
            Map<String, Long> calls,
            double gigabyteSeconds,
            long logBytes) {}

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long transitions(Endpoints endpoints) {
        try (LocalClients clients = new LocalClients(endpoints)) {
            SfnClient stepFunctions = clients.stepFunctions();
            return stepFunctions.listStateMachinesPaginator().stateMachines().stream()
                    .flatMap(
                            machine ->
                                    stepFunctions
                                            .listExecutionsPaginator(
                                                    list ->
                                                            list.stateMachineArn(
                                                                    machine.stateMachineArn()))
                                            .executions()
                                            .stream())
                    .mapToLong(execution -> transitions(stepFunctions, execution))
                    .sum();
        }
    }

    private static long transitions(SfnClient stepFunctions, ExecutionListItem execution) {
        return stepFunctions
                .getExecutionHistoryPaginator(
                        history ->
                                history.executionArn(execution.executionArn())
                                        .includeExecutionData(false)
                                        .maxResults(1000))
                .events()
                .stream()
                .map(HistoryEvent::typeAsString)
                .filter(type -> type.endsWith("StateEntered"))
                .count();
    }
}
