package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.LearnedReading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The learned table that the product carries: a line a feature, then a tab, then a sign for each of
 * the {@link LearnedReading#CLASSES} weights, counted from {@link #NOTHING}.
 */
final class ReplyWeights {
    static final String TABLE = "reply-weights.txt";

    /** The sign for a weight of 0; all signs are printable ASCII. */
    static final char NOTHING = 'O';

    /** Weights reach so far to both sides. */
    static final int MOST = 46;

    private static final int FEATURES = 40_000;

    private ReplyWeights() {}

    /** Read when a first reply comes, so that what only shares this class never pays for it. */
    private static final class Committed {
        private static final LearnedReading READING =
                LearnedReading.with(table(), ReplyWords.vocabulary());
    }

    /** The second reader, with the weights that the product carries. */
    static LearnedReading reading() {
        return Committed.READING;
    }

    private static Map<String, byte[]> table() {
        try (InputStream in = ReplyWeights.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing beside its reader");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var weights = HashMap.<String, byte[]>newHashMap(FEATURES);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.length() - LearnedReading.CLASSES - 1;
                var row = new byte[LearnedReading.CLASSES];
                for (int i = 0; i < row.length; i++) {
                    row[i] = (byte) (line.charAt(tab + 1 + i) - NOTHING);
                }
                weights.put(line.substring(0, tab), row);
            }
            return weights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
