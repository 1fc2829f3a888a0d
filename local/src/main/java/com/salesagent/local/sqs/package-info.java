/**
 * Standard SQS queues on a file, spoken to by the AWS JSON protocol or from within.
 *
 * <p>ElasticMQ was refused: it moves a message to the dead-letter queue by deleting it here and
 * sending it there in two steps that a {@code kill -9} can part, so a message can be lost; it took
 * most of the four seconds that the whole cloud may need to start, and 42 MB. Only what the
 * application and the {@code aws} command ask of a standard queue is here.
 */
package com.salesagent.local.sqs;
