package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.salesagent.approvals.ReviewChanges.Change;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.platform.dynamodb.ApprovalItems;
import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.Parallel;
import com.salesagent.platform.logs.LogIds;
import com.salesagent.platform.tasks.LeadAttempts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The approvals table's stream: counts what arrived, resumes what was settled. A lead whose
 * resuming fails for good doesn't hold up the others: the sweep brings it back.
 */
public final class ResumeHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeHandler.class);
    private static final int POSITION_DIGITS = 40;

    private final ReviewChanges reviews;
    private final ResumeLeads leads;

    public ResumeHandler() {
        this(Wiring.current().reviewChanges(), Wiring.current().resumeLeads());
    }

    ResumeHandler(ReviewChanges reviews, ResumeLeads leads) {
        this.reviews = reviews;
        this.leads = leads;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<Entry> entries =
                event.getRecords().stream()
                        .map(ResumeHandler::entry)
                        .flatMap(Optional::stream)
                        .toList();
        event.getRecords().stream()
                .filter(record -> "INSERT".equals(record.getEventName()))
                .map(record -> StreamImages.item(record.getDynamodb().getNewImage()))
                .map(ApprovalItems::renewal)
                .flatMap(Optional::stream)
                .forEach(reviews::renew);
        reviews.count(entries.stream().map(Entry::change).toList());
        List<BatchItemFailure> failures =
                Parallel.map(entries.stream().filter(Entry::unresumed).toList(), this::resume)
                        .stream()
                        .filter(Objects::nonNull)
                        .toList();
        return new StreamsEventResponse(failures);
    }

    /** The failure to report, null if there is nothing to repeat. */
    private BatchItemFailure resume(Entry entry) {
        ApprovalKey key = entry.change().approval().key();
        try (LogIds _ = LogIds.of(key.review().runId(), key.leadId(), execution(key))) {
            return resumed(entry);
        }
    }

    private BatchItemFailure resumed(Entry entry) {
        try {
            leads.resume(entry.change().approval(), entry.taskToken());
            return null;
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("approvalId", entry.change().approval().key().approvalId())
                    .setCause(e)
                    .log("approval.resume_repeated");
            return new BatchItemFailure(entry.sequenceNumber());
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("approvalId", entry.change().approval().key().approvalId())
                    .setCause(e)
                    .log("approval.resume_failed");
            return null;
        }
    }

    private static String execution(ApprovalKey key) {
        return LeadAttempts.executionName(key.leadId(), key.review().runId(), key.attempt());
    }

    private static Optional<Entry> entry(DynamodbStreamRecord record) {
        StreamRecord change = record.getDynamodb();
        if (change.getNewImage() == null) {
            return Optional.empty();
        }
        Item item = StreamImages.item(change.getNewImage());
        boolean unresumed = ApprovalItems.unresumed(item);
        return ApprovalItems.approval(item)
                .map(
                        approval ->
                                new Entry(
                                        new Change(
                                                position(change.getSequenceNumber()),
                                                approval,
                                                "INSERT".equals(record.getEventName()),
                                                unresumed && !ApprovalItems.nudged(item)),
                                        unresumed,
                                        ApprovalItems.taskToken(item),
                                        change.getSequenceNumber()));
    }

    /** Sequence numbers are whole numbers of up to 40 digits; padded, they sort as texts. */
    private static String position(String sequenceNumber) {
        return "0".repeat(Math.max(0, POSITION_DIGITS - sequenceNumber.length())) + sequenceNumber;
    }

    private record Entry(
            Change change, boolean unresumed, String taskToken, String sequenceNumber) {}
}
