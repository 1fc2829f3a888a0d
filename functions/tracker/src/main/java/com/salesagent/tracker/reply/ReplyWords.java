package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Vocabulary;
import com.salesagent.domain.reply.Vocabulary.Entry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;

/**
 * The words that the product carries: a file a language, a line a word and what it means, the
 * commonest first.
 */
final class ReplyWords {
    static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "it", "nl", "pt");

    private ReplyWords() {}

    static Vocabulary vocabulary() {
        var words = new HashMap<String, List<Entry>>();
        for (String language : LANGUAGES) {
            words.put(language, entries(file(language)));
        }
        return Vocabulary.of(words);
    }

    static String file(String language) {
        return "words/" + language + ".txt";
    }

    private static List<Entry> entries(String file) {
        try (InputStream in = ReplyWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside its reader");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(ReplyWords::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        int blank = line.indexOf(' ');
        return new Entry(line.substring(0, blank), line.substring(blank + 1));
    }
}
