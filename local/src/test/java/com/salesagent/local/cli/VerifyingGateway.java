package com.salesagent.local.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * API Gateway's side of a signature: a stage at {@code /live} whose methods ask for IAM, before a
 * cloud that asks for nothing. The signature is computed again from what arrived.
 */
final class VerifyingGateway implements AutoCloseable {
    static final AwsSessionCredentials KNOWN =
            AwsSessionCredentials.create("AKIDEXAMPLE", "a secret of the test", "a session token");

    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI behind;
    private final List<String> passed = new CopyOnWriteArrayList<>();

    VerifyingGateway(String behind) throws IOException {
        this.behind = URI.create(behind);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/live/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/live";
    }

    /** Methods and routes of the requests whose signature was right. */
    List<String> passed() {
        return List.copyOf(passed);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!genuine(exchange, body)) {
            answer(exchange, 403, "{\"message\":\"Forbidden\"}");
            return;
        }
        String path = exchange.getRequestURI().toString().substring("/live".length());
        passed.add(exchange.getRequestMethod() + " " + path.replaceAll("\\?.*", ""));
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(behind + path))
                            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            HttpResponse<String> answer =
                    http.send(
                            request.header("Content-Type", "application/json").build(),
                            BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(exchange, 502, "");
        }
    }

    private static boolean genuine(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        String authorization = headers.getFirst("Authorization");
        String date = headers.getFirst("X-Amz-Date");
        if (authorization == null || date == null) {
            return false;
        }
        String signed = authorization.replaceFirst(".*SignedHeaders=([^,]+),.*", "$1");
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                        .uri(
                                URI.create(
                                        "http://"
                                                + headers.getFirst("Host")
                                                + exchange.getRequestURI()));
        Arrays.stream(signed.split(";", -1))
                .filter(name -> !name.startsWith("x-amz-") && !name.equals("host"))
                .forEach(name -> request.putHeader(name, new ArrayList<>(headers.get(name))));
        Instant at = Instant.from(AMZ_DATE.parse(date));
        String expected =
                AwsV4HttpSigner.create()
                        .sign(
                                sign ->
                                        sign.identity(KNOWN)
                                                .request(request.build())
                                                .payload(ContentStreamProvider.fromByteArray(body))
                                                .putProperty(
                                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                        "execute-api")
                                                .putProperty(
                                                        AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                                                .putProperty(
                                                        HttpSigner.SIGNING_CLOCK,
                                                        Clock.fixed(at, ZoneOffset.UTC)))
                        .request()
                        .firstMatchingHeader("Authorization")
                        .orElseThrow();
        return expected.equals(authorization)
                && KNOWN.sessionToken().equals(headers.getFirst("X-Amz-Security-Token"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
