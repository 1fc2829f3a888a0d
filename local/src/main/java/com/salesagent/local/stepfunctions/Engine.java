package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Phase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Storage storage;
    private final Timers timers = new Timers();
    private final Outside outside = new Outside();
    private final Interpreter interpreter;
    private final TaskSender sender;
    private final Thread thread;

    private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final ArrayDeque<Ready> ready = new ArrayDeque<>();

    /** What this round changed. */
    private final Set<Execution> touched = new LinkedHashSet<>();

    /** What waits until this round's changes are safe. */
    private final List<Runnable> afterwards = new ArrayList<>();

    private volatile boolean closed;

    private record Ready(Execution execution, Branch branch) {}

    /**
     * Restores what the directory holds and goes on with it.
     *
     * @throws IOException where the directory cannot be used, or another process uses it
     */
    Engine(Path directory, TaskInvoker invoker, InstantSource clock) throws IOException {
        this.clock = clock;
        this.storage = new Storage(directory);
        this.interpreter = new Interpreter(clock, outside);
        this.sender = new TaskSender(invoker, interpreter.tasks(), this::changeLater);
        resume();
        this.thread = Thread.ofPlatform().name("stepfunctions-engine").daemon().start(this::run);
    }

    /** Takes up every line where it was when the last process ended. */
    private void resume() {
        for (Execution execution : registry().executions()) {
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
    }

    HistoryFiles history() {
        return storage.history();
    }

    Registry registry() {
        return storage.registry();
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
        if (storage.problem() != null) {
            throw ApiException.unavailable(storage.problem());
        }
    }

    /** Marks an execution that a command changed. */
    void touch(Execution execution) {
        touched.add(execution);
    }

    void put(Machine machine) {
        storage.put(machine);
    }

    void remove(Machine machine) {
        storage.remove(machine);
    }

    /** Starts an execution; the name must be free. */
    Execution start(
            Machine machine, String name, Object input, String inputText, Execution.Waiter waiter) {
        Execution execution = registry().create(name, machine.revision(), now(), waiter);
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
        long patience = ready.isEmpty() ? untilNextTimer() : 0;
        Runnable command = commands.poll(patience, TimeUnit.MILLISECONDS);
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
        storage.commit(touched, List.copyOf(afterwards));
        touched.clear();
        afterwards.clear();
        storage.compactWhenLarge(now());
    }

    private static boolean isStill(Ready ready) {
        Branch branch = ready.branch();
        return ready.execution().has(branch)
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
            Execution execution = registry().execution(timer.key().execution());
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

    private void changeLater(Execution execution, Branch branch, Runnable change) {
        commands.add(
                () -> {
                    if (execution.has(branch)) {
                        touch(execution);
                        protect(execution, change);
                    }
                });
    }

    /** See {@link Storage#compact}; only for a command on the engine's thread. */
    void compact() {
        storage.compact(now());
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
        storage.close(now());
    }

    /** What the interpreter asks for, kept until the change is safe. */
    private final class Outside implements Effects {

        @Override
        public void ready(Execution execution, Branch branch) {
            ready.add(new Ready(execution, branch));
        }

        @Override
        public void invoke(Execution execution, Branch branch, TaskResource resource) {
            afterwards.add(sender.request(execution, branch, resource));
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
            Execution parent = waiter == null ? null : registry().execution(waiter.execution());
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
