package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The deployed application that {@code --stage} and {@code --api} name, instead of the local cloud.
 * Its API is asked with the user's own AWS credentials, as the aws command finds them.
 *
 * @param stage blank where only the address is given
 * @param address of the API; blank to look it up in SSM, where the deployment has put it
 */
record Deployment(String stage, String address) {
    /** Whose commands run now; not bound for the local cloud. */
    static final ScopedValue<Deployment> CURRENT = ScopedValue.newInstance();

    private static final Pattern REGION_OF_AWS_NAME =
            Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com.*");

    Deployment {
        if (!stage.isEmpty() && !stage.matches("[a-z][a-z0-9]{1,11}")) {
            throw Failure.badArgument(
                    "--stage must be 2 to 12 lower-case letters and digits, got " + stage);
        }
        if (!address.isEmpty() && !address.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw Failure.badArgument(
                    "--api must be the API's address, such as"
                            + " https://agent.example.com, got "
                            + address);
        }
    }

    static Optional<Deployment> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** In words. */
    String name() {
        return stage.isEmpty() ? "the API at " + address : "stage " + stage;
    }

    /** As they are typed. */
    String options() {
        return ((stage.isEmpty() ? "" : "--stage " + stage)
                        + (address.isEmpty() ? "" : " --api " + address))
                .strip();
    }

    /** Its API, found and signed for. */
    Api api() {
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        String base = address.isEmpty() ? lookedUp(credentials) : address;
        URI uri = URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        Signer signer = new Signer(credentials, region(uri), "execute-api");
        return new Api(uri, name(), signer);
    }

    private static String region(URI api) {
        Matcher name = REGION_OF_AWS_NAME.matcher(api.getHost());
        return name.matches() ? name.group(1) : configuredRegion();
    }

    private static String configuredRegion() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkException e) {
            throw Failure.badArgument("no AWS region is set; set AWS_REGION to the deployment's");
        }
    }

    private String lookedUp(AwsCredentialsProvider credentials) {
        String region = configuredRegion();
        URI ssm =
                URI.create(
                        Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_SSM"))
                                .orElse("https://ssm.%s.amazonaws.com".formatted(region)));
        String name = "/sales-agent/" + stage + "/api-url";
        byte[] body = Api.object().put("Name", name).toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                new Signer(credentials, region, "ssm")
                        .signed(
                                "POST",
                                ssm.resolve("/"),
                                Map.of(
                                        "Content-Type",
                                        "application/x-amz-json-1.1",
                                        "X-Amz-Target",
                                        "AmazonSSM.GetParameter"),
                                body)
                        .timeout(Duration.ofSeconds(20))
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw Failure.failed(notFound(answer, name, region));
            }
            JsonNode found = Api.JSON.readTree(answer.body());
            return found.path("Parameter").path("Value").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("SSM in " + region + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }

    private String notFound(HttpResponse<String> answer, String name, String region) {
        return answer.body().contains("ParameterNotFound")
                ? "stage %s is not deployed in %s (SSM has no %s); deploy it, or set AWS_REGION"
                        .formatted(stage, region, name)
                : "your AWS credentials may not read %s in %s; they need ssm:GetParameter, or give"
                                .formatted(name, region)
                        + " --api";
    }
}
