package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What DynamoDB charges for an event, as it reports it itself. */
class EventCostTest {
    private final World world = new World();
    private final Meter meter = new Meter();

    @Test
    void aNewEventCostsAtMostTenWriteUnitsAndARepeatAtMostThreeUnitsInAll() {
        Contacted lead = world.contacted(1);
        ApplyEvent events = metered();
        double dearest = 0;
        for (String type : List.of("processed", "delivered", "open", "click", "deferred")) {
            meter.reset();
            assertThat(events.apply(event(lead, type, "id-" + type))).isEqualTo(Applied.NEW);
            // DynamoDB Local charges a transaction's write once, AWS twice.
            dearest = Math.max(dearest, 2 * meter.writes);

            for (String id : List.of("id-" + type, "renamed-" + type)) {
                meter.reset();
                assertThat(events.apply(event(lead, type, id))).isEqualTo(Applied.DUPLICATE);
                assertThat(meter.writes).as("writes for a repeated " + type).isZero();
                assertThat(meter.reads).as("reads for a repeated " + type).isPositive();
                assertThat(meter.reads).isLessThanOrEqualTo(3);
            }
        }
        System.out.println("write units for a new event, at most: " + dearest);
        assertThat(dearest).isBetween(1.0, 10.0);
    }

    private ApplyEvent metered() {
        DynamoDbClient client =
                DynamoDbClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .region(Region.US_EAST_1)
                        .endpointOverride(
                                URI.create(
                                        world.tables
                                                .environment(world.clock)
                                                .required("AWS_ENDPOINT_URL_DYNAMODB")))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .overrideConfiguration(to -> to.addExecutionInterceptor(meter))
                        .build();
        String table = world.tables.table("leads");
        String counters = world.tables.table("counters");
        DynamoDbLeadStore leads = new DynamoDbLeadStore(client, table, counters, world.clock);
        DynamoDbEventLog log =
                new DynamoDbEventLog(
                        client,
                        table,
                        counters,
                        new DynamoDbOptOuts(
                                client,
                                table,
                                counters,
                                leads,
                                DynamoDbOptOuts.voiding(world.gates)));
        return new ApplyEvent(
                leads,
                log,
                world.suppression,
                world.doubts,
                world.runs,
                new Attempts(world.campaigns, world.started::put));
    }

    private static DeliveryEvent event(Contacted lead, String type, String eventId) {
        Map<String, Object> json = new HashMap<>();
        json.put("event", type);
        json.put("timestamp", 1_795_500_000L);
        json.put("email", lead.address());
        json.put("sg_event_id", eventId);
        json.put("url", "https://northwind-energy.example/about");
        json.put("send_id", SendIds.reference(lead.leadId(), lead.sendId()));
        json.put("response", "250 2.0.0 OK ".repeat(20));
        return DeliveryEvent.of(json);
    }

    /** Asks each request for its price and adds up. */
    private static final class Meter implements ExecutionInterceptor {
        private double reads;
        private double writes;

        void reset() {
            reads = 0;
            writes = 0;
        }

        @Override
        public SdkRequest modifyRequest(
                Context.ModifyRequest context, ExecutionAttributes attributes) {
            ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
            return switch (context.request()) {
                case QueryRequest query -> query.toBuilder().returnConsumedCapacity(total).build();
                case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(total).build();
                case BatchGetItemRequest batch ->
                        batch.toBuilder().returnConsumedCapacity(total).build();
                case TransactWriteItemsRequest write ->
                        write.toBuilder().returnConsumedCapacity(total).build();
                case SdkRequest other ->
                        throw new AssertionError("an event makes no " + other.getClass());
            };
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            switch (context.response()) {
                case QueryResponse query -> reads += query.consumedCapacity().capacityUnits();
                case GetItemResponse get -> reads += get.consumedCapacity().capacityUnits();
                case BatchGetItemResponse batch -> reads += sum(batch.consumedCapacity());
                case TransactWriteItemsResponse write -> writes += sum(write.consumedCapacity());
                default -> throw new AssertionError("no price: " + context.response());
            }
        }

        private static double sum(List<ConsumedCapacity> charged) {
            return charged.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
        }
    }
}
