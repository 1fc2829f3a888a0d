package com.salesagent.platform.dynamodb;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Addresses;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link CampaignStore} on the counters table. A campaign is read again after half a minute. */
public final class DynamoDbCampaignStore implements CampaignStore {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;
    private final Reads reads;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    public DynamoDbCampaignStore(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public Optional<Campaign> find(String campaignId) {
        Instant now = clock.instant();
        Cached cached = cache.get(campaignId);
        if (cached != null && now.isBefore(cached.at().plus(FRESH))) {
            return Optional.of(cached.campaign());
        }
        Optional<Campaign> found =
                reads.item(table, key(campaignId))
                        .map(item -> Campaign.of(campaignId, settings(item.map("settings"))));
        found.ifPresent(campaign -> cache.put(campaignId, new Cached(campaign, now)));
        return found;
    }

    @Override
    public void put(String campaignId, Map<String, String> settings) {
        Campaign campaign = Campaign.of(campaignId, settings);
        Item values = Item.create();
        settings.forEach(values::text);
        Item item = Item.of(new HashMap<>(key(campaignId))).map("settings", values);
        dynamoDb.putItem(put -> put.tableName(table).item(item.attributes()));
        cache.remove(campaignId);
        // So that a domain's reputation can be added up over its campaigns without a scan.
        String domain = Addresses.domain(campaign.sender().address());
        dynamoDb.putItem(
                put ->
                        put.tableName(table)
                                .item(
                                        CounterItems.key(
                                                CounterItems.SENDER_DOMAIN + domain,
                                                "CAMPAIGN#" + campaignId)));
    }

    private static Map<String, AttributeValue> key(String campaignId) {
        return CounterItems.key("CAMPAIGN#" + campaignId, "SETTINGS");
    }

    private static Map<String, String> settings(Item item) {
        Map<String, String> settings = new HashMap<>();
        item.attributes().forEach((name, value) -> settings.put(name, value.s()));
        return settings;
    }

    private record Cached(Campaign campaign, Instant at) {}
}
