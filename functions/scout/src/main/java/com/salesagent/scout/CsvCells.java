package com.salesagent.scout;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.CountryPolicy;
import com.salesagent.scout.CsvResult.Problem;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cells of one row, each read by what its field may hold. What can't be used is a problem. */
final class CsvCells {
    private static final int MAX_TEXT = 200;
    private static final int MAX_NUMBER = 100_000_000;

    /** What tools write into a cell that has no value. */
    private static final Pattern NOTHING =
            Pattern.compile("(?i)-+|n/?a|#n/a|null|none|unknown|\\.|\\?+");

    /** Line breaks and other characters that have no place in a name or a header of a mail. */
    private static final Pattern SPACE =
            Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}\u00a0\ufeff]+");

    private static final Pattern NAMED_ADDRESS = Pattern.compile(".*<([^<>]+)>");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\d{1,3}(?:[, ]\\d{3})+|\\d+)(?:\\.\\d+)?\\s*(?:\\+|sq\\.?"
                            + " ?f(?:ee)?t\\.?|beds|employees)?");

    private static final List<DateTimeFormatter> DAYS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US)
                            .withResolverStyle(ResolverStyle.STRICT));

    private final int row;
    private final Map<CsvField, String> cells;
    private final List<Problem> problems = new ArrayList<>();
    private boolean dropped;

    CsvCells(int row, Map<CsvField, String> cells) {
        this.row = row;
        this.cells = Map.copyOf(cells);
    }

    /** What was wrong so far. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Whether the row can't be used. */
    boolean dropped() {
        return dropped;
    }

    /** Records that the row can't be used. */
    void drop(String sentence) {
        dropped = true;
        problems.add(new Problem(row, true, sentence));
    }

    /** Records that a cell wasn't used, though its row is. */
    void warn(String sentence) {
        problems.add(new Problem(row, false, sentence));
    }

    /** A text on one line, without control characters; blank where the cell has no value. */
    String text(CsvField field) {
        String text = plain(field);
        if (text.isEmpty()) {
            return "";
        }
        if (formula(text)) {
            drop(
                    "%s \"%s\" begins like a spreadsheet formula; write plain text, without the leading %s"
                            .formatted(field.id(), shortened(text), text.charAt(0)));
            return "";
        }
        if (text.length() > MAX_TEXT) {
            drop(
                    "%s has %d characters, at most %d fit; is a quote or a separator lost?"
                            .formatted(field.id(), text.length(), MAX_TEXT));
            return "";
        }
        return text;
    }

    /** A host name, blank if there is none. */
    String website(CsvField field) {
        String text = text(field);
        if (text.isEmpty()) {
            return "";
        }
        return Domains.host(text)
                .orElseGet(
                        () ->
                                unused(
                                        field,
                                        text,
                                        "is no website; write a host name such as example.com"));
    }

    /** E.164, blank if there is none. */
    String phone(CsvField field) {
        String text = plain(field);
        if (text.isEmpty()) {
            return "";
        }
        String digits =
                text.replaceFirst("(?i)\\s*(x|ext\\.?|extension|#)\\s*\\d+$", "")
                        .replaceAll("[\\s().+/-]", "");
        String national = digits.replaceFirst("^1(?=\\d{10}$)", "");
        return national.matches("[2-9]\\d{2}[2-9]\\d{6}")
                ? "+1" + national
                : unused(
                        field,
                        text,
                        "is no US phone number; write ten digits, such as 716-555-0100");
    }

    /** A valid address in lower case, blank if there is none. */
    String address(CsvField field) {
        String text = plain(field).replaceFirst("(?i)^mailto:", "");
        Matcher named = NAMED_ADDRESS.matcher(text);
        String address = Addresses.normalised(named.matches() ? named.group(1) : text);
        if (address.isEmpty() || Addresses.valid(address)) {
            return address;
        }
        return unused(
                field, text, "is no email address; write one address, such as dana@example.com");
    }

    /** A whole number above zero; 0 where the cell has no value. */
    int number(CsvField field) {
        String text = plain(field);
        if (text.isEmpty()) {
            return 0;
        }
        Matcher matcher = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            String digits = matcher.group(1).replaceAll("[, ]", "");
            if (digits.length() <= 9 && Integer.parseInt(digits) <= MAX_NUMBER) {
                return Integer.parseInt(digits);
            }
        }
        unused(field, text, "is no whole number; write digits, such as 120");
        return 0;
    }

    /**
     * A country's code in lower case, blank where the cell has no value. What can't be read is no
     * country that needs nothing.
     */
    String country(CsvField field) {
        String text = text(field);
        if (text.isEmpty()) {
            return "";
        }
        return Countries.code(text)
                .orElseGet(
                        () -> {
                            warn(
                                    "country \"%s\" is none that we know; write a code or a name, such as US; until then its contact needs a basis on record"
                                            .formatted(shortened(text)));
                            return CountryPolicy.UNCLEAR;
                        });
    }

    /** A day that has come, as {@code 2026-11-01} or {@code 11/1/2026}; null if there is none. */
    LocalDate day(CsvField field) {
        String text = plain(field);
        if (text.isEmpty()) {
            return null;
        }
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeParseException e) {
                // The next format may fit.
            }
        }
        unused(field, text, "is no day; write it as 2026-11-01");
        return null;
    }

    private String unused(CsvField field, String text, String remedy) {
        warn("%s \"%s\" %s; the cell was not used".formatted(field.id(), shortened(text), remedy));
        return "";
    }

    private String plain(CsvField field) {
        String cell = cells.getOrDefault(field, "");
        if (cell.isEmpty()) {
            return "";
        }
        String text = SPACE.matcher(cell).replaceAll(" ").strip();
        // A spreadsheet's own mark for "this is text".
        if (text.length() > 1 && text.charAt(0) == '\'' && formula(text.substring(1))) {
            text = text.substring(1);
        }
        return NOTHING.matcher(text).matches() ? "" : text;
    }

    private static boolean formula(String text) {
        return "=+-@".indexOf(text.charAt(0)) >= 0;
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
