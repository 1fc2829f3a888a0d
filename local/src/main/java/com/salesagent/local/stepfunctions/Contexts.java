package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Part;
import com.salesagent.local.stepfunctions.Definition.State;
import com.salesagent.local.stepfunctions.Definition.StateType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the context object and everything else that a state's expressions see. */
final class Contexts {
    private final Expressions expressions;

    Contexts(Expressions expressions) {
        this.expressions = expressions;
    }

    DataFlow flow(Execution execution, Branch branch, State state) {
        Map<String, Object> context = context(execution, branch);
        Map<String, Object> variables = execution.variablesOf(branch);
        return state.jsonata()
                ? new JsonataFlow(state, branch.input(), variables, context, expressions)
                : new JsonPathFlow(state, branch.input(), variables, context);
    }

    private static Map<String, Object> context(Execution execution, Branch branch) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("Id", execution.arn());
        run.put("Input", execution.input());
        run.put("Name", execution.name());
        run.put("RoleArn", execution.revision().roleArn());
        run.put("StartTime", Timestamps.text(execution.started()));
        run.put("RedriveCount", 0);
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("Id", Arns.machine(execution.revision().machine()));
        machine.put("Name", execution.revision().machine());
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("Name", branch.state());
        state.put("EnteredTime", Timestamps.text(branch.entered()));
        state.put("RetryCount", branch.retries());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Execution", run);
        context.put("StateMachine", machine);
        context.put("State", state);
        if (branch.token() != null) {
            context.put("Task", Map.of("Token", branch.token()));
        }
        return withEnclosingItem(context, execution, branch);
    }

    private static Map<String, Object> withEnclosingItem(
            Map<String, Object> context, Execution execution, Branch branch) {
        for (Branch line = branch; !line.isRoot(); line = execution.branch(line.parent())) {
            Branch parent = execution.branch(line.parent());
            if (execution.stateOf(parent).type() == StateType.MAP) {
                List<Object> items = Json.list(parent.part(Part.ITEMS));
                return DataFlow.withItem(context, items.get(line.index()), line.index());
            }
        }
        return context;
    }
}
