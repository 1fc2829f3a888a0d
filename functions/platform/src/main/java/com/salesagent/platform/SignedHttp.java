package com.salesagent.platform;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/**
 * Single requests to AWS, signed by the SDK's signer over the SDK's HTTP client, for services of
 * which we need one operation. Their own clients weigh 3.6 MB (S3) and 6 MB (SSM) in each zip and
 * hundreds of classes at each cold start.
 */
final class SignedHttp {
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final String region;
    private final String service;

    /**
     * @param service the name that the signature is for: {@code s3}, {@code ssm}
     */
    SignedHttp(
            SdkHttpClient http, AwsCredentialsProvider credentials, String region, String service) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.service = service;
    }

    /**
     * Sends a request once.
     *
     * @throws UncheckedIOException if no whole answer comes
     */
    Answer send(SdkHttpMethod method, URI uri, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(method).uri(uri);
        headers.forEach(request::putHeader);
        if (body.length > 0) {
            request.putHeader("Content-Length", Integer.toString(body.length));
        }
        SignedRequest signed =
                signer.sign(
                        sign ->
                                sign.identity(credentials.resolveCredentials())
                                        .request(request.build())
                                        .payload(ContentStreamProvider.fromByteArray(body))
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                        // S3 signs paths as they are; our other paths are "/".
                                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
        try {
            HttpExecuteRequest.Builder execute =
                    HttpExecuteRequest.builder().request(signed.request());
            if (body.length > 0) {
                execute.contentStreamProvider(ContentStreamProvider.fromByteArray(body));
            }
            HttpExecuteResponse response = http.prepareRequest(execute.build()).call();
            byte[] answered = new byte[0];
            if (response.responseBody().isPresent()) {
                try (InputStream in = response.responseBody().get()) {
                    answered = in.readAllBytes();
                }
            }
            return new Answer(
                    response.httpResponse().statusCode(),
                    response.httpResponse().firstMatchingHeader("Content-Type").orElse(""),
                    answered);
        } catch (IOException e) {
            throw new UncheckedIOException(service + " can't be reached", e);
        }
    }

    /** What came back, whatever the status. */
    record Answer(int status, String contentType, byte[] body) {
        boolean ok() {
            return status / 100 == 2;
        }
    }
}
