package com.salesagent.models;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import java.io.IOException;
import java.time.Duration;

/** The AWS SDK's lean HTTP client, reading no more than an answer can be. */
final class BoundedSdkClient implements SdkHttpClient {
    private final SdkHttpClient http;

    private BoundedSdkClient(SdkHttpClient http) {
        this.http = http;
    }

    static BoundedSdkClient create(Duration connectTimeout, Duration readTimeout) {
        return new BoundedSdkClient(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(connectTimeout)
                        .socketTimeout(readTimeout)
                        .build());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse response = prepared.call();
                HttpExecuteResponse.Builder bounded =
                        HttpExecuteResponse.builder().response(response.httpResponse());
                response.responseBody()
                        .map(
                                body ->
                                        AbortableInputStream.create(
                                                AnswerTooLarge.limited(body), body))
                        .ifPresent(bounded::responseBody);
                return bounded.build();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String clientName() {
        return http.clientName();
    }
}
