package com.salesagent.compliance;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.send.SendingSwitch.Stop;
import com.salesagent.domain.standing.SenderStanding;
import com.salesagent.platform.BadRequest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The switch that stops all mail to prospects, or a campaign's. Each command may be repeated. */
final class SwitchSending {
    private final SendingSwitch sending;
    private final CampaignStore campaigns;
    private final SenderStanding standing;
    private final InstantSource clock;

    SwitchSending(
            SendingSwitch sending,
            CampaignStore campaigns,
            SenderStanding standing,
            InstantSource clock) {
        this.sending = sending;
        this.campaigns = campaigns;
        this.standing = standing;
        this.clock = clock;
    }

    /**
     * Stops, or lets go on.
     *
     * @return what is so now, in words for a person
     */
    String run(String command, Body body) {
        return switch (command) {
            case "stop" -> stop(scope(body), body);
            case "start" -> start(scope(body));
            default -> throw new BadRequest("command", command, "stop or start");
        };
    }

    private String stop(String scope, Body body) {
        sending.stop(
                scope,
                new Stop(body.actor(), body.line("reason", "stopped by hand"), clock.instant()));
        Stop stands = sending.stopped(scope).orElseThrow();
        return "%s stopped by %s (%s); what a worker holds this moment may still leave, nothing after it"
                .formatted(name(scope), stands.by(), stands.reason());
    }

    private String start(String scope) {
        sending.start(scope);
        Optional<Stop> left = sending.stopped(scope);
        return left.map(
                        stop ->
                                "%s may send again, but everything is still stopped by %s (%s)"
                                        .formatted(name(scope), stop.by(), stop.reason()))
                .orElseGet(
                        () ->
                                name(scope)
                                        + " may send again; what waited is tried within a quarter"
                                        + " of an hour");
    }

    /** Whether a campaign may send now. */
    Map<String, Object> show(String campaignId) {
        Campaign campaign = known(campaignId);
        Instant now = clock.instant();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("campaign", campaignId);
        Optional<Stop> stop = sending.stopped(campaignId).or(() -> standing.against(campaign, now));
        answer.put("sending", stop.isEmpty());
        stop.ifPresent(
                why -> {
                    answer.put("stoppedBy", why.by());
                    answer.put("reason", why.reason());
                    answer.put("since", why.at().toString());
                    answer.put("remedy", why.remedy());
                });
        answer.put("warnings", standing.warnings(campaign, now));
        return answer;
    }

    private String scope(Body body) {
        String campaign = body.line("campaign");
        if (campaign.isEmpty()) {
            return SendingSwitch.EVERYTHING;
        }
        known(campaign);
        return campaign;
    }

    private Campaign known(String campaign) {
        return campaigns
                .find(campaign)
                .orElseThrow(
                        () ->
                                new BadRequest(
                                        "campaign",
                                        campaign,
                                        "a campaign that exists, such as default"));
    }

    private static String name(String scope) {
        return scope.equals(SendingSwitch.EVERYTHING) ? "all sending" : "campaign " + scope;
    }
}
