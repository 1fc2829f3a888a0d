package com.salesagent.platform;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;

/**
 * AWS clients with explicit region and credentials, over the one HTTP client with the cheapest cold
 * start. Where the environment names an endpoint, dummy credentials go with it: the local cloud
 * never sees a user's AWS profile.
 */
public final class AwsClients {
    private final Environment environment;
    private final SdkHttpClient http;

    public AwsClients(Environment environment) {
        this(environment, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    /**
     * With other timeouts.
     *
     * @param read for each part of an answer
     */
    public AwsClients(Environment environment, Duration connect, Duration read) {
        this.environment = environment;
        this.http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(connect)
                        .socketTimeout(read)
                        .build();
    }

    public DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    public SqsClient sqs() {
        return configured(SqsClient.builder(), "SQS").build();
    }

    public SfnClient stepFunctions() {
        return configured(SfnClient.builder(), "SFN").build();
    }

    public S3Client s3() {
        return configured(S3Client.builder(), "S3")
                .forcePathStyle(environment.endpoint("S3").isPresent())
                .build();
    }

    /** The region of all clients. */
    public Region region() {
        return Region.of(environment.optional("AWS_REGION").orElse("us-east-1"));
    }

    /**
     * A client of a service that only one module knows, configured like the others.
     *
     * @param service as in {@code AWS_ENDPOINT_URL_...}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, String service) {
        builder.httpClient(http).region(region()).credentialsProvider(credentials(service));
        environment.endpoint(service).ifPresent(builder::endpointOverride);
        return builder;
    }

    private AwsCredentialsProvider credentials(String service) {
        if (environment.endpoint(service).isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        }
        return EnvironmentVariableCredentialsProvider.create();
    }
}
