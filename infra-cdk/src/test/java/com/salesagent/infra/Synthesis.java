package com.salesagent.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.application.Application;
import com.salesagent.application.Function;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;

import org.junit.jupiter.api.Assumptions;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The templates of two stages, synthesized once for all tests: {@code dev} from the example, and a
 * production stage with all that is optional. Tests are skipped, with the reason, where Node is
 * missing: CDK runs on it.
 */
final class Synthesis {
    static final Path HOME = home();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final boolean NODE = node();
    private static Synthesis made;

    private final Map<String, JsonNode> templates;
    private final List<String> findings;
    private final Path folder;

    private Synthesis(Map<String, JsonNode> templates, List<String> findings, Path folder) {
        this.templates = templates;
        this.findings = findings;
        this.folder = folder;
    }

    static synchronized Synthesis once() {
        Assumptions.assumeTrue(
                NODE,
                "Node is not installed, so the templates can't be synthesized: see deploying.md");
        if (made == null) {
            made = synthesize();
        }
        return made;
    }

    private static Synthesis synthesize() {
        try {
            Path folder = fresh(Path.of("target/cdk.out").toAbsolutePath());
            App app = new App(AppProps.builder().outdir(folder.toString()).build());
            Path home = withZips();
            Deploy.stacks(app, stage("dev"), home);
            Deploy.stacks(app, stage("prod"), home);
            Aspects.of(app).add(new AwsSolutionsChecks());
            app.synth();
            return new Synthesis(
                    Map.of(
                            "dev-data", read(folder, "SalesAgent-dev-Data"),
                            "dev", read(folder, "SalesAgent-dev-App"),
                            "prod-data", read(folder, "SalesAgent-prod-Data"),
                            "prod", read(folder, "SalesAgent-prod-App")),
                    findings(folder),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CDK leaves what earlier syntheses wrote. */
    private static Path fresh(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    /** Rows of cdk-nag's reports that are neither compliant nor suppressed with a reason. */
    private static List<String> findings(Path folder) throws IOException {
        List<String> findings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path report :
                    files.filter(file -> file.toString().endsWith("-NagReport.csv")).toList()) {
                for (String row : Files.readAllLines(report).stream().skip(1).toList()) {
                    String[] cells = row.substring(1, row.length() - 1).split("\",\"", -1);
                    boolean settled =
                            cells[2].equals("Compliant")
                                    || (cells[2].equals("Suppressed") && cells[3].length() > 20);
                    if (!settled) {
                        findings.add(row);
                    }
                }
            }
        }
        return findings;
    }

    private static Stage stage(String name) throws IOException {
        return name.equals("dev")
                ? Stage.load(name, Path.of("stages/example.properties"))
                : Stage.load(name, Path.of("src/test/resources/prod.properties"));
    }

    /** The real zips where they are built; otherwise stand-ins, since templates only name them. */
    private static Path withZips() throws IOException {
        Zips zips = new Zips(HOME);
        if (Application.functions().stream().map(zips::of).allMatch(Files::exists)) {
            return HOME;
        }
        Path stand = Files.createDirectories(Path.of("target/stand-in").toAbsolutePath());
        Files.createDirectories(stand.resolve("statemachine"));
        for (Function function : Application.functions()) {
            Path zip = new Zips(stand).of(function);
            Files.createDirectories(zip.getParent());
            // The end record of an empty zip.
            byte[] empty = new byte[22];
            empty[0] = 'P';
            empty[1] = 'K';
            empty[2] = 5;
            empty[3] = 6;
            Files.write(zip, empty);
        }
        for (com.salesagent.application.Machine machine : Application.machines()) {
            Files.writeString(
                    stand.resolve("statemachine").resolve(machine.file()),
                    Files.readString(HOME.resolve("statemachine").resolve(machine.file())));
        }
        return stand;
    }

    private static JsonNode read(Path folder, String stack) throws IOException {
        return JSON.readTree(folder.resolve(stack + ".template.json").toFile());
    }

    private static Path home() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("sales-agent"))) {
            at = at.getParent();
        }
        return at;
    }

    private static boolean node() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    JsonNode template(String name) {
        return templates.get(name);
    }

    /** Resources of a type, by logical id. */
    List<Resource> resources(String template, String type) {
        List<Resource> found = new ArrayList<>();
        template(template)
                .path("Resources")
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().path("Type").asText().equals(type)) {
                                found.add(new Resource(entry.getKey(), entry.getValue()));
                            }
                        });
        return found;
    }

    Resource one(String template, String type, Predicate<Resource> wanted) {
        List<Resource> found = resources(template, type).stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type + ", found " + found);
        }
        return found.getFirst();
    }

    /** The function that the application describes under the name. */
    Resource function(String template, String name) {
        String stage = template.replace("-data", "");
        return one(
                template,
                "AWS::Lambda::Function",
                made ->
                        made.properties()
                                .path("Description")
                                .asText()
                                .equals("%s (%s)".formatted(name, stage)));
    }

    List<String> findings() {
        return findings;
    }

    Path folder() {
        return folder;
    }

    record Resource(String id, JsonNode node) {
        JsonNode properties() {
            return node.path("Properties");
        }
    }
}
