package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replies}: what came in and could not be applied, and what is read otherwise by now. */
@Command(
        name = "replies",
        description = "What came in and could not be applied; answers read again.",
        mixinStandardHelpOptions = true)
final class RepliesCommand {
    private static final int PREVIEW = 70;

    @Command(
            name = "quarantine",
            description = "List what waits in quarantine, or show one thing.",
            mixinStandardHelpOptions = true)
    int quarantine(@Parameters(arity = "0..1", paramLabel = "ID") String id) {
        try (Connection cloud = Connection.attach(Places.current())) {
            if (id != null) {
                JsonNode entry = cloud.api().get("/quarantine/" + Api.encoded(id));
                System.out.println(entry.toPrettyString());
                return 0;
            }
            JsonNode waiting = cloud.api().get("/quarantine").path("waiting");
            if (waiting.isEmpty()) {
                System.out.println("Nothing waits in quarantine.");
            }
            for (JsonNode entry : waiting) {
                System.out.printf(
                        "%s  %-10s %-9s %s%n",
                        entry.path("at").asText(),
                        entry.path("reason").asText(),
                        entry.path("kind").asText(),
                        entry.path("id").asText());
            }
        }
        return 0;
    }

    @Command(
            name = "replay",
            description = "Apply something in quarantine again.",
            mixinStandardHelpOptions = true)
    int replay(@Parameters(paramLabel = "ID") String id) {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode answer =
                    cloud.api().post("/quarantine/" + Api.encoded(id) + "/replay", Api.object());
            System.out.println(id + ": " + answer.path("message").asText());
        }
        return 0;
    }

    @Command(
            name = "reread",
            description = "What the classifier of now reads otherwise, as a diff.",
            mixinStandardHelpOptions = true)
    int reread(
            @Option(names = "--apply", description = "Keep the new readings and act on them.")
                    boolean apply) {
        int read = 0;
        int changed = 0;
        try (Connection cloud = Connection.attach(Places.current())) {
            String after = "";
            do {
                JsonNode page =
                        cloud.api()
                                .post(
                                        "/replies/reread",
                                        Api.object().put("after", after).put("apply", apply));
                page.path("changes").forEach(RepliesCommand::print);
                read += page.path("read").asInt();
                changed += page.path("changes").size();
                after = page.path("next").asText();
            } while (!after.isEmpty());
        }
        System.out.printf(
                "%d answers that an older version had read, %d of them read otherwise now%s%n",
                read,
                changed,
                changed == 0 ? "." : apply ? "; applied." : "; --apply keeps the new readings.");
        return 0;
    }

    private static void print(JsonNode change) {
        String text = change.path("text").asText().strip().replaceAll("\\s+", " ");
        System.out.printf(
                "%s  %s%n",
                change.path("leadId").asText(),
                text.length() > PREVIEW ? text.substring(0, PREVIEW) + " ..." : text);
        change.path("now")
                .properties()
                .forEach(
                        now -> {
                            String name = now.getKey();
                            String before = change.path("before").path(name).asText();
                            System.out.printf("- %s %s%n", name, shown(before));
                            System.out.printf("+ %s %s%n", name, shown(now.getValue().asText()));
                        });
    }

    private static String shown(String value) {
        return value.isEmpty() ? "no" : value;
    }
}
