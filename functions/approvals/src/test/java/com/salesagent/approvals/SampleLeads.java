package com.salesagent.approvals;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore.Found;
import com.salesagent.domain.lead.Source;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.LocalTables;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads as the gates get them, and the campaign that they are of. */
abstract class SampleLeads {
    static final String RUN = "20261124-4f7a2c";
    static final String ANN = "ann@seller.example";
    static final String BEN = "ben@seller.example";

    final LocalTables tables = new LocalTables();
    Instant now = LocalTables.START;
    final DynamoDbLeadStore leads = tables.leads(() -> now);

    void settings(String pacing) {
        settings(pacing, Map.of());
    }

    void settings(String pacing, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SENDER_NAME", "Alex Rivera");
        settings.put("SENDER_TITLE", "Energy analyst");
        settings.put("SENDER_ORGANISATION", "Troy & Banks");
        settings.put("SENDER_ADDRESS", "alex@seller.example");
        settings.put("REPLY_TO_ADDRESS", "replies@inbound.seller.example");
        settings.put("POSTAL_ADDRESS", "1 Main Street, Buffalo, NY 14203");
        settings.put("SENDER_WEBSITE", "https://seller.example");
        settings.put("APPROVERS", ANN + "," + BEN);
        settings.put("ALERT_ADDRESS", ANN);
        settings.put("MIN_TIER", "medium");
        settings.put("DAILY_CAP", "50");
        settings.put("FOLLOW_UP_DAYS", "3,7,14");
        settings.put("APPROVAL_EXPIRY_HOURS", "72");
        settings.put("FEE_PERCENT", "24");
        settings.put("PACING", pacing);
        settings.put("CONTACTS", "demonstration");
        settings.put("TRACK_OPENS", "off");
        settings.putAll(more);
        tables.campaigns(() -> now).put("default", settings);
    }

    /** A scored lead. */
    String lead(String name, Tier tier) {
        String id =
                name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                        + "-0a1b2c3d4e";
        double score = tier == Tier.HIGH ? 82.5 : tier == Tier.MEDIUM ? 55 : 20;
        leads.create(RUN, "default", List.of(new Found(id, company(name), List.of())));
        leads.assess(
                new Assessment(
                        id,
                        RUN,
                        List.of(),
                        610_000,
                        140_000,
                        21_000,
                        new Savings(77_100, 104_085, 131_070),
                        score,
                        new Breakdown(91, 95, 60, 70),
                        tier,
                        true,
                        "Four buildings and no sign of an audit: about $104k a year to recover.",
                        "248,000 sq ft at 27.5 kWh per sq ft (CBECS 2018), 9.1 cents per kWh (EIA,"
                                + " New York, 2025).",
                        "rules",
                        now));
        return id;
    }

    private static Company company(String name) {
        return new Company(
                name,
                Industry.HEALTHCARE,
                "hospital: Acute Care Hospitals",
                "100 High St",
                "Buffalo",
                "NY",
                "14203",
                "+17165550100",
                "",
                0,
                300,
                248_000,
                4,
                new Source("CMS Hospital General Information, February 2026", "330005"));
    }

    /** A lead with a contact and a first draft. */
    String drafted(String name) {
        String id = lead(name, Tier.HIGH);
        leads.move(
                id,
                new StageChange("gate1", Stage.SCORED, Stage.APPROVED, ANN, now, "fits"),
                LeadPatch.NONE);
        leads.addContact(contact(id, Contact.Deliverability.UNVERIFIED));
        draft(id, 1, "Hi Dana,\n\nYour four buildings use about $610k of electricity a year.", "");
        return id;
    }

    static Contact contact(String leadId, Contact.Deliverability deliverability) {
        return new Contact(
                "c1",
                leadId,
                "Dana Fox",
                "Facilities Director",
                "dana@" + leadId + ".example",
                "",
                "demonstration",
                1,
                deliverability,
                true,
                LocalTables.START);
    }

    void draft(String leadId, int version, String opening, String feedback) {
        List<Email> emails =
                List.of(
                        new Email(
                                0,
                                0,
                                "Your energy bills",
                                opening + "\n\nWorth 15 minutes?\n\nAlex"),
                        new Email(
                                1,
                                3,
                                "Re: Your energy bills",
                                "Hi Dana,\n\nDid this reach you?\n\nAlex"),
                        new Email(
                                2,
                                7,
                                "Re: Your energy bills",
                                "Hi Dana,\n\nOne more figure.\n\nAlex"),
                        new Email(
                                3,
                                14,
                                "Re: Your energy bills",
                                "Hi Dana,\n\nI'll close this.\n\nAlex"));
        leads.addDraft(
                new Draft(
                        leadId,
                        version,
                        "c1",
                        RUN,
                        Angle.COST_SAVINGS,
                        "The savings are large for one site.",
                        emails,
                        new Critique(2, 2, 1, 2, 1, "The ask could be clearer.", "rules"),
                        0,
                        false,
                        "composed",
                        feedback,
                        now),
                version == 1
                        ? new StageChange(
                                "draft." + leadId,
                                Stage.APPROVED,
                                Stage.DRAFT_CREATED,
                                "writer",
                                now,
                                "written")
                        : null);
    }
}
