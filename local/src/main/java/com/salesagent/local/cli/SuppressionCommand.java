package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code suppression}: the list of those who are never written to. */
@Command(
        name = "suppression",
        description = "Addresses and domains that are never written to, kept as hashes.",
        mixinStandardHelpOptions = true)
final class SuppressionCommand {
    private static final int LINES_AT_ONCE = 1000;
    private static final String HEADER = "kind,hash,reason,source,at";

    @Command(
            name = "add",
            description = "Add an address or a domain, for good.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "ADDRESS|DOMAIN") String what,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "") String reason) {
        ObjectNode body = Api.object();
        body.put(what.indexOf('@') > 0 ? "address" : "domain", what.replaceFirst("^@", ""));
        body.put("reason", reason);
        return Compliance.tell("/suppression", body);
    }

    @Command(
            name = "import",
            description = "Add what a CSV file names: addresses, domains, or an earlier export.",
            mixinStandardHelpOptions = true)
    int read(@Parameters(paramLabel = "FILE.csv") Path file) {
        List<String> lines = lines(file);
        int addresses = 0;
        int domains = 0;
        int hashes = 0;
        for (int start = 0; start < lines.size(); start += LINES_AT_ONCE) {
            List<String> some = lines.subList(start, Math.min(start + LINES_AT_ONCE, lines.size()));
            ObjectNode body = Api.object();
            body.put("csv", String.join("\n", some)).put("firstRow", start + 1);
            JsonNode answer = Compliance.ask("/suppression/import", body);
            addresses += answer.path("addresses").asInt();
            domains += answer.path("domains").asInt();
            hashes += answer.path("hashes").asInt();
            for (JsonNode problem : answer.path("problems")) {
                System.err.println(problem.asText());
            }
            if (!answer.path("pushed").asBoolean(true)) {
                System.err.println(
                        "the mail provider could not be told; our own list stands all the same");
            }
        }
        System.out.printf(
                "%d addresses, %d domains and %d hashes are never written to again.%n",
                addresses, domains, hashes);
        return 0;
    }

    private static List<String> lines(Path file) {
        try {
            // Addresses are ASCII, whatever else stands beside them.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Failure.badArgument("can't read " + file + ": " + e.getMessage());
        }
    }

    @Command(
            name = "export",
            description = "Write the list to a CSV file, as hashes.",
            mixinStandardHelpOptions = true)
    int export(@Parameters(paramLabel = "FILE.csv") Path file) {
        try (PrintStream out =
                new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            int count = write(out);
            System.out.println(count + " entries written to " + file + ".");
        } catch (IOException e) {
            throw Failure.badArgument("can't write " + file + ": " + e.getMessage());
        }
        return 0;
    }

    @Command(name = "list", description = "Print the list as CSV.", mixinStandardHelpOptions = true)
    int list() {
        write(System.out);
        return 0;
    }

    private static int write(PrintStream out) {
        out.println(HEADER);
        int count = 0;
        try (Connection cloud = Connection.attach(Places.current())) {
            String cursor = "";
            do {
                JsonNode page = cloud.api().get("/suppression?cursor=" + cursor);
                for (JsonNode row : page.path("entries")) {
                    out.println(
                            String.join(
                                    ",",
                                    row.path("kind").asText(),
                                    row.path("hash").asText(),
                                    cell(row.path("reason").asText()),
                                    cell(row.path("source").asText()),
                                    row.path("at").asText()));
                    count++;
                }
                cursor = page.path("cursor").asText();
            } while (!cursor.isEmpty());
        }
        return count;
    }

    /** Without what ends a cell, or what a spreadsheet would calculate. */
    private static String cell(String text) {
        return text.replaceAll("[,;\\t\"]", " ").replaceFirst("^[=+@-]", "'$0");
    }
}
