package com.salesagent.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue's settings.
 *
 * @param set the settings as SQS names them, only those that were set
 * @param visibilitySeconds how long a received message stays hidden
 * @param delaySeconds how long a new one does
 * @param waitSeconds how long a receive call waits unless it says otherwise
 * @param deadLetterQueue blank for none
 * @param maxReceives deliveries before a message goes to the dead-letter queue
 */
record QueueAttributes(
        Map<String, String> set,
        int visibilitySeconds,
        int delaySeconds,
        int waitSeconds,
        String deadLetterQueue,
        int maxReceives) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static QueueAttributes of(Map<String, String> set) {
        if (Boolean.parseBoolean(set.get("FifoQueue"))) {
            throw QueueError.invalid(
                    "InvalidAttributeValue", "The local cloud has standard queues only");
        }
        JsonNode redrive = redrive(set.getOrDefault("RedrivePolicy", ""));
        String target = redrive.path("deadLetterTargetArn").asText("");
        return new QueueAttributes(
                Map.copyOf(set),
                seconds(set, "VisibilityTimeout", 30, 43_200),
                seconds(set, "DelaySeconds", 0, 900),
                seconds(set, "ReceiveMessageWaitTimeSeconds", 0, 20),
                target.substring(target.lastIndexOf(':') + 1),
                redrive.path("maxReceiveCount").asInt(Integer.MAX_VALUE));
    }

    QueueAttributes with(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(set);
        all.putAll(changes);
        return of(all);
    }

    private static JsonNode redrive(String policy) {
        try {
            return policy.isBlank() ? JSON.createObjectNode() : JSON.readTree(policy);
        } catch (IOException e) {
            throw QueueError.invalid("InvalidAttributeValue", "RedrivePolicy is no JSON");
        }
    }

    private static int seconds(Map<String, String> set, String name, int usual, int most) {
        String value = set.get(name);
        if (value == null) {
            return usual;
        }
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 0 && seconds <= most) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // refused below, with the value
        }
        throw QueueError.invalid(
                "InvalidAttributeValue", "%s must be 0 to %d, got %s".formatted(name, most, value));
    }
}
