package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.TaskInvoker.LambdaAnswer;
import com.salesagent.local.stepfunctions.TaskInvoker.LambdaCall;
import com.salesagent.local.stepfunctions.TaskInvoker.QueueMessage;
import com.salesagent.local.stepfunctions.TaskInvoker.SentMessage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns a Task's arguments into a request for a service, and the answer into what the state sees,
 * in the shapes of AWS.
 */
final class ServiceAnswers {
    private ServiceAnswers() {}

    /**
     * Sends the request of a task and waits for the answer.
     *
     * @return the task's result
     * @throws TaskFailure where the service refused it
     * @throws StateFailure where the function itself failed
     */
    static Object request(
            TaskInvoker invoker, TaskResource resource, Object arguments, String executionArn)
            throws TaskFailure {
        if (resource.isFunction()) {
            LambdaCall call =
                    new LambdaCall(
                            resource.functionArn(),
                            "RequestResponse",
                            Json.write(arguments),
                            executionArn);
            return payload(invoker.invokeLambda(call));
        }
        if (!(arguments instanceof Map<?, ?> map)) {
            throw StateFailure.runtime("The arguments of a task must be a JSON object");
        }
        Map<String, Object> fields = Json.object(map);
        return resource.service().equals("sqs")
                ? send(invoker, fields)
                : invoke(invoker, fields, executionArn);
    }

    private static Object invoke(
            TaskInvoker invoker, Map<String, Object> fields, String executionArn)
            throws TaskFailure {
        String function = text(fields, "FunctionName", true);
        String qualifier = text(fields, "Qualifier", false);
        String type = text(fields, "InvocationType", false);
        LambdaAnswer answer =
                invoker.invokeLambda(
                        new LambdaCall(
                                qualifier == null ? function : function + ":" + qualifier,
                                type == null ? "RequestResponse" : type,
                                fields.containsKey("Payload")
                                        ? Json.write(fields.get("Payload"))
                                        : "{}",
                                executionArn));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ExecutedVersion", answer.executedVersion());
        result.put("Payload", payload(answer));
        Map<String, Object> withMetadata = withMetadata(result);
        withMetadata.put("StatusCode", answer.statusCode());
        return withMetadata;
    }

    private static Object payload(LambdaAnswer answer) {
        if (answer.functionError() == null) {
            return answer.payload().isEmpty() ? "" : json(answer.payload());
        }
        Object error = json(answer.payload());
        Object type = error instanceof Map<?, ?> map ? map.get("errorType") : null;
        throw new StateFailure(
                type instanceof String name && !name.isEmpty() ? name : "Lambda.Unknown",
                answer.payload());
    }

    private static Object send(TaskInvoker invoker, Map<String, Object> fields) throws TaskFailure {
        Object body = fields.get("MessageBody");
        Object delay = fields.get("DelaySeconds");
        SentMessage sent =
                invoker.sendMessage(
                        new QueueMessage(
                                text(fields, "QueueUrl", true),
                                body instanceof String text ? text : Json.write(body),
                                delay instanceof Number n ? n.intValue() : null,
                                fields.get("MessageAttributes") instanceof Map<?, ?> attributes
                                        ? Json.object(attributes)
                                        : Map.of(),
                                text(fields, "MessageGroupId", false),
                                text(fields, "MessageDeduplicationId", false)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("MD5OfMessageBody", sent.md5OfBody());
        result.put("MessageId", sent.messageId());
        if (sent.sequenceNumber() != null) {
            result.put("SequenceNumber", sent.sequenceNumber());
        }
        return withMetadata(result);
    }

    /** What the integrations of AWS put beside each answer. */
    static Map<String, Object> withMetadata(Map<String, Object> answer) {
        String requestId = UUID.randomUUID().toString();
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("AllHttpHeaders", Map.of("x-amzn-RequestId", List.of(requestId)));
        http.put("HttpHeaders", Map.of("x-amzn-RequestId", requestId));
        http.put("HttpStatusCode", 200);
        answer.put("SdkHttpMetadata", http);
        answer.put("SdkResponseMetadata", Map.of("RequestId", requestId));
        return answer;
    }

    private static String text(Map<String, Object> fields, String name, boolean required) {
        Object value = fields.get(name);
        if (value instanceof String text) {
            return text;
        }
        if (value != null || required) {
            throw StateFailure.runtime("The argument '" + name + "' must be a string");
        }
        return null;
    }

    /** The value of a JSON text; the text itself where it is none. */
    static Object json(String text) {
        try {
            return Json.parse(text);
        } catch (Json.Malformed e) {
            return text;
        }
    }
}
