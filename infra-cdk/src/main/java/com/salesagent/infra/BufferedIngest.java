package com.salesagent.infra;

import com.salesagent.application.Queue;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue with its dead-letter queue, both encrypted and reached by TLS only. */
final class BufferedIngest extends Construct {
    private static final Duration KEPT = Duration.days(14);

    private final software.amazon.awscdk.services.sqs.Queue queue;
    private final software.amazon.awscdk.services.sqs.Queue dead;

    BufferedIngest(Construct scope, Queue described) {
        super(scope, Names.id(described.name()) + "Queue");
        dead = deadLetters(this, "Dead");
        queue =
                software.amazon.awscdk.services.sqs.Queue.Builder.create(this, "Queue")
                        .visibilityTimeout(Duration.seconds(described.visibilitySeconds()))
                        .retentionPeriod(KEPT)
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .deadLetterQueue(
                                DeadLetterQueue.builder()
                                        .queue(dead)
                                        .maxReceiveCount(described.maxReceives())
                                        .build())
                        .build();
    }

    /** A queue for what could not be handled: kept for two weeks, watched by an alarm. */
    static software.amazon.awscdk.services.sqs.Queue deadLetters(Construct scope, String id) {
        software.amazon.awscdk.services.sqs.Queue dead =
                software.amazon.awscdk.services.sqs.Queue.Builder.create(scope, id)
                        .retentionPeriod(KEPT)
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .build();
        Nag.accept(dead, "AwsSolutions-SQS3", "It is a dead-letter queue itself.");
        return dead;
    }

    software.amazon.awscdk.services.sqs.Queue queue() {
        return queue;
    }

    software.amazon.awscdk.services.sqs.Queue dead() {
        return dead;
    }
}
