package com.salesagent.local.cli;

import com.salesagent.local.Endpoints;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code up}: the local cloud, until Ctrl-C. */
@Command(
        name = "up",
        description = "Start the local cloud and keep it until Ctrl-C; its state is in .local/.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin private CloudOptions cloudOptions;

    @Override
    public Integer call() throws InterruptedException {
        Places places = Places.current();
        Optional<Endpoints> running = Connection.running(places);
        if (running.isPresent()) {
            throw Failure.failed(
                    "a local cloud is up already at " + running.get().http() + "; use that one");
        }
        Console console = new Console(false);
        Connection cloud = Connection.start(places, cloudOptions, console);
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
        Endpoints endpoints = cloud.endpoints();
        console.line("  start page       " + endpoints.http());
        console.line("  DynamoDB         " + endpoints.dynamoDb());
        console.line("  SQS              " + endpoints.sqs());
        console.line("  Step Functions   " + endpoints.stepFunctions());
        console.line("  S3               " + endpoints.s3());
        console.line("Ctrl-C stops it; the next start goes on where it was.");
        new CountDownLatch(1).await();
        return 0;
    }
}
