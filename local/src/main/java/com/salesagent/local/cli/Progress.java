package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Follows a run's log and says what is new. */
final class Progress {
    // Rows are written by many functions at once: one with an earlier time may appear after one
    // with a later.
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final int LINES_WITH_NAMES = 50;

    private final Api api;
    private final String runId;
    private final Console console;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Set<String>> leadsByAction = new HashMap<>();
    private Instant latest = Instant.EPOCH;
    private int found;

    Progress(Api api, String runId, Console console) {
        this.api = api;
        this.runId = runId;
        this.console = console;
    }

    /** Prints what is new; false if nothing is. */
    boolean follow() {
        Instant after = latest.equals(Instant.EPOCH) ? latest : latest.minus(OVERLAP);
        boolean news = false;
        for (JsonNode row : api.get("/runs/" + runId + "/log?after=" + after).path("rows")) {
            String key =
                    row.path("at").asText()
                            + row.path("agent").asText()
                            + row.path("action").asText()
                            + row.path("leadId").asText();
            if (seen.add(key)) {
                news = true;
                Instant at = Instant.parse(row.path("at").asText());
                latest = at.isAfter(latest) ? at : latest;
                tell(row);
            }
        }
        return news;
    }

    private void tell(JsonNode row) {
        String lead = row.path("leadId").asText();
        String action = row.path("action").asText();
        String outcome = row.path("outcome").asText();
        String detail = row.path("detail").asText();
        switch (row.path("agent").asText() + "/" + action) {
            case "scout/found" -> {
                JsonNode run = api.get("/runs/" + runId);
                found = run.path("companiesFound").asInt();
                String of =
                        run.path("location").asText().isEmpty()
                                ? ""
                                : "/" + run.path("count").asInt();
                console.line("found %d%s %s".formatted(found, of, detail));
            }
            case "analyst/analysed" -> step("analysed", lead, "tier " + outcome);
            case "contacts/contact" -> step("contacts", lead, outcome);
            case "writer/drafted" -> step("drafted", lead, outcome.replace('_', ' '));
            case "outreach/sent" -> step("sent", lead, (outcome + " " + detail).strip());
            case "tracker/reply" -> console.line("reply     %s: %s".formatted(lead, outcome));
            case "orchestrator/failed" ->
                    console.line(
                            "failed    %s: %s".formatted(lead.isEmpty() ? "run" : lead, detail));
            default -> {}
        }
    }

    private void step(String word, String lead, String what) {
        Set<String> leads = leadsByAction.computeIfAbsent(word, key -> new LinkedHashSet<>());
        leads.add(lead);
        boolean named = found <= LINES_WITH_NAMES;
        if (named || leads.size() % LINES_WITH_NAMES == 0 || leads.size() == found) {
            String of = word.equals("analysed") ? "/" + found : "";
            console.line(
                    "%-9s %d%s %s"
                            .formatted(word, leads.size(), of, named ? lead + ": " + what : ""));
        }
    }
}
