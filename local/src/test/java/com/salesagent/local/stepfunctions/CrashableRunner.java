package com.salesagent.local.stepfunctions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * A process of its own, to be killed by {@link CrashTest}. Functions: {@code echo} answers its
 * payload, {@code ask} appends the token that it gets to a file. Prints its endpoint, then runs
 * until it is killed.
 */
final class CrashableRunner implements TaskInvoker {
    private final Path tokens;

    private CrashableRunner(Path tokens) {
        this.tokens = tokens;
    }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        StepFunctionsServer server =
                StepFunctionsServer.start(
                        directory.resolve("state"),
                        0,
                        new CrashableRunner(directory.resolve("tokens")),
                        InstantSource.system());
        System.out.println(server.endpoint());
        Thread.currentThread().join();
    }

    @Override
    public LambdaAnswer invokeLambda(LambdaCall call) {
        try {
            if (call.function().equals("ask")) {
                String line = Json.object(Json.parse(call.payload())).get("token") + "\n";
                Files.writeString(
                        tokens, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            Thread.sleep(2);
            return new LambdaAnswer(200, null, "$LATEST", call.payload());
        } catch (IOException | Json.Malformed | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SentMessage sendMessage(QueueMessage message) {
        return new SentMessage("id", "md5", null);
    }
}
