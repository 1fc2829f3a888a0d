package com.salesagent.orchestrator;

import com.salesagent.domain.Digests;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.platform.dynamodb.DynamoDbStops;
import com.salesagent.platform.failure.TransientFailure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@link Sequences} on DynamoDB. */
final class StoredSequences implements Sequences {
    private static final int ATTEMPTS = 8;

    private final DynamoDbStops stops;
    private final LeadStore leads;
    private final EventLog events;

    StoredSequences(DynamoDbStops stops, LeadStore leads, EventLog events) {
        this.stops = stops;
        this.leads = leads;
        this.events = events;
    }

    @Override
    public Moved stopAndMove(String leadId, StageChange change) {
        return stops.stopAndMove(leadId, change);
    }

    @Override
    public void answered(String leadId, Instant at) {
        String id = Digests.sha256Hex("answered:" + leadId + at).substring(0, 32);
        LeadEvent event = new LeadEvent(leadId, id, LeadEvent.ANSWERED_BY_US, "", "", at, Map.of());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId).orElseThrow();
            Recorded recorded =
                    events.record(file, event, List.of(id), new Consequence.Answered(null, null));
            if (recorded != Recorded.STALE) {
                return;
            }
        }
        throw new TransientFailure("a lead changed each time an answer was recorded", null);
    }

    @Override
    public void pause(String leadId, Instant at) {
        stops.pause(leadId, at);
    }

    @Override
    public int resume(String leadId, Campaign campaign, Instant now) {
        return stops.resume(leadId, campaign, now);
    }
}
