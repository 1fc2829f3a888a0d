package com.salesagent.local.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.local.lambda.Answer;

import java.util.HashSet;
import java.util.Set;

/**
 * What a function says about a batch ({@code ReportBatchItemFailures}), by Lambda's rules: nothing
 * or an empty list is full success; an exception, a malformed answer, or an identifier that is
 * blank or not of the batch is full failure.
 *
 * @param all whether the whole batch failed
 * @param failed the identifiers that failed, where not all did
 */
record BatchResult(boolean all, Set<String> failed) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BatchResult FULL_FAILURE = new BatchResult(true, Set.of());

    static BatchResult of(Answer answer, Set<String> batch) {
        if (answer.failed()) {
            return FULL_FAILURE;
        }
        try {
            JsonNode result = JSON.readTree(answer.payload());
            JsonNode failures = result.path("batchItemFailures");
            if (result.isNull() || failures.isNull() || failures.isMissingNode()) {
                return new BatchResult(false, Set.of());
            }
            if (!failures.isArray()) {
                return FULL_FAILURE;
            }
            Set<String> failed = new HashSet<>();
            failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText("")));
            return batch.containsAll(failed) ? new BatchResult(false, failed) : FULL_FAILURE;
        } catch (JsonProcessingException e) {
            return FULL_FAILURE;
        }
    }
}
