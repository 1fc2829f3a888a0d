package com.salesagent.writer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.domain.draft.Draft;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.logs.LogIds;

import java.util.Map;

/**
 * Step Functions task: writes the emails to one contact. In: {@code runId}, {@code leadId}, {@code
 * contactId}, {@code round} from 1, {@code feedback}. Out: {@code draftVersion}, {@code
 * lowConfidence}, {@code contactId}. Safe to repeat: a round of an attempt has one version.
 */
public final class WriterHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final WriteDraft writer;

    public WriterHandler() {
        this(Wiring.fromEnvironment().writeDraft());
    }

    WriterHandler(WriteDraft writer) {
        this.writer = writer;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> task, Context context) {
        try (LogIds _ = LogIds.ofTask(task)) {
            Draft draft =
                    AwsErrors.asFailures(
                            () ->
                                    writer.write(
                                            text(task, "runId"),
                                            text(task, "leadId"),
                                            text(task, "contactId"),
                                            round(task),
                                            task.get("feedback") instanceof String feedback
                                                    ? feedback
                                                    : ""));
            return Map.of(
                    "draftVersion", draft.version(),
                    "lowConfidence", draft.lowConfidence(),
                    "contactId", draft.contactId());
        }
    }

    private static int round(Map<String, Object> task) {
        if (task.get("round") instanceof Number round && round.intValue() >= 1) {
            return round.intValue();
        }
        throw new PermanentFailure(
                "round must be a whole number from 1, got " + task.get("round"), null);
    }

    private static String text(Map<String, Object> task, String field) {
        if (task.get(field) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw new PermanentFailure(
                "%s must be a text, got %s".formatted(field, task.get(field)), null);
    }
}
