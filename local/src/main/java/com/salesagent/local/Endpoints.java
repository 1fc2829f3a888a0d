package com.salesagent.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where things are, as {@code .local/cloud.json} tells other programs.
 *
 * @param pid of the process that runs the cloud
 * @param startedAt ISO 8601
 * @param http the API, the links in emails, the mailbox
 */
public record Endpoints(
        long pid,
        String startedAt,
        String region,
        String http,
        String mailbox,
        String dynamoDb,
        String sqs,
        String stepFunctions,
        String s3) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads {@code cloud.json}. */
    public static Endpoints parse(String json) {
        try {
            return JSON.readValue(json, Endpoints.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cloud.json can't be read", e);
        }
    }

    String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What runs where, for a person. */
    Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("API, links and mailbox", http);
        places.put("DynamoDB", dynamoDb);
        places.put("SQS", sqs);
        places.put("Step Functions", stepFunctions);
        places.put("S3", s3);
        return places;
    }

    /** The variables that point the AWS SDKs and the {@code aws} command here. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_REGION", region);
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb);
        variables.put("AWS_ENDPOINT_URL_SQS", sqs);
        variables.put("AWS_ENDPOINT_URL_SFN", stepFunctions);
        variables.put("AWS_ENDPOINT_URL_S3", s3);
        return variables;
    }
}
