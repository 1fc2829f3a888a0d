package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Part;
import com.salesagent.local.stepfunctions.Branch.Phase;
import com.salesagent.local.stepfunctions.Definition.State;
import com.salesagent.local.stepfunctions.Definition.StateType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Map and Parallel: starts their branches, gathers the results, and ends the siblings of one that
 * fails.
 */
final class Forks {
    /** How many iterations of an inline Map AWS runs at once, whatever MaxConcurrency says. */
    private static final int MAX_CONCURRENCY = 40;

    private final History history;
    private final Effects effects;
    private final Contexts contexts;
    private final Interpreter interpreter;

    Forks(History history, Effects effects, Contexts contexts, Interpreter interpreter) {
        this.history = history;
        this.effects = effects;
        this.contexts = contexts;
        this.interpreter = interpreter;
    }

    void startParallel(Execution execution, Branch branch, State state) {
        Object input = contexts.flow(execution, branch, state).arguments();
        Interpreter.refuseTooLarge(
                Json.write(input), "The input of the state '" + state.name() + "' is");
        branch.resetFork();
        branch.phase(Phase.FORKED);
        history.parallelStarted(execution, branch);
        for (int i = 0; i < state.graphs().size(); i++) {
            Branch child = execution.fork(branch.id(), i);
            child.lastEvent(branch.lastEvent());
            branch.countForked();
            interpreter.enter(execution, child, state.graphs().get(i), input);
        }
    }

    void startMap(Execution execution, Branch branch, State state) {
        DataFlow flow = contexts.flow(execution, branch, state);
        List<Object> items = flow.items();
        Integer asked = flow.number("MaxConcurrency", 0);
        int concurrency =
                asked == null || asked == 0 ? MAX_CONCURRENCY : Math.min(asked, MAX_CONCURRENCY);
        branch.resetFork();
        branch.set(Part.ITEMS, items);
        branch.phase(Phase.FORKED);
        history.mapStarted(execution, branch, items.size());
        if (items.isEmpty()) {
            finish(execution, branch, state, new ArrayList<>());
        }
        for (int i = 0; i < Math.min(concurrency, items.size()); i++) {
            startIteration(execution, branch, state, flow);
        }
    }

    private void startIteration(Execution execution, Branch branch, State state, DataFlow flow) {
        int index = branch.forked();
        Object input = flow.itemInput(Json.list(branch.part(Part.ITEMS)).get(index), index);
        Interpreter.refuseTooLarge(
                Json.write(input), "The input of the state '" + state.name() + "' is");
        Branch child = execution.fork(branch.id(), index);
        child.lastEvent(branch.lastEvent());
        branch.countForked();
        history.iteration(execution, child, state, "Started");
        interpreter.enter(execution, child, state.graphs().getFirst(), input);
    }

    void branchSucceeded(Execution execution, Branch child, Object output) {
        Branch parent = execution.branch(child.parent());
        State state = execution.stateOf(parent);
        if (state.type() == StateType.MAP) {
            history.iteration(execution, child, state, "Succeeded");
        }
        child.phase(Phase.DONE);
        child.drop(Part.INPUT);
        child.drop(Part.VARIABLES);
        child.set(Part.OUTPUT, output);
        parent.countDone();
        parent.lastEvent(Math.max(parent.lastEvent(), child.lastEvent()));
        int length =
                state.type() == StateType.MAP
                        ? Json.list(parent.part(Part.ITEMS)).size()
                        : state.graphs().size();
        if (parent.done() == length) {
            List<Branch> children = execution.childrenOf(parent);
            children.sort(Comparator.comparingInt(Branch::index));
            List<Object> results = new ArrayList<>();
            children.forEach(c -> results.add(c.part(Part.OUTPUT)));
            children.forEach(execution::remove);
            finish(execution, parent, state, results);
        } else if (state.type() == StateType.MAP && parent.forked() < length) {
            interpreter.guarded(
                    execution,
                    parent,
                    state,
                    () ->
                            startIteration(
                                    execution,
                                    parent,
                                    state,
                                    contexts.flow(execution, parent, state)));
        }
    }

    private void finish(Execution execution, Branch branch, State state, List<Object> results) {
        history.forkSucceeded(execution, branch, state);
        interpreter.succeeded(execution, branch, state, results);
    }

    void branchFailed(Execution execution, Branch child, StateFailure failure) {
        Branch parent = execution.branch(child.parent());
        State state = execution.stateOf(parent);
        if (state.type() == StateType.MAP) {
            history.iteration(execution, child, state, "Failed");
        }
        abandon(execution, parent, child);
        history.forkFailed(execution, parent, state);
        interpreter.failed(execution, parent, state, failure);
    }

    /**
     * Ends all lines below {@code parent}.
     *
     * @param failed the one that is the reason, already told in the history; null where there is
     *     none
     */
    void abandon(Execution execution, Branch parent, Branch failed) {
        for (Branch child : execution.childrenOf(parent)) {
            if (child != failed && child.phase() != Phase.DONE) {
                State inner = execution.stateOf(child);
                abandon(execution, child, null);
                if (child.phase() != Phase.ENTER && Interpreter.showsAbortion(inner)) {
                    history.stateAborted(execution, child, inner);
                }
                State outer = execution.stateOf(parent);
                if (outer.type() == StateType.MAP) {
                    history.iteration(execution, child, outer, "Aborted");
                }
            }
            parent.lastEvent(Math.max(parent.lastEvent(), child.lastEvent()));
            effects.waitsEnded(execution, child);
            execution.remove(child);
        }
    }
}
