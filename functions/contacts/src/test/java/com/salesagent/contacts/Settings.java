package com.salesagent.contacts;

import com.salesagent.domain.campaign.Campaign;

import java.util.HashMap;
import java.util.Map;

/** A campaign's settings for tests. */
final class Settings {
    private Settings() {}

    static Campaign campaign() {
        return Campaign.of("default", withContacts("real"));
    }

    static Map<String, String> withContacts(String choice) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SENDER_NAME", "Alex Morgan");
        settings.put("SENDER_TITLE", "Energy Advisor");
        settings.put("SENDER_ORGANISATION", "Lakeside Energy Advisors");
        settings.put("SENDER_ADDRESS", "alex@lakeside-energy.example");
        settings.put("REPLY_TO_ADDRESS", "alex@replies.lakeside-energy.example");
        settings.put("POSTAL_ADDRESS", "100 Main Street, Buffalo, NY 14202");
        settings.put("SENDER_WEBSITE", "https://lakeside-energy.example");
        settings.put("APPROVERS", "ann@team.example");
        settings.put("ALERT_ADDRESS", "ann@team.example");
        settings.put("MIN_TIER", "medium");
        settings.put("DAILY_CAP", "50");
        settings.put("FOLLOW_UP_DAYS", "3,7,14");
        settings.put("APPROVAL_EXPIRY_HOURS", "72");
        settings.put("FEE_PERCENT", "24");
        settings.put("PACING", "off");
        settings.put("CONTACTS", choice);
        settings.put("TRACK_OPENS", "off");
        return settings;
    }
}
