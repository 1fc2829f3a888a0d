package com.salesagent.local.sqs;

import java.util.Map;

/**
 * A message as a consumer gets it.
 *
 * @param attributes message attributes as SQS writes them: {@code DataType} with {@code
 *     StringValue} or {@code BinaryValue}
 * @param sentAt milliseconds since 1970
 * @param receiveCount deliveries, this one included
 * @param firstReceivedAt milliseconds since 1970
 */
public record Message(
        String id,
        String receipt,
        String body,
        Map<String, Map<String, String>> attributes,
        long sentAt,
        int receiveCount,
        long firstReceivedAt) {}
