package com.salesagent.scout;

import com.salesagent.domain.lead.Company;

import java.util.List;

/**
 * A user's list, read.
 *
 * @param rows the usable ones, in the list's order
 * @param problems what was wrong; a row that a problem dropped isn't in {@code rows}
 * @param notes what the user should know of how the list was read
 */
record CsvResult(List<Row> rows, List<Problem> problems, List<String> notes) {
    CsvResult {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** A list that can't be used at all. */
    static CsvResult refused(String sentence) {
        return new CsvResult(List.of(), List.of(new Problem(0, true, sentence)), List.of());
    }

    /**
     * One company, with the person that the row names.
     *
     * @param number as a spreadsheet numbers it: the header is row 1
     * @param contacts none, or the one of the row
     */
    record Row(int number, Company company, List<CsvContact> contacts) {
        Row {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * What a person has to mend.
     *
     * @param row 0 where it is about the whole file
     * @param dropped whether the row (or the file) was left out; else only the cell was
     * @param sentence names field, value and what would be right
     */
    record Problem(int row, boolean dropped, String sentence) {
        /** "row 7, left out: state "Ontario" ..." */
        String text() {
            if (row == 0) {
                return sentence;
            }
            return "row " + row + (dropped ? ", left out: " : ": ") + sentence;
        }
    }
}
