package com.salesagent.local;

import com.salesagent.application.Machine;
import com.salesagent.local.lambda.Answer;
import com.salesagent.local.lambda.FunctionHost;
import com.salesagent.local.lambda.FunctionMissing;
import com.salesagent.local.sqs.Digest;
import com.salesagent.local.sqs.QueueError;
import com.salesagent.local.sqs.Queues;
import com.salesagent.local.stepfunctions.StepFunctionsServer;
import com.salesagent.local.stepfunctions.TaskFailure;
import com.salesagent.local.stepfunctions.TaskInvoker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The Step Functions runner between our functions and queues, with the application's machines. */
final class Machines implements TaskInvoker {
    private static final Logger log = LoggerFactory.getLogger(Machines.class);
    private static final int PORTS_TRIED = 100;
    private static final String ROLE = "arn:aws:iam::000000000000:role/local";

    private final FunctionHost functions;
    private final Queues queues;
    private final CountDownLatch ready;

    /**
     * Made before the functions are there: executions that go on at once wait for them.
     *
     * @param ready counted down when the functions and queues can be called
     */
    Machines(FunctionHost functions, Queues queues, CountDownLatch ready) {
        this.functions = functions;
        this.queues = queues;
        this.ready = ready;
    }

    /** Starts the runner on the port or the next free one. */
    StepFunctionsServer start(Path folder, int wanted, InstantSource clock) throws IOException {
        for (int port = wanted; ; port++) {
            try {
                return StepFunctionsServer.start(folder, port, this, clock);
            } catch (BindException e) {
                if (wanted == 0 || port >= wanted + PORTS_TRIED) {
                    throw e;
                }
            }
        }
    }

    /** The ARN of a machine. */
    static String arn(String name) {
        return "arn:aws:states:%s:000000000000:stateMachine:%s".formatted(LocalCloud.REGION, name);
    }

    /** Creates the machines that are missing and changes those whose definition has changed. */
    static void create(SfnClient stepFunctions, List<Machine> machines) throws IOException {
        Map<String, String> known = new LinkedHashMap<>();
        stepFunctions
                .listStateMachines()
                .stateMachines()
                .forEach(machine -> known.put(machine.name(), machine.stateMachineArn()));
        for (Machine machine : machines) {
            String definition = definition(machine);
            String arn = known.get(machine.name());
            if (arn == null) {
                stepFunctions.createStateMachine(
                        create ->
                                create.name(machine.name())
                                        .definition(definition)
                                        .type(StateMachineType.STANDARD)
                                        .roleArn(ROLE));
            } else if (!stepFunctions
                    .describeStateMachine(ask -> ask.stateMachineArn(arn))
                    .definition()
                    .equals(definition)) {
                stepFunctions.updateStateMachine(
                        update -> update.stateMachineArn(arn).definition(definition));
            }
        }
    }

    private static String definition(Machine machine) throws IOException {
        String name = "/statemachine/" + machine.file();
        try (InputStream in = Machines.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> bound : machine.functions().entrySet()) {
                text =
                        text.replace(
                                "${" + bound.getKey() + "}",
                                FunctionHost.arn(LocalCloud.REGION, bound.getValue()));
            }
            for (Map.Entry<String, String> bound : machine.machines().entrySet()) {
                text = text.replace("${" + bound.getKey() + "}", arn(bound.getValue()));
            }
            return text;
        }
    }

    @Override
    public LambdaAnswer invokeLambda(LambdaCall call) throws TaskFailure {
        try {
            ready.await();
            if (call.invocationType().equals("Event")) {
                Thread.ofVirtual().start(() -> event(call));
                return new LambdaAnswer(202, null, "$LATEST", "");
            }
            Answer answer = functions.invoke(call.function(), call.payload());
            return new LambdaAnswer(
                    200, answer.failed() ? "Unhandled" : null, "$LATEST", answer.payload());
        } catch (FunctionMissing e) {
            throw new TaskFailure("Lambda.ResourceNotFoundException", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskFailure("Lambda.ServiceException", "the local cloud is closing");
        }
    }

    private void event(LambdaCall call) {
        try {
            functions.invoke(call.function(), call.payload());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (FunctionMissing e) {
            log.atWarn().addKeyValue("function", call.function()).log("machine.function_missing");
        }
    }

    @Override
    public SentMessage sendMessage(QueueMessage message) throws TaskFailure {
        try {
            ready.await();
            String url = message.queueUrl();
            Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
            message.attributes().forEach((name, value) -> attributes.put(name, texts(value)));
            String id =
                    queues.send(
                            url.substring(url.lastIndexOf('/') + 1),
                            message.body(),
                            message.delaySeconds(),
                            attributes);
            return new SentMessage(id, Digest.body(message.body()), null);
        } catch (QueueError e) {
            throw new TaskFailure("SQS." + e.code() + "Exception", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskFailure("SQS.SdkClientException", "the local cloud is closing");
        }
    }

    private static Map<String, String> texts(Object attribute) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (attribute instanceof Map<?, ?> values) {
            values.forEach((name, value) -> texts.put(name.toString(), String.valueOf(value)));
        }
        return texts;
    }
}
