package com.salesagent.domain.standing;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.send.SendingSwitch.Stop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands against a campaign's sending, without anybody having said so. */
public final class SenderStanding {
    private final Authentication authentication;
    private final Reputations reputations;

    public SenderStanding(Authentication authentication, Reputations reputations) {
        this.authentication = authentication;
        this.reputations = reputations;
    }

    /** Why nothing of this campaign may leave now; empty if it may. */
    public Optional<Stop> against(Campaign campaign, Instant now) {
        String domain = domain(campaign);
        DomainCheck check = authentication.check(domain, now);
        if (check.stops(now)) {
            return Optional.of(
                    new Stop(
                            "the check of the sending domain",
                            "%s is not authenticated%s: %s"
                                    .formatted(
                                            domain,
                                            check.passedAt() == null ? "" : ", for three days now",
                                            String.join("; ", check.problems())),
                            check.at(),
                            "Publish these DNS records; the domain is looked at again every quarter"
                                    + " of an hour."));
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return reputations
                .ofCampaign(campaign.id(), today)
                .pause()
                .map(reason -> breaker("campaign " + campaign.id(), reason, now))
                .or(
                        () ->
                                ofDomain(domain, today)
                                        .pause()
                                        .map(reason -> breaker(domain, reason, now)));
    }

    /** What a person should look at, though it stops nothing yet. */
    public List<String> warnings(Campaign campaign, Instant now) {
        String domain = domain(campaign);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<String> warnings = new ArrayList<>(authentication.check(domain, now).problems());
        reputations.ofCampaign(campaign.id(), today).warning().ifPresent(warnings::add);
        ofDomain(domain, today)
                .warning()
                .map(text -> domain + ": " + text)
                .ifPresent(warnings::add);
        return warnings;
    }

    /** All campaigns of a domain together: mailbox providers judge the domain. */
    private Reputation ofDomain(String domain, LocalDate today) {
        return reputations.campaignsOf(domain).stream()
                .map(campaign -> reputations.ofCampaign(campaign, today))
                .reduce(Reputation.NONE, Reputation::plus);
    }

    private static Stop breaker(String what, String reason, Instant now) {
        return new Stop(
                "the reputation breaker of " + what,
                reason,
                now,
                "Clean the list first. It goes on by itself when the last seven days are better.");
    }

    private static String domain(Campaign campaign) {
        return Addresses.domain(campaign.sender().address());
    }
}
