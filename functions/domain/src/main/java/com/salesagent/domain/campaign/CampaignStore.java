package com.salesagent.domain.campaign;

import java.util.Map;
import java.util.Optional;

/** Campaigns by id. */
public interface CampaignStore {
    /**
     * The campaign as its settings describe it now.
     *
     * @throws Campaign.InvalidSetting where what is stored can't be used
     */
    Optional<Campaign> find(String campaignId);

    /** Stores the settings of a campaign, as {@link Campaign#of} reads them. */
    void put(String campaignId, Map<String, String> settings);
}
