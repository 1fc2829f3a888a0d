package com.salesagent.tracker.reply;

import com.fasterxml.jackson.jr.ob.JSON;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.ReplyText;
import com.salesagent.domain.reply.ReplyVerdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a user's own mails and tells how well: {@code eval extraction FILE} and {@code eval intent
 * FILE}.
 *
 * <p>One JSON line a row goes to the output, a score table to the error output if the rows have
 * labels. The command line loads this class by name, as it doesn't compile against the agents. No
 * network, no model.
 */
public final class Evaluation {
    private static final int DONE = 0;
    private static final int BAD_ROWS = 1;
    private static final int USAGE = 2;

    private static final String HELP =
            """
            usage: eval extraction FILE.jsonl   rows with id and raw (or html); optional: from, expected
                   eval intent FILE.jsonl       rows with id and text; optional: subject, from, html, headers,
                                                received (a day), and the labels intent, sentiment, suppress,
                                                alert, kind
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final LocalDate today;

    private Evaluation(PrintStream out, PrintStream err, LocalDate today) {
        this.out = out;
        this.err = err;
        this.today = today;
    }

    /**
     * Runs one evaluation.
     *
     * @param args {@code extraction} or {@code intent}, and the file
     * @return 0 if all rows were read, 1 if some could not be, 2 for wrong arguments
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 2 || !(args[0].equals("extraction") || args[0].equals("intent"))) {
            err.print(HELP);
            return USAGE;
        }
        var evaluation = new Evaluation(out, err, LocalDate.now(Clock.systemUTC()));
        Path file = Path.of(args[1]);
        try (BufferedReader rows = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return args[0].equals("extraction")
                    ? evaluation.extraction(rows)
                    : evaluation.intent(rows);
        } catch (NoSuchFileException missing) {
            err.println("file must exist, got " + args[1]);
            return USAGE;
        } catch (IOException unreadable) {
            err.println("file must be readable UTF-8 text, got " + args[1]);
            return USAGE;
        }
    }

    private int extraction(BufferedReader rows) throws IOException {
        var scores = new ExtractionScores();
        int bad = 0;
        int number = 0;
        for (String line = rows.readLine(); line != null; line = rows.readLine()) {
            number++;
            Map<String, Object> row = row(line, number, "raw", "html");
            if (row == null) {
                bad += line.isBlank() ? 0 : 1;
                continue;
            }
            String raw = string(row, "raw");
            boolean html = raw.isEmpty() || ArrivedMail.isHtml(raw);
            String extracted =
                    html
                            ? HtmlReplyText.extract(
                                            raw.isEmpty() ? string(row, "html") : raw,
                                            string(row, "from"))
                                    .text()
                            : ReplyText.extract(raw, string(row, "from"));
            var answer = new LinkedHashMap<String, Object>();
            answer.put("id", row.get("id"));
            answer.put("extracted", extracted);
            out.println(JSON.std.asString(answer));
            scores.add(row, extracted);
        }
        out.flush();
        scores.print(err);
        return bad == 0 ? DONE : BAD_ROWS;
    }

    private int intent(BufferedReader rows) throws IOException {
        var scores = new IntentScores();
        int bad = 0;
        int number = 0;
        for (String line = rows.readLine(); line != null; line = rows.readLine()) {
            number++;
            Map<String, Object> row = row(line, number, "text", "html");
            if (row == null) {
                bad += line.isBlank() ? 0 : 1;
                continue;
            }
            ReplyVerdict verdict = read(row).verdict();
            var answer = new LinkedHashMap<String, Object>();
            answer.put("id", row.get("id"));
            answer.put("sentiment", verdict.sentiment().label());
            answer.put("intent", verdict.intent().label());
            answer.put("confidence", verdict.confidence());
            answer.put("suppress", verdict.suppress());
            answer.put("alert", verdict.alert());
            answer.put("kind", verdict.kind().label());
            out.println(JSON.std.asString(answer));
            scores.add(row, verdict);
        }
        out.flush();
        scores.print(err);
        return bad == 0 ? DONE : BAD_ROWS;
    }

    private ReplyReader.Reading read(Map<String, Object> row) {
        InboundMail mail = ArrivedMail.of(row);
        return ReplyReader.read(mail, received(row));
    }

    private LocalDate received(Map<String, Object> row) {
        Object day = row.get("received");
        try {
            return day == null
                    ? today
                    : LocalDate.parse(
                            day.toString().substring(0, Math.min(10, day.toString().length())));
        } catch (DateTimeParseException notADay) {
            err.println(
                    "received must be a day such as 2026-11-20, got " + day + "; today is taken");
            return today;
        }
    }

    /** The row, or null with a word on what is wrong with it. */
    private Map<String, Object> row(String line, int number, String field, String other) {
        if (line.isBlank()) {
            return null;
        }
        try {
            Map<String, Object> row = JSON.std.mapFrom(line);
            if (row.get("id") == null
                    || (!(row.get(field) instanceof String)
                            && !(row.get(other) instanceof String))) {
                err.println(
                        "line "
                                + number
                                + ": a row must have id, and text in "
                                + field
                                + " or "
                                + other);
                return null;
            }
            return row;
        } catch (IOException notJson) {
            err.println("line " + number + ": a row must be one JSON object");
            return null;
        }
    }

    static String string(Map<String, Object> row, String field) {
        return row.get(field) instanceof String text ? text : "";
    }
}
