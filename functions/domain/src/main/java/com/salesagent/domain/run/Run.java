package com.salesagent.domain.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One request on its way.
 *
 * @param id {@code 20261120-4f7a2c}: a day and six random hexadecimal digits
 * @param found how many companies discovery stored for it
 * @param alreadyKnown how many matching companies were skipped since another run has or had them
 * @param notes what the user must know: fewer than asked and why, broken rows of their list
 */
public record Run(
        String id,
        RunRequest request,
        Status status,
        int found,
        int alreadyKnown,
        List<String> notes,
        Instant startedAt) {
    public Run {
        notes = List.copyOf(notes);
    }

    /**
     * How far the run itself is; what its leads wait for is counted from its log and their files.
     */
    public enum Status {
        STARTED,
        DISCOVERING,
        /** Discovery has ended; leads are on their own way, through the gates. */
        REVIEWING,
        FAILED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
