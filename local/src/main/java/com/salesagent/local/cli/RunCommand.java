package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code run}: the whole story, from a request to answered emails. */
@Command(
        name = "run",
        description = "Find companies, judge them, ask you, write, ask you again, send, follow up.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int MAX_COUNT = 1000;
    private static final long MAX_FILE_BYTES = 3L * 1024 * 1024;
    private static final long POLL_MILLIS = 300;
    private static final long REMOTE_POLL_MILLIS = 2_000;

    @Option(
            names = "--industry",
            paramLabel = "NAME",
            description =
                    "healthcare, hospitality, manufacturing, retail, public_sector, office,"
                            + " education, technology, finance or logistics.")
    private String industry;

    @Option(
            names = "--location",
            paramLabel = "PLACE",
            description = "A city with its state or a state: \"Buffalo, NY\".")
    private String location;

    @Option(names = "--count", paramLabel = "N", description = "How many companies, 1 to 1000.")
    private String count;

    @Option(
            names = "--from",
            paramLabel = "FILE.csv",
            description = "Your own list instead of a search.")
    private Path from;

    @Option(
            names = "--approve-all",
            description = "Play the approver by following the links, and exit when done.")
    private boolean approveAll;

    @Option(
            names = "--json",
            description = "Print the summary as one JSON document on standard output.")
    private boolean json;

    @Mixin private CloudOptions cloudOptions;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = request();
        Console console = new Console(json);
        if (approveAll && Deployment.current().isPresent()) {
            throw Failure.badArgument(
                    "--approve-all plays the approver of the local cloud; on a deployment a person"
                            + " decides, by the links in the review email");
        }
        try (Connection cloud = Connection.attachOrStart(Places.current(), cloudOptions, console)) {
            Api api = cloud.api();
            String runId = api.post("/runs", request).path("runId").asText();
            console.line("Run " + runId + " has started.");
            return approveAll ? unattended(api, runId, console) : attended(cloud, runId, console);
        }
    }

    private ObjectNode request() {
        ObjectNode request = Api.object();
        if (from != null) {
            request.put("list", list());
            if (count != null) {
                request.put("count", count());
            }
        } else {
            request.put("industry", given("--industry", industry, "such as healthcare"));
            request.put("location", given("--location", location, "such as \"Buffalo, NY\""));
            request.put("count", count());
        }
        if (from != null && industry != null) {
            request.put("industry", industry);
        }
        return request;
    }

    private static String given(String option, String value, String example) {
        if (value == null || value.isBlank()) {
            throw Failure.badArgument(option + " is missing; give one " + example);
        }
        return value;
    }

    private int count() {
        String given = given("--count", count, "from 1 to " + MAX_COUNT);
        try {
            int number = Integer.parseInt(given.strip());
            if (number >= 1 && number <= MAX_COUNT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the value.
        }
        throw Failure.badArgument("count must be 1 to " + MAX_COUNT + ", got " + given);
    }

    private String list() {
        try {
            long size = Files.size(from);
            if (size > MAX_FILE_BYTES) {
                throw Failure.badArgument(
                        "%s has %,d bytes; a list may have at most 3 MB: split it"
                                .formatted(from, size));
            }
            String text = text(Files.readAllBytes(from));
            if (text.isBlank()) {
                throw Failure.badArgument(
                        from
                                + " is empty; a list needs a header and a row for each company"
                                + " (docs/csv.md)");
            }
            return text;
        } catch (IOException e) {
            throw Failure.badArgument(
                    from + " can't be read; give the path of a CSV file that exists");
        }
    }

    /** A spreadsheet saves UTF-8, UTF-16 with a mark, or windows-1252. */
    private static String text(byte[] bytes) {
        boolean utf16 =
                bytes.length >= 2
                        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                                || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
        Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private int unattended(Api api, String runId, Console console) throws InterruptedException {
        return close(follow(api, runId, new Progress(api, runId, console)), console);
    }

    /**
     * Approves what comes until each lead's first email is settled; answers with the summary then.
     */
    static JsonNode follow(Api api, String runId, Progress progress) throws InterruptedException {
        Approver approver = new Approver(api);
        Pace pace = new Pace();
        while (true) {
            pace.rest();
            boolean news = pace.timed(progress::follow);
            pace.timed(
                    () -> {
                        approver.approveNewMail(runId);
                        return true;
                    });
            if (!news) {
                JsonNode summary = pace.timed(() -> api.get("/runs/" + runId));
                if (settled(summary)) {
                    progress.follow();
                    return summary;
                }
            }
        }
    }

    /** Asks no more often than the answers are cheap: watching must not slow what is watched. */
    private static final class Pace {
        private static final int SHARE = 9;

        private long spent;

        <T> T timed(Supplier<T> call) {
            long start = System.nanoTime();
            T answer = call.get();
            spent += System.nanoTime() - start;
            return answer;
        }

        void rest() throws InterruptedException {
            long pause = Math.max(POLL_MILLIS, TimeUnit.NANOSECONDS.toMillis(spent) * SHARE);
            TimeUnit.MILLISECONDS.sleep(Math.min(pause, 5_000));
            spent = 0;
        }
    }

    static boolean settled(JsonNode summary) {
        String status = summary.path("status").asText();
        return status.equals("failed")
                || (!status.equals("discovering") && summary.path("unsettled").asInt() == 0);
    }

    private int attended(Connection cloud, String runId, Console console)
            throws InterruptedException {
        Api api = cloud.api();
        Progress progress = new Progress(api, runId, console);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread onInterrupt =
                new Thread(
                        () -> {
                            interrupted.countDown();
                            awaitQuietly(closed);
                        });
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        boolean told = false;
        int exit = 0;
        try {
            while (interrupted.getCount() > 0) {
                boolean news = progress.follow();
                JsonNode summary = !told && !news ? api.get("/runs/" + runId) : null;
                if (summary != null && ended(summary)) {
                    break;
                }
                boolean found =
                        summary != null && !summary.path("status").asText().equals("discovering");
                if (found && Deployment.current().isPresent()) {
                    goesOnWithoutUs(runId, console);
                    break;
                }
                if (found) {
                    console.line("");
                    console.line("Open the mailbox to go on: " + api.base().resolve("/mailbox"));
                    console.line(
                            "The review email is there; approve or reject by its link."
                                    + " Ctrl-C ends with a summary.");
                    told = true;
                }
                interrupted.await(
                        Deployment.current().isPresent() ? REMOTE_POLL_MILLIS : POLL_MILLIS,
                        TimeUnit.MILLISECONDS);
            }
            exit = close(api.get("/runs/" + runId), console);
            cloud.close();
        } finally {
            closed.countDown();
        }
        return exit;
    }

    private static void goesOnWithoutUs(String runId, Console console) {
        Deployment deployment = Deployment.CURRENT.get();
        console.line("");
        console.line(
                "The review email goes to the campaign's approvers, who decide by its link; the run"
                        + " goes on without this command.");
        console.line(
                "Look again:  ./sales-agent %s status %s".formatted(deployment.options(), runId));
    }

    /** Whether there is nothing that a person or the clock could still move. */
    private static boolean ended(JsonNode summary) {
        String status = summary.path("status").asText();
        return status.equals("failed") || status.equals("done");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int close(JsonNode summary, Console console) {
        console.summary(summary);
        if (summary.path("status").asText().equals("failed")) {
            return Failure.FAILED;
        }
        if (summary.path("companiesFound").asInt() == 0
                && summary.path("alreadyKnown").asInt() == 0) {
            console.line("");
            console.line("Nothing was found; the note says what would be right.");
            return Failure.FAILED;
        }
        return summary.path("failed").asInt() > 0 ? Failure.LEADS_FAILED : 0;
    }
}
