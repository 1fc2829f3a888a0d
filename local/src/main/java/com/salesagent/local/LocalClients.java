package com.salesagent.local;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.net.URI;
import java.time.Duration;

/** The local cloud's own clients; they never look for a user's AWS profile. */
final class LocalClients implements AutoCloseable {
    private final SdkHttpClient http =
            UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)).build();
    private final DynamoDbClient dynamoDb;
    private final DynamoDbStreamsClient streams;
    private final SfnClient stepFunctions;

    LocalClients(Endpoints endpoints) {
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        Region region = Region.of(endpoints.region());
        URI at = URI.create(endpoints.dynamoDb());
        this.dynamoDb =
                DynamoDbClient.builder()
                        .httpClient(http)
                        .region(region)
                        .credentialsProvider(credentials)
                        .endpointOverride(at)
                        .build();
        this.streams =
                DynamoDbStreamsClient.builder()
                        .httpClient(http)
                        .region(region)
                        .credentialsProvider(credentials)
                        .endpointOverride(at)
                        .build();
        this.stepFunctions =
                SfnClient.builder()
                        .httpClient(http)
                        .region(region)
                        .credentialsProvider(credentials)
                        .endpointOverride(URI.create(endpoints.stepFunctions()))
                        .build();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SfnClient stepFunctions() {
        return stepFunctions;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public void close() {
        dynamoDb.close();
        streams.close();
        stepFunctions.close();
        http.close();
    }
}
