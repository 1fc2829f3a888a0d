package com.salesagent.domain.draft;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.Sender;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.score.Assessment;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What an email to one contact may claim, frozen with it: {@link ContentCheck} reads nothing else,
 * so that an edit on the public page is checked by the facts that the writer had.
 *
 * @param contactName whom it greets; blank where nobody's name is known
 * @param signer the sender's name, below which the signature begins
 * @param names what may stand in the text with digits or capitals: company, people, place, source
 * @param dollars US dollars a year: spend, its parts, and the savings
 * @param percents the fee
 * @param counts beds, sites, staff, square feet, and the minutes of a call
 * @param website the sender's host name
 */
public record ContentFacts(
        String contactName,
        String company,
        String signer,
        List<String> names,
        List<Long> dollars,
        List<Double> percents,
        List<Long> counts,
        String website) {
    private static final long CALL_MINUTES = 15;
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d,]*");

    /** Of a draft that was asked about before these facts were kept: nothing is known. */
    public static final ContentFacts NONE =
            new ContentFacts("", "", "", List.of(), List.of(), List.of(), List.of(), "");

    public ContentFacts {
        names = List.copyOf(names);
        dollars = List.copyOf(dollars);
        percents = List.copyOf(percents);
        counts = List.copyOf(counts);
    }

    /**
     * Gathers what is known.
     *
     * @param assessment null where the lead was never assessed
     */
    public static ContentFacts of(
            Lead lead, Assessment assessment, Contact contact, Campaign campaign) {
        Company company = lead.company();
        Sender sender = campaign.sender();
        Assessment.Savings savings = assessment == null ? lead.savings() : assessment.savings();
        LongStream spent =
                assessment == null
                        ? LongStream.empty()
                        : LongStream.of(
                                assessment.totalSpend(),
                                assessment.electricitySpend(),
                                assessment.gasSpend(),
                                assessment.telecomSpend());
        LongStream saved =
                savings == null
                        ? LongStream.empty()
                        : LongStream.of(savings.low(), savings.mid(), savings.high());
        LongStream counted =
                LongStream.of(
                        company.capacity(),
                        company.sites(),
                        company.employees(),
                        company.floorArea(),
                        CALL_MINUTES);
        LongStream named =
                DIGITS.matcher(company.name() + " " + company.source().publisher())
                        .results()
                        .map(digits -> digits.group().replace(",", ""))
                        .filter(digits -> digits.length() < 18)
                        .mapToLong(Long::parseLong);
        return new ContentFacts(
                contact.name(),
                company.name(),
                sender.name(),
                Stream.of(
                                company.name(),
                                company.city(),
                                company.source().publisher(),
                                contact.name(),
                                sender.organisation(),
                                sender.name(),
                                sender.title(),
                                sender.phone(),
                                sender.website())
                        .filter(name -> name.length() > 2)
                        .toList(),
                LongStream.concat(spent, saved).filter(dollars -> dollars > 0).boxed().toList(),
                List.of(campaign.fee() * 100),
                LongStream.concat(counted, named).filter(count -> count > 0).boxed().toList(),
                sender.website()
                        .replaceFirst("(?i)^https?://", "")
                        .replaceFirst("(?i)^www\\.", "")
                        .replaceFirst("/$", ""));
    }
}
