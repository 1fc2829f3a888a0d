package com.salesagent.scout;

import com.salesagent.domain.run.RunRequest;
import com.salesagent.scout.CompanySource.Supply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what happens to the offers of a run, and puts it into words for its user. */
final class FindingNotes {
    /** More lines than these help nobody, and a run's item has 400 KB. */
    private static final int STORED_PROBLEMS = 200;

    private static final int ANSWERED_PROBLEMS = 20;
    private static final int MAX_SENTENCE = 400;
    private static final int NAMED_NEIGHBOURS = 6;

    private final RunRequest request;
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> byNeighbour = new LinkedHashMap<>();
    private String scope = "";
    private int inPlace;
    private int alreadyKnown;
    private int suppressed;
    private int suppressedContacts;
    private int left;

    FindingNotes(RunRequest request) {
        this.request = request;
    }

    void asked(Supply supply) {
        scope = supply.scope();
        supply.notes().forEach(note -> notes.add(cut(note)));
        supply.problems().forEach(problem -> problems.add(cut(problem)));
    }

    void known() {
        alreadyKnown++;
    }

    void suppressed() {
        suppressed++;
    }

    void suppressedContacts(int count) {
        suppressedContacts += count;
    }

    void taken(Offer offer) {
        if (offer.neighbour().isEmpty()) {
            inPlace++;
        } else {
            byNeighbour.merge(offer.neighbour(), 1, Integer::sum);
        }
    }

    /** Offers that nobody looked at, since there were enough. */
    void left(int count) {
        left += count;
    }

    int alreadyKnown() {
        return alreadyKnown;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The first few; all that are kept stand in the run's notes. */
    List<String> problems() {
        return firstOf(problems, ANSWERED_PROBLEMS);
    }

    /** Notes first, then what the user has to mend. */
    List<String> forRun() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(firstOf(problems, STORED_PROBLEMS));
        return all;
    }

    /** Adds what can be said only at the end. */
    void close(int found) {
        if (!byNeighbour.isEmpty()) {
            notes.add(
                    "%d of %d are in %s itself, %d nearby: %s"
                            .formatted(
                                    inPlace,
                                    found,
                                    request.location().strip(),
                                    found - inPlace,
                                    neighbours()));
        }
        if (suppressed > 0) {
            notes.add(
                    suppressed == 1
                            ? "1 company was left out: its domain is on the suppression list"
                            : suppressed
                                    + " companies were left out: their domains are on the"
                                    + " suppression list");
        }
        if (suppressedContacts > 0) {
            notes.add(
                    suppressedContacts == 1
                            ? "1 contact was left out: its address is on the suppression list"
                            : suppressedContacts
                                    + " contacts were left out: their addresses are on the"
                                    + " suppression list");
        }
        if (request.fromList()) {
            closeList(found);
        } else if (found < request.count() && !scope.isEmpty()) {
            notes.add(fewer(found));
        }
    }

    private void closeList(int found) {
        if (alreadyKnown > 0) {
            notes.add(
                    alreadyKnown == 1
                            ? "1 company of your list is already known from an earlier run and was"
                                    + " left out"
                            : "%d companies of your list are already known from earlier runs and were left out"
                                    .formatted(alreadyKnown));
        }
        if (left > 0) {
            notes.add(
                    "%d more companies of your list were not needed: %d were asked for; run it again for the rest"
                            .formatted(left, request.count()));
        }
        // Who brings a list need not count it: the largest count stands for "all".
        if (found < request.count() && request.count() < RunRequest.MAX_COUNT) {
            notes.add(
                    "found %d of %d: your list has no more usable companies"
                            .formatted(found, request.count()));
        }
    }

    private String fewer(int found) {
        StringBuilder text = new StringBuilder();
        text.append("found %d of %d: %s%s".formatted(found, request.count(), noMore(), scope));
        if (alreadyKnown > 0) {
            text.append(
                    alreadyKnown == 1
                            ? "; 1 more is already known from an earlier run"
                            : "; %d more are already known from earlier runs"
                                    .formatted(alreadyKnown));
        }
        text.append(
                scope.contains(",")
                        ? "; ask for the whole state, another industry, or bring a list"
                        : "; ask for another state or industry, or bring a list");
        return text.toString();
    }

    private String noMore() {
        String industry = request.industry().id().replace('_', ' ');
        return "the registers list no more %s organisations ".formatted(industry);
    }

    private String neighbours() {
        String named =
                byNeighbour.entrySet().stream()
                        .limit(NAMED_NEIGHBOURS)
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining("; "));
        int more = byNeighbour.size() - NAMED_NEIGHBOURS;
        return more > 0 ? named + "; and " + more + " more places" : named;
    }

    private static List<String> firstOf(List<String> sentences, int limit) {
        if (sentences.size() <= limit) {
            return List.copyOf(sentences);
        }
        List<String> some = new ArrayList<>(sentences.subList(0, limit));
        some.add("and %d more like these".formatted(sentences.size() - limit));
        return some;
    }

    private static String cut(String sentence) {
        return sentence.length() > MAX_SENTENCE
                ? sentence.substring(0, MAX_SENTENCE - 3) + "..."
                : sentence;
    }
}
