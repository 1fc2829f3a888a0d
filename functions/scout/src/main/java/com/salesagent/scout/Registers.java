package com.salesagent.scout;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The public registers that come with Scout: one compressed table for each state, read only when a
 * run asks for it. {@code docs/registers.md} says what is in them and how they are made.
 */
final class Registers {
    /** The columns of a state's table, in order; {@code CompileRegisters} writes them. */
    enum Column {
        INDUSTRY,
        SOURCE,
        SOURCE_ID,
        TYPE,
        NAME,
        STREET,
        CITY,
        ZIP,
        PHONE,
        WEBSITE,
        EMPLOYEES,
        CAPACITY,
        FLOOR_AREA,
        SITES,
        /**
         * The registrable domain; {@code =} if it is the website itself, blank if it's nobody's.
         */
        DOMAIN,
        /** {@code state} where the name is a chain's, known by its name in the whole state. */
        KNOWN_IN,
        /** What the rows of the same owner and kind add up to; blank for an owner of one row. */
        OWNER_EMPLOYEES,
        OWNER_CAPACITY,
        OWNER_SITES,
        OWNER_REFERENCE
    }

    private static final Map<Column, Integer> POSITIONS = new EnumMap<>(Column.class);

    static {
        for (Column column : Column.values()) {
            POSITIONS.put(column, POSITIONS.size());
        }
    }

    private final Map<String, String> publishers;

    Registers() {
        publishers = new HashMap<>();
        for (String line : lines("sources.tsv", false)) {
            String[] cells = line.split("\t", -1);
            publishers.put(cells[0], cells[2]);
        }
    }

    /** Every row of an industry in a state, in no order that means anything. */
    List<Listing> in(String state, Industry industry) {
        String wanted = industry.id() + "\t";
        return lines(state + ".tsv.gz", true).stream()
                .filter(line -> line.startsWith(wanted))
                .map(line -> listing(line.split("\t", -1), industry, state))
                .toList();
    }

    private Listing listing(String[] cells, Industry industry, String state) {
        String publisher = publishers.get(cell(cells, Column.SOURCE));
        String ownerReference = cell(cells, Column.OWNER_REFERENCE);
        boolean single = ownerReference.isEmpty();
        Company company =
                new Company(
                        cell(cells, Column.NAME),
                        industry,
                        cell(cells, Column.TYPE),
                        cell(cells, Column.STREET),
                        cell(cells, Column.CITY),
                        state,
                        cell(cells, Column.ZIP),
                        cell(cells, Column.PHONE),
                        cell(cells, Column.WEBSITE),
                        number(cells, single ? Column.EMPLOYEES : Column.OWNER_EMPLOYEES),
                        number(cells, single ? Column.CAPACITY : Column.OWNER_CAPACITY),
                        number(cells, Column.FLOOR_AREA),
                        number(cells, single ? Column.SITES : Column.OWNER_SITES),
                        new Source(
                                publisher,
                                single ? cell(cells, Column.SOURCE_ID) : ownerReference));
        String domain = cell(cells, Column.DOMAIN);
        if (domain.equals("=")) {
            domain = company.website();
        }
        boolean chain = !cell(cells, Column.KNOWN_IN).isEmpty();
        return Listing.of(company, domain, chain);
    }

    private static String cell(String[] cells, Column column) {
        return cells[POSITIONS.get(column)];
    }

    private static int number(String[] cells, Column column) {
        String text = cell(cells, column);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    static List<String> lines(String resource, boolean compressed) {
        try (InputStream raw = Registers.class.getResourceAsStream("registers/" + resource);
                InputStream in = compressed ? new GZIPInputStream(raw, 1 << 16) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("register " + resource + " can't be read", broken);
        }
    }
}
