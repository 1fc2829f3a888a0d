package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Part;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests of tasks, each on a virtual thread, and brings the answers back to the engine.
 */
final class TaskSender {
    private static final Logger LOG = LoggerFactory.getLogger(TaskSender.class);

    private final TaskInvoker invoker;
    private final Tasks tasks;
    private final Answers answers;

    /** Where an answer changes an execution, on the engine's thread. */
    interface Answers {
        void change(Execution execution, Branch branch, Runnable change);
    }

    TaskSender(TaskInvoker invoker, Tasks tasks, Answers answers) {
        this.invoker = invoker;
        this.tasks = tasks;
        this.answers = answers;
    }

    /** The request of the task under way on a line, to be run once the line's change is safe. */
    Runnable request(Execution execution, Branch branch, TaskResource resource) {
        int attempt = branch.attempt();
        Object arguments = branch.part(Part.ARGUMENTS);
        return () ->
                Thread.ofVirtual()
                        .name("task")
                        .start(() -> send(execution, branch, attempt, resource, arguments));
    }

    private void send(
            Execution execution,
            Branch branch,
            int attempt,
            TaskResource resource,
            Object arguments) {
        answers.change(execution, branch, answer(execution, branch, attempt, resource, arguments));
    }

    private Runnable answer(
            Execution execution,
            Branch branch,
            int attempt,
            TaskResource resource,
            Object arguments) {
        try {
            Object result = ServiceAnswers.request(invoker, resource, arguments, execution.arn());
            return () -> tasks.answered(execution, branch, attempt, result);
        } catch (TaskFailure e) {
            StateFailure failure = new StateFailure(e.error(), e.getMessage());
            return () -> tasks.refused(execution, branch, attempt, failure);
        } catch (StateFailure e) {
            return () -> tasks.failed(execution, branch, attempt, e);
        } catch (RuntimeException | Error e) {
            // An Error too: the functions run in this process, and a missing class must not leave a
            // task waiting forever.
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
            return () -> tasks.refused(execution, branch, attempt, failure);
        }
    }
}
