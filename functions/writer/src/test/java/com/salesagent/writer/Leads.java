package com.salesagent.writer;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadIds;
import com.salesagent.domain.lead.Source;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads to write to: rows of the public registers, as the analyst would have judged them. */
final class Leads {
    static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final Set<String> RETAIL_CHOICE = Set.of("NY", "PA", "OH", "TX", "IL");

    private Leads() {}

    static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("SENDER_NAME", "Kevin Gibs"),
                    Map.entry("SENDER_TITLE", "Senior Vice President"),
                    Map.entry("SENDER_ORGANISATION", "Troy & Banks"),
                    Map.entry("SENDER_ADDRESS", "kevin@troybanks.example"),
                    Map.entry("REPLY_TO_ADDRESS", "replies@inbound.troybanks.example"),
                    Map.entry("POSTAL_ADDRESS", "1 Main Street, Buffalo, NY 14203"),
                    Map.entry("SENDER_WEBSITE", "troybanks.example"),
                    Map.entry("SENDER_PHONE", ""),
                    Map.entry("APPROVERS", "ann@troybanks.example"),
                    Map.entry("ALERT_ADDRESS", "sales@troybanks.example"),
                    Map.entry("MIN_TIER", "medium"),
                    Map.entry("DAILY_CAP", "50"),
                    Map.entry("FOLLOW_UP_DAYS", "3,7,14"),
                    Map.entry("APPROVAL_EXPIRY_HOURS", "72"),
                    Map.entry("FEE_PERCENT", "24"),
                    Map.entry("PACING", "off"),
                    Map.entry("CONTACTS", "demonstration"),
                    Map.entry("TRACK_OPENS", "off"));

    static Campaign campaign() {
        return Campaign.of(Campaign.DEFAULT, SETTINGS);
    }

    static Campaign campaign(String followUpDays) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("FOLLOW_UP_DAYS", followUpDays);
        return Campaign.of(Campaign.DEFAULT, settings);
    }

    /** A company; a zero or a blank text is not known. */
    static Company company(
            String name,
            Industry industry,
            String type,
            String city,
            String state,
            int employees,
            int capacity,
            int floorArea,
            int sites) {
        return new Company(
                name,
                industry,
                type,
                "1 Main Street",
                city,
                state,
                "14203",
                "",
                "",
                employees,
                capacity,
                floorArea,
                sites,
                new Source("Public register", "row"));
    }

    static Company psychiatricHospital() {
        return company(
                "Brylin Hosp",
                Industry.HEALTHCARE,
                "hospital: Psychiatric",
                "Buffalo",
                "NY",
                0,
                88,
                0,
                1);
    }

    static Company library() {
        return company(
                "Buffalo and Erie County Public Library",
                Industry.PUBLIC_SECTOR,
                "public_library",
                "Buffalo",
                "NY",
                216,
                0,
                0,
                9);
    }

    /** Nothing known but a name. */
    static Company bare(String name) {
        return company(name, Industry.UNKNOWN, "", "", "", 0, 0, 0, 0);
    }

    /** Yearly spend in dollars; 0 for a lead that no estimate was possible for. */
    static Brief brief(Company company, long spend) {
        return brief(company, spend, "Dana Miller", campaign());
    }

    static Brief brief(Company company, long spend, String contactName, Campaign campaign) {
        Lead lead = lead(company);
        return Brief.of(
                lead,
                spend == 0 ? null : assessment(lead, spend),
                contact(lead.id(), contactName),
                campaign);
    }

    static Lead lead(Company company) {
        return new Lead(
                LeadIds.ofNameAndPlace(company.name(), company.city(), company.state()),
                Campaign.DEFAULT,
                "run-1",
                1,
                company,
                Stage.APPROVED,
                NOW,
                Tier.HIGH,
                75,
                null,
                "",
                false,
                false,
                null,
                "",
                List.of());
    }

    static Assessment assessment(Lead lead, long spend) {
        return new Assessment(
                lead.id(),
                "run-1",
                List.of(),
                spend,
                0,
                0,
                new Savings(
                        Math.round(spend * 0.10),
                        Math.round(spend * 0.135),
                        Math.round(spend * 0.17)),
                75,
                new Breakdown(75, 75, 75, 75),
                Tier.HIGH,
                RETAIL_CHOICE.contains(lead.company().state()),
                "A good lead.",
                "Typical intensity, floor area and state price, EIA.",
                "rules",
                NOW);
    }

    static Contact contact(String leadId, String name) {
        return new Contact(
                "c1",
                leadId,
                name,
                "",
                "dana@prospect.example",
                "",
                "demonstration",
                1,
                Contact.Deliverability.UNVERIFIED,
                true,
                NOW);
    }
}
