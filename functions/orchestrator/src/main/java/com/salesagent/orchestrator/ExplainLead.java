package com.salesagent.orchestrator;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.StageChange;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers all that is stored about a lead and says why things are as they are. */
final class ExplainLead {
    private final LeadStore leads;
    private final ApprovalRecords records;
    private final ApprovalStore approvals;
    private final CampaignStore campaigns;
    private final InstantSource clock;

    ExplainLead(
            LeadStore leads,
            ApprovalRecords records,
            ApprovalStore approvals,
            CampaignStore campaigns,
            InstantSource clock) {
        this.leads = leads;
        this.records = records;
        this.approvals = approvals;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Sections of lines for a person; empty for an unknown lead. */
    Optional<Map<String, List<String>>> explain(String leadId) {
        return leads.open(leadId)
                .map(
                        file -> {
                            List<ApprovalRecord> kept = records.all(leadId);
                            Campaign campaign =
                                    campaigns.find(file.lead().campaignId()).orElseThrow();
                            return new LeadWhy(
                                            file,
                                            campaign,
                                            kept,
                                            reviews(file, kept),
                                            clock.instant())
                                    .sections();
                        });
    }

    private List<Approval> reviews(LeadFile file, List<ApprovalRecord> kept) {
        Set<ReviewId> ids = new LinkedHashSet<>();
        for (Gate gate : Gate.values()) {
            ids.add(new ReviewId(file.lead().runId(), gate));
        }
        Stream.concat(
                        file.lead().history().stream().map(StageChange::id),
                        kept.stream().map(ApprovalRecord::approvalId))
                .flatMap(id -> ApprovalKey.parse(id).stream())
                .map(ApprovalKey::review)
                .forEach(ids::add);
        return ids.stream().flatMap(id -> approvals.all(id, Filter.NONE).stream()).toList();
    }
}
