package com.salesagent.contacts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.contacts.FindContact.Found;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.logs.LogIds;

import java.util.Map;

/**
 * Step Functions task: whom to write to at one lead. In: {@code runId}, {@code leadId}, {@code
 * campaignId}. Out: {@code contactId}, blank for nobody, and {@code outcome}: {@code found}, {@code
 * demonstration} or {@code none}. Safe to repeat: contacts are keyed by their address.
 */
public final class ContactsHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final FindContact contacts;

    public ContactsHandler() {
        this(Wiring.fromEnvironment().findContact());
    }

    ContactsHandler(FindContact contacts) {
        this.contacts = contacts;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> task, Context context) {
        try (LogIds _ = LogIds.ofTask(task)) {
            Found found =
                    AwsErrors.asFailures(
                            () ->
                                    contacts.find(
                                            text(task, "runId"),
                                            text(task, "leadId"),
                                            text(task, "campaignId")));
            return Map.of("contactId", found.contactId(), "outcome", found.outcome());
        }
    }

    private static String text(Map<String, Object> task, String field) {
        if (task.get(field) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw new PermanentFailure(
                "%s must be a text, got %s".formatted(field, task.get(field)), null);
    }
}
