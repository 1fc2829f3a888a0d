package com.salesagent.local.stepfunctions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The protocol AWS JSON 1.0: the operation is in a header, the fields are in the body, an error has
 * its type in {@code __type}.
 */
final class WireApi implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WireApi.class);
    private static final String TARGET = "AWSStepFunctions.";

    /** A definition of 1 MiB, escaped, with room for the rest. */
    private static final int MAX_BODY = 8 << 20;

    private final Map<String, Function<Request, Map<String, Object>>> operations;

    WireApi(Engine engine) {
        MachineOperations machines = new MachineOperations(engine);
        ExecutionOperations executions = new ExecutionOperations(engine, machines);
        TaskOperations tasks = new TaskOperations(engine);
        this.operations =
                Map.ofEntries(
                        Map.entry("CreateStateMachine", machines::create),
                        Map.entry("UpdateStateMachine", machines::update),
                        Map.entry("DescribeStateMachine", machines::describe),
                        Map.entry("ListStateMachines", machines::list),
                        Map.entry("DeleteStateMachine", machines::delete),
                        Map.entry("ValidateStateMachineDefinition", machines::validate),
                        Map.entry("ListTagsForResource", machines::listTags),
                        Map.entry("TagResource", machines::tag),
                        Map.entry("UntagResource", machines::untag),
                        Map.entry("StartExecution", executions::start),
                        Map.entry("StopExecution", executions::stop),
                        Map.entry("DescribeExecution", executions::describe),
                        Map.entry("ListExecutions", executions::list),
                        Map.entry("GetExecutionHistory", executions::history),
                        Map.entry("DescribeStateMachineForExecution", executions::describeMachine),
                        Map.entry("SendTaskSuccess", tasks::succeed),
                        Map.entry("SendTaskFailure", tasks::fail),
                        Map.entry("SendTaskHeartbeat", tasks::heartbeat));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            Map<String, Object> answer;
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            try {
                answer = answer(exchange, target);
            } catch (ApiException e) {
                status = e.status();
                answer = error(e.type(), e.getMessage());
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("target", target)
                        .setCause(e)
                        .log("stepfunctions.answer.failed");
                status = 500;
                answer =
                        error(
                                "InternalServerError",
                                "The local Step Functions failed; see its log");
            }
            byte[] body = Json.bytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> answer(HttpExchange exchange, String target) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw ApiException.of("ValidationException", "The request is larger than 8 MiB");
        }
        Function<Request, Map<String, Object>> operation =
                target == null || !target.startsWith(TARGET)
                        ? null
                        : operations.get(target.substring(TARGET.length()));
        if (operation == null) {
            throw ApiException.of(
                    "UnknownOperationException",
                    target == null
                            ? "This is Step Functions; the header X-Amz-Target is missing"
                            : "There is no operation " + target + " here");
        }
        try {
            if (Json.parse(new String(body, StandardCharsets.UTF_8)) instanceof Map<?, ?> fields) {
                return operation.apply(new Request(Json.object(fields)));
            }
        } catch (Json.Malformed e) {
            throw ApiException.of("SerializationException", "The body is not JSON");
        }
        throw ApiException.of("SerializationException", "The body must be a JSON object");
    }

    private static Map<String, Object> error(String type, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("__type", type);
        error.put("message", message);
        return error;
    }
}
