package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Part;
import com.salesagent.local.stepfunctions.Branch.Phase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Owns all machines and executions. One thread takes commands, lets executions make their steps,
 * and hands what changed to the journal; answers and tasks leave only after that is safe, so a
 * crash repeats at most requests whose answer was not yet recorded.
 */
final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /**
     * Commands and steps that share one write to the disk; also how long one busy execution can
     * hold up the others.
     */
    private static final int COMMANDS_A_ROUND = 256;

    private static final int STEPS_A_ROUND = 256;

    /** The clock may be moved without a word to us; timers are late by at most this. */
    private static final long IDLE_MILLIS = 200;

    private static final long COMPACT_AT_LEAST = 4L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final TaskInvoker invoker;
    private final Registry registry = new Registry();
    private final Timers timers = new Timers();
    private final Interpreter interpreter;
    private final HistoryFiles history;
    private final Journal journal;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Thread thread;

    private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final ArrayDeque<Ready> ready = new ArrayDeque<>();

    /** What this round changed. */
    private final Set<Execution> touched = new LinkedHashSet<>();

    private final List<Revision> newRevisions = new ArrayList<>();
    private final List<Machine> changedMachines = new ArrayList<>();
    private final List<String> removedMachines = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    private long lengthAfterCompaction;
    private volatile boolean closed;

    private record Ready(Execution execution, Branch branch) {}

    /**
     * Restores what the directory holds and goes on with it.
     *
     * @throws IOException where the directory cannot be used, or another process uses it
     */
    Engine(Path directory, TaskInvoker invoker, InstantSource clock) throws IOException {
        this.clock = clock;
        this.invoker = invoker;
        this.interpreter = new Interpreter(clock, new Outside());
        Files.createDirectories(directory);
        this.lockFile =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        this.lock = lock(directory);
        Path newest = Journal.newest(directory);
        if (newest == null) {
            this.history = new HistoryFiles(directory, 0);
            this.journal = Journal.create(directory, history, this::writeContent);
        } else {
            this.history = restore(directory, newest);
            this.journal = Journal.open(newest, history);
        }
        this.lengthAfterCompaction = journal.length();
        resume();
        this.thread = Thread.ofPlatform().name("stepfunctions-engine").daemon().start(this::run);
    }

    private FileLock lock(Path directory) throws IOException {
        try {
            FileLock taken = lockFile.tryLock();
            if (taken != null) {
                return taken;
            }
        } catch (OverlappingFileLockException e) {
            LOG.atDebug().setCause(e).log("stepfunctions.lock.taken");
        }
        lockFile.close();
        throw new IOException("another process already runs executions from " + directory);
    }

    private HistoryFiles restore(Path directory, Path newest) throws IOException {
        long started = System.nanoTime();
        HistoryFiles[] files = new HistoryFiles[1];
        Journal.replay(
                newest,
                (bytes, offset, length) -> {
                    Map<String, Object> record = Json.object(Json.parse(bytes, offset, length));
                    if (files[0] == null) {
                        files[0] =
                                new HistoryFiles(
                                        directory, ((Number) record.get("history")).longValue());
                    } else {
                        registry.apply(record, events -> rewrite(files[0], events));
                    }
                });
        if (files[0] == null) {
            throw new IOException("the journal " + newest.getFileName() + " has no beginning");
        }
        LOG.atInfo()
                .addKeyValue("executions", registry.executions().size())
                .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
                .log("stepfunctions.restored");
        return files[0];
    }

    private static long rewrite(HistoryFiles files, List<Object> events) throws IOException {
        byte[] bytes = Json.bytes(events);
        long place = files.reserve(bytes.length);
        files.write(place, bytes);
        return place;
    }

    private void writeContent(Journal.Frames frames) throws IOException {
        frames.add(Json.bytes(Map.of("history", history.end())));
        registry.writeAll(record -> frames.add(Json.bytes(record)));
    }

    /** Takes up every line where it was when the last process ended. */
    private void resume() {
        Outside outside = new Outside();
        for (Execution execution : registry.executions()) {
            if (!execution.isRunning()) {
                continue;
            }
            setExecutionTimer(execution);
            for (Branch branch : execution.branches()) {
                outside.waitsChanged(execution, branch);
                switch (branch.phase()) {
                    case ENTER, EXECUTE -> outside.ready(execution, branch);
                    case INVOKING ->
                            outside.invoke(execution, branch, execution.stateOf(branch).resource());
                    default -> {}
                }
            }
        }
        touched.clear();
    }

    HistoryFiles history() {
        return history;
    }

    Registry registry() {
        return registry;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Instant now() {
        return clock.instant();
    }

    /** Looks at the timers again at once. */
    void clockMoved() {
        commands.add(() -> {});
    }

    /**
     * Runs a command on the engine's thread and answers once all it changed, and all it saw, is
     * safe.
     *
     * @throws ApiException from the command, or because nothing can be written
     */
    <T> T call(Supplier<T> command) {
        refuseWhileBroken();
        CompletableFuture<T> answer = new CompletableFuture<>();
        commands.add(
                () -> {
                    try {
                        T value = command.get();
                        afterwards.add(() -> answer.complete(value));
                    } catch (RuntimeException e) {
                        afterwards.add(() -> answer.completeExceptionally(e));
                    }
                });
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return answer.get(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                refuseWhileBroken();
                if (System.nanoTime() > patience) {
                    throw ApiException.unavailable("Step Functions is too busy, try again");
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApiException.unavailable("Step Functions is stopping");
            }
        }
    }

    private void refuseWhileBroken() {
        if (closed) {
            throw ApiException.unavailable("Step Functions is stopping");
        }
        if (journal.problem() != null) {
            throw ApiException.unavailable(journal.problem());
        }
    }

    /** Marks an execution that a command changed. */
    void touch(Execution execution) {
        touched.add(execution);
    }

    void put(Machine machine) {
        if (registry.machine(machine.name()) == null
                || !registry.machine(machine.name())
                        .revision()
                        .id()
                        .equals(machine.revision().id())) {
            newRevisions.add(machine.revision());
        }
        registry.put(machine);
        changedMachines.add(machine);
    }

    void remove(Machine machine) {
        registry.removeMachine(machine.name());
        removedMachines.add(machine.name());
    }

    /** Starts an execution; the name must be free. */
    Execution start(
            Machine machine, String name, Object input, String inputText, Execution.Waiter waiter) {
        Execution execution = registry.create(name, machine.revision(), now(), waiter);
        touch(execution);
        interpreter.start(execution, input, inputText);
        setExecutionTimer(execution);
        return execution;
    }

    private void setExecutionTimer(Execution execution) {
        timers.set(new Timers.Key(execution.id(), Timers.WHOLE_EXECUTION), execution.deadline());
    }

    private void run() {
        while (!closed) {
            try {
                round();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("stepfunctions.round.failed");
            }
        }
    }

    private void round() throws InterruptedException {
        Runnable command =
                commands.poll(ready.isEmpty() ? untilNextTimer() : 0, TimeUnit.MILLISECONDS);
        for (int i = 0; command != null; i++) {
            command.run();
            command = i < COMMANDS_A_ROUND ? commands.poll() : null;
        }
        fireTimers();
        for (int i = 0; i < STEPS_A_ROUND && !ready.isEmpty(); i++) {
            Ready next = ready.poll();
            if (isStill(next)) {
                touch(next.execution());
                protect(next.execution(), () -> interpreter.step(next.execution(), next.branch()));
            }
        }
        commit();
        compactWhenLarge();
    }

    private static boolean isStill(Ready ready) {
        Branch branch = ready.branch();
        return ready.execution().branch(branch.id()) == branch
                && (branch.phase() == Phase.ENTER || branch.phase() == Phase.EXECUTE);
    }

    private long untilNextTimer() {
        Instant next = timers.next();
        if (next == null) {
            return IDLE_MILLIS;
        }
        long millis = Duration.between(clock.instant(), next).toMillis() + 1;
        return Math.clamp(millis, 0, IDLE_MILLIS);
    }

    private void fireTimers() {
        Instant now = clock.instant();
        Timers.Timer timer = timers.takeDue(now);
        for (; timer != null; timer = timers.takeDue(now)) {
            Execution execution = registry.execution(timer.key().execution());
            if (execution == null || !execution.isRunning()) {
                continue;
            }
            touch(execution);
            Branch branch = execution.branch(timer.key().branch());
            if (timer.key().branch() == Timers.WHOLE_EXECUTION) {
                protect(execution, () -> interpreter.executionTimeReached(execution));
            } else if (branch != null) {
                protect(execution, () -> interpreter.timeReached(execution, branch));
            }
        }
    }

    /** A fault of ours ends the execution that shows it, not all of them. */
    private void protect(Execution execution, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.atError()
                    .addKeyValue("execution", execution.arn())
                    .setCause(e)
                    .log("stepfunctions.step.failed");
            if (execution.isRunning()) {
                interpreter.endExecution(
                        execution,
                        Execution.Status.FAILED,
                        StateFailure.runtime("Internal error of the local Step Functions"));
            }
        }
    }

    private void commit() {
        if (touched.isEmpty()
                && afterwards.isEmpty()
                && changedMachines.isEmpty()
                && removedMachines.isEmpty()) {
            return;
        }
        Map<String, Object> record = new LinkedHashMap<>();
        if (!newRevisions.isEmpty()) {
            record.put("revs", newRevisions.stream().map(Registry::record).toList());
        }
        if (!changedMachines.isEmpty()) {
            record.put("machines", changedMachines.stream().map(Machine::toRecord).toList());
        }
        if (!removedMachines.isEmpty()) {
            record.put("gone", List.copyOf(removedMachines));
        }
        List<Journal.Chunk> chunks = new ArrayList<>();
        List<Object> executions = new ArrayList<>();
        for (Execution execution : touched) {
            if (execution.isChanged()) {
                executions.add(execution.toRecord(false));
                addChunk(execution, chunks);
            }
        }
        if (!executions.isEmpty()) {
            record.put("x", executions);
        }
        // Written out before the executions forget what changed: the record refers to their lists.
        byte[] bytes = record.isEmpty() ? null : Json.bytes(record);
        touched.forEach(Execution::markWritten);
        journal.append(bytes, chunks, List.copyOf(afterwards));
        touched.clear();
        newRevisions.clear();
        changedMachines.clear();
        removedMachines.clear();
        afterwards.clear();
    }

    private void addChunk(Execution execution, List<Journal.Chunk> chunks) {
        int count = execution.newEvents().size();
        if (count > 0) {
            byte[] bytes = Json.bytes(execution.newEvents());
            long place = history.reserve(bytes.length);
            execution.addChunk(execution.lastEvent() - count + 1, place);
            chunks.add(new Journal.Chunk(place, bytes));
        }
    }

    private void compactWhenLarge() {
        if (journal.length() > COMPACT_AT_LEAST + 2 * lengthAfterCompaction
                && journal.problem() == null) {
            compact();
        }
    }

    /** Replaces the journal by the present state, and forgets what AWS would have forgotten. */
    void compact() {
        long before = journal.length();
        try {
            registry.forgetOld(now());
            journal.rewrite(this::writeContent);
            Set<Integer> needed = new HashSet<>();
            for (Execution execution : registry.executions()) {
                long[] places = execution.chunks();
                for (int i = 1; i < places.length; i += 2) {
                    needed.add((int) (places[i] >>> 32));
                }
            }
            history.retain(needed);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("stepfunctions.compaction.failed");
        }
        // Also after a failure, so that the next attempt waits for another doubling.
        lengthAfterCompaction = journal.length();
        LOG.atInfo()
                .addKeyValue("bytesBefore", before)
                .addKeyValue("bytesAfter", lengthAfterCompaction)
                .log("stepfunctions.compacted");
    }

    private void send(
            Execution execution,
            Branch branch,
            int attempt,
            TaskResource resource,
            Object arguments) {
        if (closed) {
            return;
        }
        Tasks tasks = interpreter.tasks();
        try {
            Object result = ServiceAnswers.request(invoker, resource, arguments, execution.arn());
            later(execution, branch, () -> tasks.answered(execution, branch, attempt, result));
        } catch (TaskFailure e) {
            StateFailure failure = new StateFailure(e.error(), e.getMessage());
            later(execution, branch, () -> tasks.refused(execution, branch, attempt, failure));
        } catch (StateFailure e) {
            later(execution, branch, () -> tasks.failed(execution, branch, attempt, e));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("execution", execution.arn())
                    .setCause(e)
                    .log("stepfunctions.request.failed");
            StateFailure failure =
                    new StateFailure(
                            resource.service().equals("sqs")
                                    ? "SQS.SdkClientException"
                                    : "Lambda.SdkClientException",
                            "The request could not be sent");
            later(execution, branch, () -> tasks.refused(execution, branch, attempt, failure));
        }
    }

    private void later(Execution execution, Branch branch, Runnable change) {
        commands.add(
                () -> {
                    if (execution.branch(branch.id()) == branch) {
                        touch(execution);
                        protect(execution, change);
                    }
                });
    }

    /**
     * Writes what was decided, then ends; tasks that are under way are sent again after the next
     * start.
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        commands.add(() -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (journal.problem() == null && journal.length() > 2 * lengthAfterCompaction) {
            compact();
        }
        journal.close();
        history.force();
        history.close();
        lock.release();
        lockFile.close();
    }

    /** What the interpreter asks for, kept until the change is safe. */
    private final class Outside implements Effects {

        @Override
        public void ready(Execution execution, Branch branch) {
            ready.add(new Ready(execution, branch));
        }

        @Override
        public void invoke(Execution execution, Branch branch, TaskResource resource) {
            int attempt = branch.attempt();
            Object arguments = branch.part(Part.ARGUMENTS);
            afterwards.add(
                    () ->
                            Thread.ofVirtual()
                                    .name("task")
                                    .start(
                                            () ->
                                                    send(
                                                            execution, branch, attempt, resource,
                                                            arguments)));
        }

        @Override
        public void waitsChanged(Execution execution, Branch branch) {
            timers.set(new Timers.Key(execution.id(), branch.id()), branch.nextDue());
        }

        @Override
        public void waitsEnded(Execution execution, Branch branch) {
            timers.set(new Timers.Key(execution.id(), branch.id()), null);
        }

        @Override
        public void ended(Execution execution, String output, StateFailure failure) {
            timers.set(new Timers.Key(execution.id(), Timers.WHOLE_EXECUTION), null);
            Execution.Waiter waiter = execution.waiter();
            if (waiter == null) {
                return;
            }
            Execution parent = registry.execution(waiter.execution());
            Branch line = parent == null ? null : parent.branch(waiter.branch());
            if (line == null) {
                return;
            }
            Map<String, Object> description = describe(execution, output, failure);
            touch(parent);
            protect(
                    parent,
                    () ->
                            interpreter
                                    .tasks()
                                    .childEnded(parent, line, waiter.attempt(), description));
        }

        @Override
        public Execution startExecution(
                Execution parent, Branch branch, Object arguments, boolean waits) {
            return ChildExecutions.start(Engine.this, parent, branch, arguments, waits);
        }
    }

    /** As the result of {@code startExecution.sync} has it. */
    private static Map<String, Object> describe(
            Execution execution, String output, StateFailure failure) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("ExecutionArn", execution.arn());
        description.put("Name", execution.name());
        description.put("StartDate", execution.started().toEpochMilli());
        description.put("StateMachineArn", Arns.machine(execution.revision().machine()));
        description.put("Status", execution.status().name());
        description.put("StopDate", execution.stopped().toEpochMilli());
        if (output != null) {
            description.put("Output", output);
            description.put("OutputDetails", Map.of("Included", true));
        }
        if (failure != null) {
            description.put("Error", failure.error());
            description.put("Cause", failure.cause());
        }
        return description;
    }
}
