package com.salesagent.outreach;

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
 * Worker of the sends queue. "Not yet" is an answer and acknowledged; only what broke comes back by
 * itself. Safe to repeat: the ledger knows what was done.
 */
public final class SendHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(SendHandler.class);

    /** Time that one email may need: connection, answer and the writes around it. */
    private static final int MILLIS_PER_EMAIL = 20_000;

    private final SendWorker worker;

    public SendHandler() {
        this(Wiring.current().sendWorker());
    }

    SendHandler(SendWorker worker) {
        this.worker = worker;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        try (QuotaPool pool = worker.pool(batch.getRecords().size())) {
            for (SQSMessage message : batch.getRecords()) {
                boolean time =
                        context == null || context.getRemainingTimeInMillis() > MILLIS_PER_EMAIL;
                if (!time || !delivered(message, pool)) {
                    failures.add(new BatchItemFailure(message.getMessageId()));
                }
                pool.taskDone();
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean delivered(SQSMessage message, QuotaPool pool) {
        try {
            SendTask task = SendTask.of(message.getBody());
            try (LogIds _ = LogIds.ofLead(task.leadId())) {
                worker.deliver(task, pool);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("messageId", message.getMessageId())
                    .log("send.failed");
            return false;
        }
    }
}
