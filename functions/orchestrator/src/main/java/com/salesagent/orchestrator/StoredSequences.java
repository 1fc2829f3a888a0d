package com.salesagent.orchestrator;

import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.platform.dynamodb.DynamoDbStops;

import java.time.Instant;

/** {@link Sequences} on DynamoDB. */
final class StoredSequences implements Sequences {
    private final DynamoDbStops stops;

    StoredSequences(DynamoDbStops stops) {
        this.stops = stops;
    }

    @Override
    public Moved stopAndMove(String leadId, StageChange change) {
        return stops.stopAndMove(leadId, change);
    }

    @Override
    public void stop(String leadId, String why, Instant at) {
        stops.stop(leadId, why, at);
    }
}
