package com.salesagent.writer;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.Sender;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.ContentFacts;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Savings;

import java.util.List;
import java.util.Locale;

/**
 * All that an email may say: what is known about the company, the estimate, who writes to whom. A
 * blank text or a zero is not known and is never mentioned.
 *
 * @param company the name as it stands in a sentence
 * @param stateName "New York"
 * @param spend US dollars a year, as are {@code low}, {@code mid} and {@code high}
 * @param spends the parts of {@code spend} that are known
 * @param gas whether the spend has a part for gas; else it is electricity
 * @param telecom whether the spend has a part for phone and data lines
 * @param fee "24%"
 * @param basis the analyst's sentence: what the estimate rests on
 * @param register where the company was found
 * @param followUpDays calendar days after the first email
 * @param facts the same as the check of an email knows them
 */
record Brief(
        String leadId,
        String company,
        Kind kind,
        Industry industry,
        String city,
        String stateName,
        int capacity,
        int sites,
        int employees,
        int floorArea,
        long spend,
        List<Long> spends,
        long low,
        long mid,
        long high,
        boolean gas,
        boolean telecom,
        boolean retailChoice,
        String fee,
        String basis,
        String register,
        String contactName,
        String firstName,
        Sender sender,
        List<Integer> followUpDays,
        ContentFacts facts) {

    Brief {
        spends = List.copyOf(spends);
        followUpDays = List.copyOf(followUpDays);
    }

    /**
     * Gathers what is known.
     *
     * @param assessment null where the lead was never assessed
     */
    static Brief of(Lead lead, Assessment assessment, Contact contact, Campaign campaign) {
        Company company = lead.company();
        Kind kind = Kind.of(company);
        Savings savings = assessment == null ? lead.savings() : assessment.savings();
        Savings known = savings == null ? new Savings(0, 0, 0) : savings;
        String name = Names.clean(contact.name());
        return new Brief(
                lead.id(),
                Names.company(company.name()),
                kind,
                company.industry(),
                Names.clean(company.city()),
                Names.state(company.state()),
                kind.capacity().isEmpty() ? 0 : company.capacity(),
                company.sites(),
                company.employees(),
                company.floorArea(),
                assessment == null ? 0 : assessment.totalSpend(),
                assessment == null
                        ? List.of()
                        : List.of(
                                assessment.electricitySpend(),
                                assessment.gasSpend(),
                                assessment.telecomSpend()),
                known.low(),
                known.mid(),
                known.high(),
                assessment != null && assessment.gasSpend() > 0,
                assessment != null && assessment.telecomSpend() > 0,
                assessment != null && assessment.retailChoice(),
                percent(campaign.fee()),
                assessment == null ? "" : assessment.basis(),
                company.source().publisher(),
                name,
                name.isEmpty() ? "there" : Names.person(contact.firstName()),
                campaign.sender(),
                campaign.followUpDays(),
                ContentFacts.of(lead, assessment, contact, campaign));
    }

    boolean hasFigure() {
        return mid > 0 && spend > 0;
    }

    boolean severalSites() {
        return sites > 1;
    }

    /** The sender's host name without scheme, the only website that an email may name. */
    String website() {
        return sender.website()
                .replaceFirst("(?i)^https?://", "")
                .replaceFirst("(?i)^www\\.", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100).replace(".0", "") + "%";
    }
}
