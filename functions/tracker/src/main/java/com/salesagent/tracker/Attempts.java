package com.salesagent.tracker;

import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Lead;
import com.salesagent.platform.Json;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Starts the lead machine for a lead whose approval it has already: somebody is to be written to,
 * which a person approves at gate 2 as ever.
 */
final class Attempts {
    /** As wherever the machine is started: the table decides what is expired, not the machine. */
    private static final Duration GATE_MARGIN = Duration.ofHours(25);

    private final CampaignStore campaigns;
    private final BiConsumer<String, String> start;

    /**
     * Over its collaborators.
     *
     * @param start takes the execution's name, which starts once only, and its input
     */
    Attempts(CampaignStore campaigns, BiConsumer<String, String> start) {
        this.campaigns = campaigns;
        this.start = start;
    }

    /** The lead's present attempt, at its next contact. A repeat starts nothing twice. */
    void start(Lead lead) {
        start.accept(
                lead.id() + "." + lead.runId() + "." + lead.attempt(), Json.write(input(lead)));
    }

    private Map<String, Object> input(Lead lead) {
        Duration gate =
                campaigns.find(lead.campaignId()).orElseThrow().approvalExpiry().plus(GATE_MARGIN);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("runId", lead.runId());
        input.put("leadId", lead.id());
        input.put("campaignId", lead.campaignId());
        input.put("attempt", lead.attempt());
        input.put("leadApproved", true);
        input.put("gateSeconds", gate.toSeconds());
        return input;
    }
}
