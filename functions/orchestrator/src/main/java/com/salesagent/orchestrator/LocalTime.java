package com.salesagent.orchestrator;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.send.UsZones;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the recipient's clock shows them. */
record LocalTime(ZoneId zone) {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu H:mm", Locale.ENGLISH);

    static LocalTime of(Lead lead) {
        return new LocalTime(UsZones.of(lead.company().state(), lead.company().city()));
    }

    /** {@code Tue 24 Nov 2026 9:07 (America/New_York)}; blank for null. */
    String show(Instant moment) {
        return moment == null ? "" : SHOWN.format(moment.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
