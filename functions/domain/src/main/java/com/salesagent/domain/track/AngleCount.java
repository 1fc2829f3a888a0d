package com.salesagent.domain.track;

import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.LeadFile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sequences that lead with an angle did in an industry. Counted from what is on record of
 * the leads, so that no repetition or order of events changes it. The angle is that of the text
 * that left, whatever was written before or after it.
 *
 * @param sent first emails that the provider took
 * @param delivered of them
 * @param opened by a person, of them
 * @param answered sequences that a person answered, to whichever of their emails
 * @param positive of the answered ones
 */
public record AngleCount(
        Industry industry,
        Angle angle,
        int sent,
        int delivered,
        int opened,
        int answered,
        int positive) {
    /** Adds up over leads; without what was never sent. */
    public static List<AngleCount> of(Collection<LeadFile> files) {
        Map<String, AngleCount> counts = new LinkedHashMap<>();
        for (LeadFile file : files) {
            for (AngleCount one : of(file)) {
                counts.merge(one.industry + "|" + one.angle, one, AngleCount::plus);
            }
        }
        return List.copyOf(counts.values());
    }

    private static List<AngleCount> of(LeadFile file) {
        List<AngleCount> counts = new ArrayList<>();
        List<Engagement> emails = Engagement.of(file);
        for (Engagement first : emails) {
            Draft draft = file.draft(first.send().draftVersion()).orElse(null);
            if (first.send().step() != 0 || draft == null) {
                continue;
            }
            List<Engagement> sequence =
                    emails.stream()
                            .filter(
                                    email ->
                                            email.send()
                                                    .contactId()
                                                    .equals(first.send().contactId()))
                            .toList();
            counts.add(
                    new AngleCount(
                            file.lead().company().industry(),
                            draft.angle(),
                            1,
                            first.delivered() ? 1 : 0,
                            first.opened() ? 1 : 0,
                            sequence.stream().anyMatch(Engagement::answered) ? 1 : 0,
                            sequence.stream().anyMatch(Engagement::positive) ? 1 : 0));
        }
        return counts;
    }

    private AngleCount plus(AngleCount other) {
        return new AngleCount(
                industry,
                angle,
                sent + other.sent,
                delivered + other.delivered,
                opened + other.opened,
                answered + other.answered,
                positive + other.positive);
    }
}
