package com.salesagent.local.cli;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Signs requests with the user's AWS credentials (SigV4), by the SDK's signer. */
final class Signer {
    /** The HTTP client sets these itself. */
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final String service;

    /**
     * @param service the name that the signature is for: {@code execute-api}, {@code ssm}
     */
    Signer(AwsCredentialsProvider credentials, String region, String service) {
        this.credentials = credentials;
        this.region = region;
        this.service = service;
    }

    /** A request that is ready to be sent within five minutes. */
    HttpRequest.Builder signed(String method, URI uri, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        headers.forEach(request::putHeader);
        SignedRequest signed =
                signer.sign(
                        sign ->
                                sign.identity(identity())
                                        .request(request.build())
                                        .payload(ContentStreamProvider.fromByteArray(body))
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpRequest.Builder ready =
                HttpRequest.newBuilder(uri)
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        signed.request()
                .headers()
                .forEach(
                        (name, values) -> {
                            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> ready.header(name, value));
                            }
                        });
        return ready;
    }

    private AwsCredentialsIdentity identity() {
        try {
            return credentials.resolveCredentials();
        } catch (SdkException e) {
            throw Failure.badArgument(
                    "no AWS credentials were found; log in as for the aws command (for a login by"
                            + " SSO: eval \"$(aws configure export-credentials --format env)\")");
        }
    }
}
