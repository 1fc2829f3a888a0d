package com.salesagent.platform;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * AWS clients with explicit region and credentials, over the one HTTP client with the cheapest cold
 * start. Where the environment names an endpoint, dummy credentials go with it: the local cloud
 * never sees a user's AWS profile.
 */
public final class AwsClients {
    /** A function that was started from a snapshot finds none in its variables but an address. */
    private static final AwsCredentialsProvider ON_LAMBDA =
            AwsCredentialsProviderChain.builder()
                    .credentialsProviders(
                            EnvironmentVariableCredentialsProvider.create(),
                            ContainerCredentialsProvider.builder().build())
                    .reuseLastProviderEnabled(true)
                    .build();

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

    /** The bucket of that name. */
    public S3RawStore raw(String bucket) {
        URI url =
                environment
                        .endpoint("S3")
                        .map(endpoint -> URI.create(endpoint + "/" + bucket))
                        .orElseGet(
                                () ->
                                        URI.create(
                                                "https://%s.s3.%s.amazonaws.com"
                                                        .formatted(bucket, region())));
        return new S3RawStore(signed("S3"), url);
    }

    /** Secrets of the environment or of SSM. */
    public Secrets secrets() {
        return new Secrets(
                environment,
                signed("SSM"),
                environment
                        .endpoint("SSM")
                        .orElseGet(
                                () ->
                                        URI.create(
                                                "https://ssm.%s.amazonaws.com/"
                                                        .formatted(region()))));
    }

    /** The queue of that URL, for functions that only add to it. */
    public SignedQueue queue(String url) {
        URI endpoint =
                environment
                        .endpoint("SQS")
                        .map(given -> given.resolve("/"))
                        .orElseGet(
                                () ->
                                        URI.create(
                                                "https://sqs.%s.amazonaws.com/"
                                                        .formatted(region())));
        return new SignedQueue(signed("SQS"), endpoint, url);
    }

    private SignedHttp signed(String service) {
        return new SignedHttp(
                http, credentials(service), region(), service.toLowerCase(Locale.ROOT));
    }

    /** The region of all clients. */
    public String region() {
        return environment.optional("AWS_REGION").orElse("us-east-1");
    }

    /**
     * A client that only one module has, with everything set that ours share.
     *
     * @param service as in {@code AWS_ENDPOINT_URL_S3}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, String service) {
        builder.httpClient(http)
                .region(Region.of(region()))
                .credentialsProvider(credentials(service));
        environment.endpoint(service).ifPresent(builder::endpointOverride);
        return builder;
    }

    private AwsCredentialsProvider credentials(String service) {
        if (environment.endpoint(service).isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        }
        return ON_LAMBDA;
    }
}
