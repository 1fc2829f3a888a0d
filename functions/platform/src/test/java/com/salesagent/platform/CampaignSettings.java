package com.salesagent.platform;

import java.util.HashMap;
import java.util.Map;

/** A campaign as the modules' tests have it. */
public final class CampaignSettings {
    private CampaignSettings() {}

    /** All that a campaign must have, with these changes. */
    public static Map<String, String> with(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SENDER_NAME", "Dana Miller");
        settings.put("SENDER_TITLE", "Partner");
        settings.put("SENDER_ORGANISATION", "Northwind Energy");
        settings.put("SENDER_ADDRESS", "dana@northwind-energy.example");
        settings.put("REPLY_TO_ADDRESS", "replies@in.northwind-energy.example");
        settings.put("POSTAL_ADDRESS", "200 Delaware Avenue, Buffalo, NY 14202");
        settings.put("SENDER_WEBSITE", "northwind-energy.example");
        settings.put("APPROVERS", "ann@northwind-energy.example");
        settings.put("ALERT_ADDRESS", "sales@northwind-energy.example");
        settings.put("MIN_TIER", "medium");
        settings.put("DAILY_CAP", "50");
        settings.put("FOLLOW_UP_DAYS", "3,7,14");
        settings.put("APPROVAL_EXPIRY_HOURS", "72");
        settings.put("FEE_PERCENT", "24");
        settings.put("PACING", "off");
        settings.put("CONTACTS", "real");
        settings.put("TRACK_OPENS", "off");
        settings.putAll(changes);
        return settings;
    }
}
