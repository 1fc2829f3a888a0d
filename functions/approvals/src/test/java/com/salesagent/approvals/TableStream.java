package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.salesagent.platform.Environment;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stream of a table in DynamoDB Local, as Lambda would hand it on. */
final class TableStream {
    private final DynamoDbStreamsClient streams;
    private final String arn;
    private int delivered;

    TableStream(DynamoDbClient dynamoDb, Environment environment, String table) {
        this.arn = dynamoDb.describeTable(d -> d.tableName(table)).table().latestStreamArn();
        this.streams =
                DynamoDbStreamsClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .endpointOverride(environment.endpoint("DYNAMODB").orElseThrow())
                        .build();
    }

    /** What has changed since the last call. */
    DynamodbEvent next() {
        List<DynamodbStreamRecord> all = all();
        List<DynamodbStreamRecord> fresh = all.subList(delivered, all.size());
        delivered = all.size();
        return event(fresh);
    }

    static DynamodbEvent event(List<DynamodbStreamRecord> records) {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(new ArrayList<>(records));
        return event;
    }

    private List<DynamodbStreamRecord> all() {
        List<DynamodbStreamRecord> records = new ArrayList<>();
        for (Shard shard :
                streams.describeStream(d -> d.streamArn(arn)).streamDescription().shards()) {
            String iterator =
                    streams.getShardIterator(
                                    i ->
                                            i.streamArn(arn)
                                                    .shardId(shard.shardId())
                                                    .shardIteratorType(
                                                            ShardIteratorType.TRIM_HORIZON))
                            .shardIterator();
            while (iterator != null) {
                String current = iterator;
                GetRecordsResponse response = streams.getRecords(g -> g.shardIterator(current));
                response.records().stream().map(TableStream::record).forEach(records::add);
                iterator = response.records().isEmpty() ? null : response.nextShardIterator();
            }
        }
        return records;
    }

    private static DynamodbStreamRecord record(Record record) {
        StreamRecord change = new StreamRecord();
        change.setSequenceNumber(record.dynamodb().sequenceNumber());
        change.setKeys(values(record.dynamodb().keys()));
        if (record.dynamodb().hasNewImage()) {
            change.setNewImage(values(record.dynamodb().newImage()));
        }
        DynamodbStreamRecord lambda = new DynamodbStreamRecord();
        lambda.setEventName(record.eventNameAsString());
        lambda.setDynamodb(change);
        return lambda;
    }

    private static Map<String, AttributeValue> values(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> values) {
        Map<String, AttributeValue> lambda = new HashMap<>();
        values.forEach((name, value) -> lambda.put(name, value(value)));
        return lambda;
    }

    private static AttributeValue value(
            software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
        return switch (value.type()) {
            case S -> new AttributeValue().withS(value.s());
            case N -> new AttributeValue().withN(value.n());
            case BOOL -> new AttributeValue().withBOOL(value.bool());
            case M -> new AttributeValue().withM(values(value.m()));
            case L ->
                    new AttributeValue().withL(value.l().stream().map(TableStream::value).toList());
            default -> throw new IllegalStateException("unexpected type " + value.type());
        };
    }
}
