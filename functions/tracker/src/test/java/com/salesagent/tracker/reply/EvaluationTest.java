package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class EvaluationTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachMailGetsOneLineAndLabelsGetATable() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("rows.jsonl"),
                        """
                        {"id":"1","text":"Subject: Re: bills\\nAuto-Submitted: auto-replied\\n\\nThanks, I am out of office.","kind":"out_of_office"}
                        {"id":"2","text":"unsubscribe","intent":"unsubscribe","suppress":true}
                        """);

        int status = run("intent", file.toString());

        assertThat(status).isZero();
        assertThat(text(out).lines())
                .containsExactly(
                        "{\"id\":\"1\",\"sentiment\":\"neutral\",\"intent\":\"out_of_office\",\"confidence\":0.95,\"suppress\":false,\"alert\":false,\"kind\":\"out_of_office\"}",
                        "{\"id\":\"2\",\"sentiment\":\"negative\",\"intent\":\"unsubscribe\",\"confidence\":0.97,\"suppress\":true,\"alert\":false,\"kind\":\"human\"}");
        assertThat(text(err))
                .contains("suppress   recall 100.0%")
                .contains("kind       accuracy 100.0% of 1");
    }

    @Test
    void extractionReadsTextAndHtml() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("rows.jsonl"),
                        """
                        {"id":"a","raw":"Yes.\\n\\nOn 3/4/2026, Bo <b@c.example> wrote:\\n> Hi","expected":"Yes."}
                        {"id":"b","html":"<p>Yes.</p><blockquote type=cite>Hi</blockquote>"}
                        """);

        run("extraction", file.toString());

        assertThat(text(out).lines())
                .containsExactly(
                        "{\"id\":\"a\",\"extracted\":\"Yes.\"}",
                        "{\"id\":\"b\",\"extracted\":\"Yes.\"}");
        assertThat(text(err)).contains("core               1      1 100.0%");
    }

    @Test
    void aBadRowIsNamedAndTheOthersAreRead() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("rows.jsonl"),
                        "nonsense\n{\"id\":\"2\",\"text\":\"No.\"}\n");

        int status = run("intent", file.toString());

        assertThat(status).isEqualTo(1);
        assertThat(text(out).lines()).hasSize(1);
        assertThat(text(err)).contains("line 1: a row must be one JSON object");
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        assertThat(run("summary")).isEqualTo(2);
        assertThat(text(err)).startsWith("usage: eval extraction FILE.jsonl");
    }

    private int run(String... args) {
        return Evaluation.run(args, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
