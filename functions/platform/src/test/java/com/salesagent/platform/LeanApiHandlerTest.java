package com.salesagent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** API Gateway's JSON in and out, without Lambda's own reader. */
class LeanApiHandlerTest {
    private static final class Kept extends LeanApiHandler {
        private APIGatewayProxyRequestEvent request;

        @Override
        public APIGatewayProxyResponseEvent handleRequest(
                APIGatewayProxyRequestEvent asked, Context context) {
            request = asked;
            return new APIGatewayProxyResponseEvent()
                    .withStatusCode(201)
                    .withHeaders(Map.of("Content-Type", "text/html; charset=utf-8"))
                    .withBody("<p>größer</p>");
        }
    }

    private final Kept handler = new Kept();

    private String answer(String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatHandlersUse() throws IOException {
        answer(
                """
                {"resource":"/review/{reviewId}","path":"/review/7","httpMethod":"POST",
                 "headers":{"Content-Type":"text/plain"},"queryStringParameters":{"k":"ä"},
                 "pathParameters":{"reviewId":"7"},"stageVariables":null,
                 "requestContext":{"stage":"live","requestTimeEpoch":1795532400000,
                   "identity":{"sourceIp":"192.0.2.1","userArn":null}},
                 "body":"YQ==","isBase64Encoded":true}
                """);

        assertThat(handler.request)
                .isEqualTo(
                        new APIGatewayProxyRequestEvent()
                                .withResource("/review/{reviewId}")
                                .withPath("/review/7")
                                .withHttpMethod("POST")
                                .withHeaders(Map.of("Content-Type", "text/plain"))
                                .withQueryStringParameters(Map.of("k", "ä"))
                                .withPathParameters(Map.of("reviewId", "7"))
                                .withRequestContext(
                                        new APIGatewayProxyRequestEvent.ProxyRequestContext()
                                                .withIdentity(
                                                        new APIGatewayProxyRequestEvent
                                                                        .RequestIdentity()
                                                                .withSourceIp("192.0.2.1")))
                                .withBody("YQ==")
                                .withIsBase64Encoded(true));
    }

    @Test
    void whatIsNotThereIsNull() throws IOException {
        answer("{\"httpMethod\":\"GET\",\"headers\":null,\"body\":null}");

        assertThat(handler.request.getHeaders()).isNull();
        assertThat(handler.request.getQueryStringParameters()).isNull();
        assertThat(handler.request.getPathParameters()).isNull();
        assertThat(handler.request.getBody()).isNull();
        assertThat(handler.request.getIsBase64Encoded()).isFalse();
    }

    @Test
    void writesStatusHeadersAndBody() throws IOException {
        assertThat(Json.object(answer("{}")))
                .isEqualTo(
                        Map.of(
                                "statusCode",
                                201,
                                "headers",
                                Map.of("Content-Type", "text/html; charset=utf-8"),
                                "body",
                                "<p>größer</p>"));
    }
}
