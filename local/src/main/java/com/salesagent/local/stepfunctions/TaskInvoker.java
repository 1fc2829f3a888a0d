package com.salesagent.local.stepfunctions;

import java.util.Map;

/**
 * What Task states ask of the services around Step Functions. The local cloud implements it.
 *
 * <p>Called on a virtual thread for each request, thousands at once if the machines say so: an
 * implementation that has to bound its own load blocks. A request may be repeated after a crash,
 * never after its result was recorded.
 */
public interface TaskInvoker {

    /**
     * Runs a function.
     *
     * @return what the function answered, also when it failed by itself
     * @throws TaskFailure when the function could not be run: {@code
     *     Lambda.ResourceNotFoundException}, {@code Lambda.TooManyRequestsException}, {@code
     *     Lambda.ServiceException}
     */
    LambdaAnswer invokeLambda(LambdaCall call) throws TaskFailure;

    /**
     * Sends a message to a queue.
     *
     * @throws TaskFailure with names as {@code SQS.QueueDoesNotExistException}
     */
    SentMessage sendMessage(QueueMessage message) throws TaskFailure;

    /**
     * A function to run.
     *
     * @param function name, partial ARN or ARN, with an alias or version where the definition has
     *     one
     * @param invocationType {@code RequestResponse} or {@code Event}
     * @param payload one JSON document
     * @param executionArn the execution that asks, for logs
     */
    record LambdaCall(
            String function, String invocationType, String payload, String executionArn) {}

    /**
     * What a function answered.
     *
     * @param functionError null when the function returned normally, else {@code Handled} or {@code
     *     Unhandled}; the payload is then the error object with {@code errorType} and {@code
     *     errorMessage}
     * @param executedVersion {@code $LATEST} or a version number
     * @param payload JSON, empty for an asynchronous call
     */
    record LambdaAnswer(
            int statusCode, String functionError, String executedVersion, String payload) {}

    /**
     * A message for a queue.
     *
     * @param body what the consumer gets; JSON text where the definition has an object
     * @param delaySeconds null where the queue's own delay holds
     * @param attributes message attributes in the SQS wire format ({@code DataType}, {@code
     *     StringValue}), may be empty
     * @param groupId null for a standard queue
     * @param deduplicationId null where absent
     */
    record QueueMessage(
            String queueUrl,
            String body,
            Integer delaySeconds,
            Map<String, Object> attributes,
            String groupId,
            String deduplicationId) {}

    /**
     * A queue's receipt.
     *
     * @param sequenceNumber null for a standard queue
     */
    record SentMessage(String messageId, String md5OfBody, String sequenceNumber) {}
}
