package com.salesagent.models;

import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

import java.net.URI;
import java.time.Duration;

/** The providers' clients: each without retries, with a JSON schema, and with a bounded answer. */
final class ChatModels {
    /** Enough for four emails and their reasoning. */
    private static final int MAX_TOKENS = 2_500;

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private ChatModels() {}

    /** A model and the name that logs, pages and drafts show. */
    record Named(String name, ChatModel chat) {}

    static Named of(Models.Provider provider, Environment environment, Duration timeout) {
        String name = environment.optional("MODEL_NAME").orElse("");
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "setting MODEL_NAME must be the name of a model of MODEL_PROVIDER=%s, got \"\""
                            .formatted(provider.id()));
        }
        return new Named(
                name,
                switch (provider) {
                    case OLLAMA -> ollama(name, environment, timeout);
                    case OPENAI -> openAi(name, environment, timeout);
                    case BEDROCK -> bedrock(name, environment, timeout);
                    case NONE -> throw new IllegalArgumentException("none has no client");
                });
    }

    private static ChatModel ollama(String name, Environment environment, Duration timeout) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http(timeout))
                .baseUrl(environment.optional("MODEL_BASE_URL").orElse("http://localhost:11434"))
                .modelName(name)
                .numPredict(MAX_TOKENS)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(0)
                .build();
    }

    private static ChatModel openAi(String name, Environment environment, Duration timeout) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http(timeout))
                .baseUrl(environment.optional("MODEL_BASE_URL").orElse("https://api.openai.com/v1"))
                .apiKey(new AwsClients(environment).secrets().value("MODEL_API_KEY"))
                .modelName(name)
                .maxCompletionTokens(MAX_TOKENS)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }

    private static ChatModel bedrock(String name, Environment environment, Duration timeout) {
        BedrockRuntimeClientBuilder client =
                BedrockRuntimeClient.builder()
                        .httpClient(BoundedSdkClient.create(CONNECT, timeout))
                        .region(Region.of(environment.optional("AWS_REGION").orElse("us-east-1")))
                        .credentialsProvider(credentials(environment))
                        .overrideConfiguration(
                                configuration ->
                                        configuration
                                                .apiCallTimeout(timeout)
                                                .retryStrategy(AwsRetryStrategy.doNotRetry()));
        environment.optional("MODEL_BASE_URL").map(URI::create).ifPresent(client::endpointOverride);
        return BedrockChatModel.builder()
                .client(client.build())
                .modelId(name)
                .defaultRequestParameters(
                        ChatRequestParameters.builder().maxOutputTokens(MAX_TOKENS).build())
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(0)
                .build();
    }

    /** Dummies for any other endpoint than AWS's own: a user's AWS profile never goes there. */
    private static AwsCredentialsProvider credentials(Environment environment) {
        return environment.optional("MODEL_BASE_URL").isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
                : EnvironmentVariableCredentialsProvider.create();
    }

    private static BoundedHttpClient.Builder http(Duration timeout) {
        return new BoundedHttpClient.Builder(CONNECT, timeout);
    }
}
