package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Part;
import com.salesagent.local.stepfunctions.Branch.Phase;
import com.salesagent.local.stepfunctions.DataFlow.Outcome;
import com.salesagent.local.stepfunctions.Definition.Catcher;
import com.salesagent.local.stepfunctions.Definition.Graph;
import com.salesagent.local.stepfunctions.Definition.Retrier;
import com.salesagent.local.stepfunctions.Definition.Rule;
import com.salesagent.local.stepfunctions.Definition.State;
import com.salesagent.local.stepfunctions.Definition.StateType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The States Language: what each type of state does, and where an execution goes on. Changes
 * executions and records their events; waits for nothing, starts nothing itself. Used by the
 * engine's thread only.
 */
final class Interpreter {
    /** AWS ends an execution whose history grows beyond this. */
    private static final int MAX_EVENTS = 25_000;

    private final InstantSource clock;
    private final History history;
    private final Effects effects;
    private final Contexts contexts;
    private final Tasks tasks;
    private final Forks forks;
    private final RandomGenerator jitter = RandomGenerator.getDefault();

    Interpreter(InstantSource clock, Effects effects) {
        this.clock = clock;
        this.effects = effects;
        this.history = new History(clock);
        this.contexts = new Contexts(new Expressions(clock));
        this.tasks = new Tasks(clock, history, effects, contexts, this);
        this.forks = new Forks(history, effects, contexts, this);
    }

    Tasks tasks() {
        return tasks;
    }

    /**
     * The first step of an execution that was just created.
     *
     * @param inputText the input as it was given, which the history keeps
     */
    void start(Execution execution, Object input, String inputText) {
        execution.input(input);
        Long timeout = execution.revision().definition().timeoutSeconds();
        if (timeout != null) {
            execution.deadline(execution.started().plusSeconds(timeout));
        }
        Branch root = execution.fork(Branch.NO_PARENT, 0);
        history.executionStarted(execution, root, inputText);
        root.transitionTo(execution.revision().definition().graph().startAt(), input);
        effects.ready(execution, root);
    }

    /** Enters the line's state, or runs it again after an error. */
    void step(Execution execution, Branch branch) {
        if (execution.lastEvent() >= MAX_EVENTS) {
            tooManyEvents(execution);
            return;
        }
        State state = execution.stateOf(branch);
        if (branch.phase() == Phase.ENTER) {
            history.stateEntered(execution, branch, state, Json.write(branch.input()));
            branch.entered(clock.instant(), branch.lastEvent());
        }
        guarded(execution, branch, state, () -> run(execution, branch, state));
    }

    private void tooManyEvents(Execution execution) {
        endExecution(
                execution,
                Execution.Status.FAILED,
                StateFailure.runtime(
                        "The execution reached the maximum number of history events ("
                                + MAX_EVENTS
                                + ")."));
    }

    /** Runs a part of a state; an expression that fails there fails the state. */
    void guarded(Execution execution, Branch branch, State state, Runnable part) {
        try {
            part.run();
        } catch (StateFailure e) {
            if (e.field() != null) {
                history.evaluationFailed(execution, branch, state, e);
            }
            failed(
                    execution,
                    branch,
                    state,
                    new StateFailure(e.error(), located(branch, e.cause())));
        }
    }

    private static String located(Branch branch, String cause) {
        return "An error occurred while executing the state '"
                + branch.state()
                + "' (entered at the event id #"
                + branch.enteredEvent()
                + "). "
                + cause;
    }

    private void run(Execution execution, Branch branch, State state) {
        switch (state.type()) {
            case TASK -> tasks.start(execution, branch, state);
            case MAP -> forks.startMap(execution, branch, state);
            case PARALLEL -> forks.startParallel(execution, branch, state);
            case CHOICE -> choose(execution, branch, state);
            case WAIT -> startWaiting(execution, branch, state);
            case PASS, SUCCEED -> {
                Outcome outcome = contexts.flow(execution, branch, state).passed();
                leave(execution, branch, state, outcome, state.next());
            }
            case FAIL -> {
                DataFlow flow = contexts.flow(execution, branch, state);
                StateFailure failure = new StateFailure(flow.text("Error"), flow.text("Cause"));
                branchFailed(execution, branch, failure);
            }
        }
    }

    private void choose(Execution execution, Branch branch, State state) {
        DataFlow flow = contexts.flow(execution, branch, state);
        for (int i = 0; i < state.rules().size(); i++) {
            Rule rule = state.rules().get(i);
            if (flow.matches(rule, i)) {
                leave(execution, branch, state, flow.chosen(rule, i), rule.next());
                return;
            }
        }
        if (!state.has("Default")) {
            throw new StateFailure(
                    StateFailure.NO_CHOICE_MATCHED,
                    "Failed to transition out of the state. The state does not point to a next"
                            + " state.");
        }
        leave(execution, branch, state, flow.passed(), state.text("Default"));
    }

    private void startWaiting(Execution execution, Branch branch, State state) {
        DataFlow flow = contexts.flow(execution, branch, state);
        Integer seconds = flow.number("Seconds", 0);
        Instant until = seconds == null ? flow.timestamp() : clock.instant().plusSeconds(seconds);
        if (until.isAfter(clock.instant())) {
            branch.wakeAt(until);
            branch.phase(Phase.WAITING);
            effects.waitsChanged(execution, branch);
        } else {
            leave(execution, branch, state, flow.passed(), state.next());
        }
    }

    /** Does what is due on a line: ends a wait, retries, or lets a task time out. */
    void timeReached(Execution execution, Branch branch) {
        Instant now = clock.instant();
        State state = execution.stateOf(branch);
        if (branch.wakeAt() != null && !branch.wakeAt().isAfter(now)) {
            branch.clearWaits();
            if (branch.phase() == Phase.RETRYING) {
                branch.phase(Phase.EXECUTE);
                effects.ready(execution, branch);
            } else {
                guarded(
                        execution,
                        branch,
                        state,
                        () ->
                                leave(
                                        execution,
                                        branch,
                                        state,
                                        contexts.flow(execution, branch, state).passed(),
                                        state.next()));
            }
        } else {
            tasks.timeReached(execution, branch, state);
        }
        effects.waitsChanged(execution, branch);
    }

    void executionTimeReached(Execution execution) {
        endExecution(
                execution,
                Execution.Status.TIMED_OUT,
                new StateFailure(StateFailure.TIMEOUT, null));
    }

    /** A task got its result, or all branches of a fork ended well. */
    void succeeded(Execution execution, Branch branch, State state, Object result) {
        guarded(
                execution,
                branch,
                state,
                () -> {
                    Outcome outcome = contexts.flow(execution, branch, state).succeeded(result);
                    leave(execution, branch, state, outcome, state.next());
                });
    }

    /**
     * @param next null at the end of the graph
     */
    private void leave(
            Execution execution, Branch branch, State state, Outcome outcome, String next) {
        String output = Json.write(outcome.output());
        refuseTooLarge(output, "The state/task '" + state.name() + "' returned a result");
        for (Map.Entry<String, Object> variable : outcome.assigned().entrySet()) {
            refuseTooLarge(
                    Json.write(variable.getValue()),
                    "The variable '" + variable.getKey() + "' got a value");
        }
        history.stateExited(execution, branch, state, output, outcome.assigned());
        branch.clearWaits();
        effects.waitsEnded(execution, branch);
        if (!outcome.assigned().isEmpty()) {
            Map<String, Object> variables = new LinkedHashMap<>(branch.variables());
            variables.putAll(outcome.assigned());
            branch.set(Part.VARIABLES, variables);
        }
        if (next == null) {
            branchSucceeded(execution, branch, outcome.output(), output);
        } else {
            branch.transitionTo(next, outcome.output());
            effects.ready(execution, branch);
        }
    }

    static void refuseTooLarge(String json, String what) {
        if (Json.utf8Length(json) > Json.DATA_LIMIT) {
            throw new StateFailure(
                    StateFailure.DATA_LIMIT,
                    what + " with a size exceeding the maximum number of bytes service limit.");
        }
    }

    private void branchSucceeded(
            Execution execution, Branch branch, Object output, String outputText) {
        if (branch.isRoot()) {
            history.executionSucceeded(execution, branch, outputText);
            execution.end(Execution.Status.SUCCEEDED, clock.instant());
            effects.ended(execution, outputText, null);
        } else {
            forks.branchSucceeded(execution, branch, output);
        }
    }

    /** An error in a state: a Retry, else a Catch, else the end of the line. */
    void failed(Execution execution, Branch branch, State state, StateFailure failure) {
        if (branch.phase() == Phase.FORKED) {
            forks.abandon(execution, branch, null);
        }
        branch.clearWaits();
        effects.waitsEnded(execution, branch);
        if (retries(execution, branch, state, failure)) {
            return;
        }
        for (Catcher catcher : state.catchers()) {
            if (catcher.errors().stream().anyMatch(failure::matches)) {
                caught(execution, branch, state, catcher, failure);
                return;
            }
        }
        branchFailed(execution, branch, failure);
    }

    private boolean retries(Execution execution, Branch branch, State state, StateFailure failure) {
        List<Retrier> retriers = state.retriers();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (retrier.errors().stream().anyMatch(failure::matches)) {
                int before = branch.retriesOf(i);
                if (before >= retrier.maxAttempts()) {
                    return false;
                }
                branch.countRetry(i);
                branch.wakeAt(clock.instant().plusMillis(delayMillis(retrier, before)));
                branch.phase(Phase.RETRYING);
                effects.waitsChanged(execution, branch);
                return true;
            }
        }
        return false;
    }

    private long delayMillis(Retrier retrier, int before) {
        double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), before);
        double limit = retrier.maxDelaySeconds() == null ? 31_622_400 : retrier.maxDelaySeconds();
        double millis = Math.min(seconds, limit) * 1000;
        return (long) (retrier.fullJitter() ? jitter.nextDouble() * millis : millis);
    }

    private void caught(
            Execution execution,
            Branch branch,
            State state,
            Catcher catcher,
            StateFailure failure) {
        try {
            Outcome outcome = contexts.flow(execution, branch, state).caught(catcher, failure);
            leave(execution, branch, state, outcome, catcher.next());
        } catch (StateFailure e) {
            // An error in the handler itself is handled by nobody: no second Catch of the same
            // state applies.
            if (e.field() != null) {
                history.evaluationFailed(execution, branch, state, e);
            }
            branchFailed(
                    execution, branch, new StateFailure(e.error(), located(branch, e.cause())));
        }
    }

    void branchFailed(Execution execution, Branch branch, StateFailure failure) {
        if (branch.isRoot()) {
            endExecution(execution, Execution.Status.FAILED, failure);
        } else {
            forks.branchFailed(execution, branch, failure);
        }
    }

    /** Ends an execution otherwise than by success, whatever its lines are doing. */
    void endExecution(Execution execution, Execution.Status how, StateFailure failure) {
        for (Branch branch : execution.branches()) {
            effects.waitsEnded(execution, branch);
        }
        Branch root = execution.branch(Branch.ROOT);
        switch (how) {
            case TIMED_OUT -> history.executionTimedOut(execution, root, failure);
            case ABORTED -> history.executionAborted(execution, root, failure);
            default -> history.executionFailed(execution, root, failure);
        }
        execution.end(how, clock.instant());
        effects.ended(execution, null, failure);
    }

    /** A new line inside a Map or Parallel begins. */
    void enter(Execution execution, Branch child, Graph graph, Object input) {
        child.transitionTo(graph.startAt(), input);
        effects.ready(execution, child);
    }

    /** States that show in the history when their sibling's failure ends them. */
    static boolean showsAbortion(State state) {
        return state.type() == StateType.TASK
                || state.type() == StateType.WAIT
                || state.type() == StateType.MAP
                || state.type() == StateType.PARALLEL;
    }
}
