package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.local.LocalCloud;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line against a deployment: an API that asks each request for a signature. */
@Isolated("it sets the process's credentials and output")
class DeployedTest {
    private static final Map<String, String> LOGIN =
            Map.of(
                    "aws.accessKeyId", VerifyingGateway.KNOWN.accessKeyId(),
                    "aws.secretAccessKey", VerifyingGateway.KNOWN.secretAccessKey(),
                    "aws.sessionToken", VerifyingGateway.KNOWN.sessionToken(),
                    "aws.region", "eu-west-1");

    @TempDir static Path folder;
    private static LocalCloud cloud;
    private static VerifyingGateway gateway;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream systemOut;
    private PrintStream systemErr;

    @BeforeAll
    static void deploy() throws IOException {
        cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(Map.of("MODEL_PROVIDER", "none", "WEBSITES", "off"))
                                .with(LocalCloud.Ports.ANY));
        gateway = new VerifyingGateway(cloud.endpoints().http());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        cloud.close();
    }

    @BeforeEach
    void logIn() {
        LOGIN.forEach(System::setProperty);
        systemOut = System.out;
        systemErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void logOut() {
        System.setOut(systemOut);
        System.setErr(systemErr);
        LOGIN.keySet().forEach(System::clearProperty);
    }

    private int deployed(String... command) {
        List<String> line = new ArrayList<>(List.of("--stage", "dev", "--api", gateway.url()));
        line.addAll(List.of(command));
        return Main.run(line.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRunIsStartedAndFollowedUntilPeopleAreAsked() {
        int exit =
                deployed(
                        "run",
                        "--industry",
                        "healthcare",
                        "--location",
                        "Buffalo, NY",
                        "--count",
                        "2");

        assertThat(said())
                .contains("found 2/2")
                .contains("The review email goes to the campaign's approvers")
                .contains("./sales-agent --stage dev --api " + gateway.url() + " status 20")
                .doesNotContain("mailbox");
        assertThat(exit).isZero();
        assertThat(gateway.passed())
                .contains("POST /runs")
                .allMatch(request -> !request.contains("/local/"));

        out.reset();
        assertThat(deployed("status")).isZero();
        assertThat(said()).contains("healthcare in Buffalo, NY");
    }

    @Test
    void healthTellsTheStateOfEachThingInALine() {
        int exit = deployed("health");

        assertThat(exit).as(said()).isZero();
        assertThat(said().lines())
                .hasSize(11)
                .allMatch(line -> line.startsWith("ok "))
                .anyMatch(line -> line.contains("table leads"))
                .anyMatch(line -> line.contains("queue sends") && line.endsWith("waiting"))
                .anyMatch(line -> line.contains("machine discovery"))
                .anyMatch(line -> line.contains("bucket raw"))
                .anyMatch(line -> line.endsWith("sendgrid, its key is there"));
        assertThat(said()).doesNotContain("SG.local");
    }

    @Test
    void aPathWithSpacesIsSignedAsItIsSent() {
        assertThat(deployed("status", "no such run")).isEqualTo(Failure.BAD_ARGUMENTS);
        assertThat(said()).contains("no run has this id");
    }

    @Test
    void credentialsThatTheApiDoesNotKnowAreToldSo() {
        System.setProperty("aws.secretAccessKey", "another secret");

        assertThat(deployed("status")).isEqualTo(Failure.FAILED);
        assertThat(said())
                .contains("stage dev refused your AWS credentials")
                .contains("execute-api:Invoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "clock", "env", "reset", "bench"})
    void whatIsForTheLocalCloudOnlySaysSo(String command) {
        assertThat(deployed(command)).isEqualTo(Failure.BAD_ARGUMENTS);
        assertThat(said()).contains(command + " is for the local cloud only");
    }

    @Test
    void nobodyPlaysTheApproverOfADeployment() {
        int exit =
                deployed(
                        "run",
                        "--industry",
                        "healthcare",
                        "--location",
                        "Buffalo, NY",
                        "--count",
                        "2",
                        "--approve-all");

        assertThat(exit).isEqualTo(Failure.BAD_ARGUMENTS);
        assertThat(said()).contains("a person decides");
    }

    @Test
    void settingsOfADeploymentAreNotSetFromHere() {
        int exit =
                deployed(
                        "run",
                        "--industry",
                        "healthcare",
                        "--location",
                        "Buffalo, NY",
                        "--count",
                        "2",
                        "--pacing");

        assertThat(exit).isEqualTo(Failure.BAD_ARGUMENTS);
        assertThat(said()).contains("PACING can't be set here");
    }
}
