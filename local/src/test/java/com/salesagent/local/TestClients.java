package com.salesagent.local;

import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.time.InstantSource;
import java.util.Random;

/** SDK clients as the functions have them. */
final class TestClients {
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final S3Client s3;

    TestClients(Endpoints endpoints) {
        AwsClients clients =
                new AwsClients(
                        new Environment(
                                endpoints.variables(), InstantSource.system(), new Random(1)));
        this.dynamoDb = clients.dynamoDb();
        this.sqs = clients.sqs();
        this.s3 =
                S3Client.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .endpointOverride(URI.create(endpoints.s3()))
                        .forcePathStyle(true)
                        .build();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    S3Client s3() {
        return s3;
    }

    SqsClient sqs() {
        return sqs;
    }

    String url(String queue) {
        return sqs.getQueueUrl(ask -> ask.queueName(queue)).queueUrl();
    }

    void send(String queue, String body) {
        String url = url(queue);
        sqs.sendMessage(message -> message.queueUrl(url).messageBody(body));
    }

    String attribute(String queue, QueueAttributeName name) {
        String url = url(queue);
        return sqs.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }
}
