package com.salesagent.domain.standing;

import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.send.SendingSwitch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The switch as the last gate sees it: a person's stop first, read each time, then what the
 * sender's standing says, which is looked at once a minute.
 */
public final class GuardedSwitch implements SendingSwitch {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SendingSwitch people;
    private final CampaignStore campaigns;
    private final SenderStanding standing;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    public GuardedSwitch(
            SendingSwitch people,
            CampaignStore campaigns,
            SenderStanding standing,
            InstantSource clock) {
        this.people = people;
        this.campaigns = campaigns;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public void stop(String scope, Stop stop) {
        people.stop(scope, stop);
    }

    @Override
    public void start(String scope) {
        people.start(scope);
    }

    @Override
    public Optional<Stop> stopped(String campaignId) {
        return people.stopped(campaignId).or(() -> byItself(campaignId));
    }

    private Optional<Stop> byItself(String campaignId) {
        Instant now = clock.instant();
        Seen latest = seen.get(campaignId);
        if (latest == null || !now.isBefore(latest.at().plus(FRESH))) {
            Stop stop =
                    campaigns
                            .find(campaignId)
                            .flatMap(campaign -> standing.against(campaign, now))
                            .orElse(null);
            latest = new Seen(now, stop);
            seen.put(campaignId, latest);
        }
        return Optional.ofNullable(latest.stop());
    }

    private record Seen(Instant at, Stop stop) {}
}
