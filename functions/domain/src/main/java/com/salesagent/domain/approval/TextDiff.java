package com.salesagent.domain.approval;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, word by word, for a reader. */
public final class TextDiff {
    // Two emails of 1,500 words each; beyond that the texts stand one after the other.
    private static final int MAX_CELLS = 2_250_000;

    private TextDiff() {}

    /** A stretch of text. */
    public record Part(Kind kind, String text) {}

    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /**
     * The parts that together read as both texts: without ADDED the old, without REMOVED the new.
     */
    public static List<Part> between(String before, String after) {
        String[] old = words(before);
        String[] now = words(after);
        if ((long) old.length * now.length > MAX_CELLS) {
            return List.of(new Part(Kind.REMOVED, before), new Part(Kind.ADDED, after));
        }
        int[][] common = commonLengths(old, now);
        Parts parts = new Parts();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                parts.add(Kind.SAME, old[i]);
                i++;
                j++;
            } else if (i < old.length
                    && (j == now.length || common[i + 1][j] >= common[i][j + 1])) {
                parts.add(Kind.REMOVED, old[i++]);
            } else {
                parts.add(Kind.ADDED, now[j++]);
            }
        }
        return parts.list;
    }

    /** Words with the white space that follows them, so that the parts join to the text again. */
    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\\s)(?=\\S)");
    }

    /** Length of the longest common subsequence of what is left from each pair of positions. */
    private static int[][] commonLengths(String[] old, String[] now) {
        int[][] common = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                common[i][j] =
                        old[i].equals(now[j])
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static final class Parts {
        private final List<Part> list = new ArrayList<>();

        void add(Kind kind, String word) {
            if (!list.isEmpty() && list.getLast().kind() == kind) {
                Part last = list.removeLast();
                list.add(new Part(kind, last.text() + word));
            } else {
                list.add(new Part(kind, word));
            }
        }
    }
}
