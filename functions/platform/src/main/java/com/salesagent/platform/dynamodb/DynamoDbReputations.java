package com.salesagent.platform.dynamodb;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.send.Quotas;
import com.salesagent.domain.standing.Reputation;
import com.salesagent.domain.standing.Reputations;
import com.salesagent.domain.track.DeliveryType;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link Reputations} on the counters table. What was sent is what the quotas count anyway; bounces
 * and complaints are counted in the transaction that records their event, so that a repeated event
 * counts once.
 */
public final class DynamoDbReputations implements Reputations {
    private static final String REPUTATION = "REPUTATION#";
    private static final String CAMPAIGN = "CAMPAIGN#";
    private static final Duration KEPT = Duration.ofDays(90);

    private final String table;
    private final Quotas quotas;
    private final Reads reads;

    public DynamoDbReputations(DynamoDbClient dynamoDb, String countersTable, Quotas quotas) {
        this.table = countersTable;
        this.quotas = quotas;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Reputation ofCampaign(String campaignId, LocalDate today) {
        List<LocalDate> days =
                Stream.iterate(today, day -> day.minusDays(1)).limit(Reputation.DAYS).toList();
        int sent = days.stream().mapToInt(day -> quotas.taken(campaignId, day)).sum();
        return reads
                .batch(
                        table,
                        days.stream()
                                .map(day -> CounterItems.key(REPUTATION + campaignId, "" + day))
                                .toList())
                .stream()
                .map(item -> new Reputation(0, item.integer("bounced"), item.integer("complained")))
                .reduce(new Reputation(sent, 0, 0), Reputation::plus);
    }

    @Override
    public List<String> campaignsOf(String domain) {
        return reads.partition(table, "counter_id", CounterItems.SENDER_DOMAIN + domain).stream()
                .map(item -> item.text("bucket"))
                .filter(bucket -> bucket.startsWith(CAMPAIGN))
                .map(bucket -> bucket.substring(CAMPAIGN.length()))
                .toList();
    }

    /** Counts a bounce or a complaint in the transaction of its event; empty for other events. */
    static Optional<TransactWriteItem> counting(
            String countersTable, String campaignId, LeadEvent event) {
        String count =
                event.type().equals(DeliveryType.BOUNCE.id())
                        ? "bounced"
                        : event.type().equals(DeliveryType.SPAM_REPORT.id()) ? "complained" : "";
        if (count.isEmpty()) {
            return Optional.empty();
        }
        Instant at = event.at();
        return Optional.of(
                TransactWriteItem.builder()
                        .update(
                                new ConditionalUpdate(
                                                countersTable,
                                                CounterItems.key(
                                                        REPUTATION + campaignId,
                                                        LocalDate.ofInstant(at, ZoneOffset.UTC)
                                                                .toString()))
                                        .set("ttl", Item.ofNumber(at.plus(KEPT).getEpochSecond()))
                                        .add(count, 1)
                                        .part())
                        .build());
    }
}
