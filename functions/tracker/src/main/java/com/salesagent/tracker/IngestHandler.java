package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.salesagent.platform.logs.LogIds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Applies what the intake queued. A message that fails comes back; the others of its batch are
 * done.
 */
public final class IngestHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(IngestHandler.class);

    private final Ingest ingest;

    public IngestHandler() {
        this(Wiring.fromEnvironment().ingest());
    }

    IngestHandler(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            try (LogIds _ = LogIds.none()) {
                Applied applied = ingest.apply(message.getBody());
                LOG.atInfo()
                        .addKeyValue("messageId", message.getMessageId())
                        .addKeyValue("applied", applied)
                        .log("event.applied");
            } catch (RuntimeException e) {
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("messageId", message.getMessageId())
                        .log("event.failed");
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
