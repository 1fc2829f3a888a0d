package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.score.Tier;
import com.salesagent.domain.send.Quotas;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.UsHolidays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what stands still, and says of each what will move it. */
final class StuckLeads {
    private static final Logger LOG = LoggerFactory.getLogger(StuckLeads.class);
    private static final Duration NEW = Duration.ofDays(1);
    private static final Duration HIGH_UNDECIDED = Duration.ofDays(2);
    private static final Duration APPROVED_UNSENT = Duration.ofHours(6);
    private static final Duration UNTOUCHED = Duration.ofDays(5);

    private final LeadStore leads;
    private final Quotas quotas;

    StuckLeads(LeadStore leads, Quotas quotas) {
        this.leads = leads;
        this.quotas = quotas;
    }

    /**
     * One thing that waits.
     *
     * @param leadId blank where it is about no lead
     */
    record Waiting(String leadId, String what, String remedy) {}

    List<Waiting> find(Instant now) {
        List<Waiting> found = new ArrayList<>();
        look(Stage.NEW, NEW, now, found);
        look(Stage.ENRICHED, NEW, now, found);
        look(Stage.SCORED, HIGH_UNDECIDED, now, found);
        look(Stage.APPROVED, APPROVED_UNSENT, now, found);
        look(Stage.DRAFT_CREATED, APPROVED_UNSENT, now, found);
        look(Stage.REPLIED, UNTOUCHED, now, found);
        dayWithoutSend(now, found);
        return found;
    }

    private void look(Stage stage, Duration patience, Instant now, List<Waiting> found) {
        for (String leadId : leads.inStageSince(stage, now.minus(patience))) {
            try {
                leads.open(leadId)
                        .filter(file -> file.lead().stage() == stage && !file.lead().paused())
                        .flatMap(file -> judge(file, now))
                        .ifPresent(found::add);
            } catch (RuntimeException e) {
                // One lead that fails doesn't stop the others; tomorrow it is looked at again.
                LOG.atError().setCause(e).addKeyValue("leadId", leadId).log("daily_check.failed");
            }
        }
    }

    private Optional<Waiting> judge(LeadFile file, Instant now) {
        Lead lead = file.lead();
        String resume = "./sales-agent lead resume " + lead.id();
        return switch (lead.stage()) {
            case NEW, ENRICHED ->
                    waiting(file, now, "was found and never assessed", "see the run's log");
            case SCORED -> undecided(file, now, resume);
            case APPROVED -> unwritten(file, now, resume);
            case DRAFT_CREATED -> unsent(file, now, resume);
            case REPLIED ->
                    untouched(file, now)
                            ? waiting(
                                    file,
                                    now,
                                    "answered, and nothing has happened since",
                                    "./sales-agent lead outcome or archive " + lead.id())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Waiting> undecided(LeadFile file, Instant now, String resume) {
        boolean high = file.lead().tier() == Tier.HIGH;
        return high || untouched(file, now)
                ? waiting(
                        file,
                        now,
                        (high ? "tier high, " : "") + "has neither a yes nor a no",
                        "the review email has its link; " + resume + " brings another")
                : Optional.empty();
    }

    private Optional<Waiting> unwritten(LeadFile file, Instant now, String resume) {
        Lead lead = file.lead();
        if (lead.needsContact()) {
            return waiting(
                    file,
                    now,
                    "is approved and has nobody to write to",
                    "./sales-agent contact add " + lead.id() + " --email ADDRESS");
        }
        if (untouched(file, now) && lead.problem().isEmpty()) {
            // So that resuming it writes, as after any other failure.
            leads.patch(lead.id(), LeadPatch.ofProblem("needs the writer: no draft in five days"));
        }
        return waiting(file, now, "is approved and needs the writer", resume);
    }

    private static Optional<Waiting> unsent(LeadFile file, Instant now, String resume) {
        Optional<Send> overdue =
                file.sends().stream()
                        .filter(send -> send.status() == SendStatus.RESERVED)
                        .filter(send -> send.plannedAt().isBefore(now.minus(APPROVED_UNSENT)))
                        .findFirst();
        if (overdue.isPresent()) {
            String why = overdue.get().verdict();
            return waiting(
                    file,
                    now,
                    "is approved and was not sent" + (why.isEmpty() ? "" : ": " + why),
                    overdue.get().remedy().isEmpty()
                            ? "./sales-agent lead show " + file.lead().id()
                            : overdue.get().remedy());
        }
        return file.sends().isEmpty() && untouched(file, now)
                ? waiting(
                        file,
                        now,
                        "has a draft that nobody decided on",
                        "the review email has its link; " + resume + " brings another")
                : Optional.empty();
    }

    private static Optional<Waiting> waiting(
            LeadFile file, Instant now, String what, String remedy) {
        Duration since = Duration.between(file.lead().stageSince(), now);
        String time = since.toDays() > 1 ? since.toDays() + " days" : since.toHours() + " hours";
        return Optional.of(
                new Waiting(
                        file.lead().id(),
                        "%s %s (for %s)".formatted(file.lead().company().name(), what, time),
                        remedy));
    }

    private static boolean untouched(LeadFile file, Instant now) {
        Instant last =
                Stream.of(
                                Stream.of(file.lead().stageSince()),
                                file.events().stream().map(LeadEvent::at),
                                file.drafts().stream().map(draft -> draft.at()),
                                file.sends().stream().map(Send::acceptedAt))
                        .flatMap(times -> times)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return !last.plus(UNTOUCHED).isAfter(now);
    }

    /** Where something was there to send: an idle agent is no problem. */
    private void dayWithoutSend(Instant now, List<Waiting> found) {
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        boolean working =
                yesterday.getDayOfWeek() != DayOfWeek.SATURDAY
                        && yesterday.getDayOfWeek() != DayOfWeek.SUNDAY
                        && !UsHolidays.closed(yesterday);
        Instant evening = yesterday.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean waits =
                leads.inStageSince(Stage.DRAFT_CREATED, evening.minus(APPROVED_UNSENT)).stream()
                        .map(leads::open)
                        .flatMap(Optional::stream)
                        .flatMap(file -> file.sends().stream())
                        .anyMatch(send -> send.status() == SendStatus.RESERVED);
        if (working && waits && quotas.taken(Campaign.DEFAULT, yesterday) == 0) {
            found.add(
                    new Waiting(
                            "",
                            "Nothing was sent on " + yesterday + ", though approved emails wait",
                            "./sales-agent lead show LEAD says of each why"));
        }
    }
}
