package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.application.Application;
import com.salesagent.application.Function;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What Lambda has to fetch and unpack at a cold start. */
class ZipBudgetTest {
    // Lambda counts its own limits in units of 1,048,576 bytes too.
    private static final long EDGE = 8L << 20;
    private static final long AGENT = 25L << 20;

    /** By the beginning of a jar's name. */
    private static final List<String> NEVER_AT_THE_EDGE =
            List.of(
                    "jackson-databind",
                    "log4j",
                    "logback",
                    "sendgrid",
                    "langchain4j",
                    "bedrockruntime",
                    "httpclient",
                    "jsoup",
                    "angus",
                    "joda",
                    "sfn-",
                    "sqs-",
                    "netty",
                    "apache-client",
                    "aws-crt");

    private static final List<String> NEVER =
            List.of(
                    "log4j",
                    "logback",
                    "netty",
                    "aws-crt",
                    "langchain4j-ollama",
                    "langchain4j-open-ai",
                    "DynamoDBLocal",
                    "sqlite4java",
                    "junit",
                    "local-",
                    "application-",
                    "ssm-");

    /** What a jar holds, by its name and checksum: most jars are in each zip. */
    private static final Map<String, List<String>> INSIDE = new HashMap<>();

    static List<Function> functions() {
        return Application.functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aZipStaysWithinItsBudgetAndHoldsNothingThatItsFunctionDoesNotNeed(Function function)
            throws IOException {
        Path zip = new Zips(Synthesis.HOME).of(function);
        Assumptions.assumeTrue(
                Files.exists(zip), zip + " isn't built; mvn package in the folder above builds it");
        boolean edge = Zips.edge(function);

        assertThat(Files.size(zip)).as("bytes").isLessThanOrEqualTo(edge ? EDGE : AGENT);
        List<String> jars = entries(zip);
        assertThat(jars)
                .allMatch(
                        name ->
                                (name.startsWith("lib/") && name.endsWith(".jar"))
                                        || name.startsWith(
                                                "com/amazonaws/services/lambda/runtime/events/"));
        assertThat(jars).anyMatch(name -> name.startsWith("lib/" + function.module() + "-"));
        for (String banned : edge ? NEVER_AT_THE_EDGE : NEVER) {
            assertThat(jars).noneMatch(name -> name.startsWith("lib/" + banned));
        }
        // Erasure walks through a whole bucket; single requests are enough for everybody else.
        assertThat(jars.stream().anyMatch(name -> name.startsWith("lib/s3-")))
                .isEqualTo(function.module().equals("compliance"));
        assertThat(nativeCode(zip)).as("runs on arm64 as on x86").isEmpty();
    }

    private static List<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static List<String> nativeCode(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .filter(entry -> entry.getName().endsWith(".jar"))
                    .flatMap(
                            entry ->
                                    INSIDE
                                            .computeIfAbsent(
                                                    entry.getName() + entry.getCrc(),
                                                    _ -> inside(file, entry))
                                            .stream())
                    .filter(
                            name ->
                                    Arrays.stream(new String[] {".so", ".dll", ".dylib", ".jnilib"})
                                            .anyMatch(name::endsWith))
                    .toList();
        }
    }

    private static List<String> inside(ZipFile zip, ZipEntry jar) {
        try (java.util.zip.ZipInputStream in =
                new java.util.zip.ZipInputStream(zip.getInputStream(jar))) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
