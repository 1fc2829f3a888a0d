package com.salesagent.platform.tasks;

import com.salesagent.domain.approval.TaskTokens;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.util.Map;

/** {@link TaskTokens} on Step Functions. */
public final class SfnTaskTokens implements TaskTokens {
    private final SfnClient stepFunctions;

    public SfnTaskTokens(SfnClient stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    @Override
    public Answer succeed(String taskToken, Map<String, Object> output) {
        try {
            stepFunctions.sendTaskSuccess(
                    success -> success.taskToken(taskToken).output(Json.write(output)));
            return Answer.TAKEN;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
            return Answer.GONE;
        }
    }
}
