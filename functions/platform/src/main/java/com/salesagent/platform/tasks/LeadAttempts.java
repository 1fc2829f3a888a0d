package com.salesagent.platform.tasks;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.campaign.ReviewPolicy.LeadApproval;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.platform.Json;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Has a lead that stopped before its first email go through the lead machine once more. */
public final class LeadAttempts {
    /** The table decides what is expired; the machine must not overtake it. */
    private static final Duration GATE_MARGIN = Duration.ofHours(25);

    private final CampaignStore campaigns;
    private final LeadStore leads;
    private final BiConsumer<String, String> start;

    /**
     * Over its collaborators.
     *
     * @param start takes the execution's name, which starts once only, and its input
     */
    public LeadAttempts(
            CampaignStore campaigns, LeadStore leads, BiConsumer<String, String> start) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.start = start;
    }

    /**
     * Starts the attempt after the lead's present one. The execution's name holds the attempt's
     * number, so a repeat of this for the same state of the lead starts nothing twice.
     */
    public void startNext(Lead lead) {
        int attempt = lead.attempt() + 1;
        start.accept(executionName(lead.id(), lead.runId(), attempt), input(lead, attempt));
        leads.patch(lead.id(), new LeadPatch(null, attempt, false, null, null, ""));
    }

    /** What an execution of the lead machine is called; the discovery machine names the first. */
    public static String executionName(String leadId, String runId, int attempt) {
        return leadId + "." + runId + "." + attempt;
    }

    private String input(Lead lead, int attempt) {
        Campaign campaign = campaigns.find(lead.campaignId()).orElseThrow();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("runId", lead.runId());
        input.put("leadId", lead.id());
        input.put("campaignId", lead.campaignId());
        input.put("attempt", attempt);
        input.put("leadApproved", lead.stage() != Stage.SCORED);
        input.put("gateSeconds", campaign.approvalExpiry().plus(GATE_MARGIN).toSeconds());
        input.put("contactsFirst", contactsFirst(campaign));
        return Json.write(input);
    }

    /** Whether a contact comes before gate 1: its policy needs one to go by. */
    public static boolean contactsFirst(Campaign campaign) {
        return campaign.review().leadApproval() == LeadApproval.CONTACT_FOUND;
    }
}
