package com.salesagent.domain.report;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.track.AngleCount;
import com.salesagent.domain.track.Answers;
import com.salesagent.domain.track.Engagement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A week in figures. Each is counted from leads and their events, once, so that a repeated or late
 * event changes nothing but what it says.
 *
 * @param from the first moment that counts
 * @param to the first moment that doesn't any more
 * @param found companies found in the week, by "industry, state"
 * @param tiers those of them that were scored, by tier
 * @param emails what became until now of the emails that left in the week
 * @param sentiments answers that came in the week, by sentiment
 * @param intents the same, by intent
 * @param pipeline as it stands now
 * @param top the best open leads now, at most ten
 * @param recent what happened last in the week, latest first
 * @param angles per industry and angle, since the beginning
 */
public record WeeklyReport(
        Instant from,
        Instant to,
        Map<String, Long> found,
        Map<String, Long> tiers,
        Emails emails,
        Map<String, Long> sentiments,
        Map<String, Long> intents,
        Pipeline pipeline,
        List<Lead> top,
        List<Activity> recent,
        List<AngleCount> angles) {
    private static final int TOP = 10;
    private static final int RECENT = 15;
    private static final Set<Stage> OPEN =
            EnumSet.of(Stage.CONTACTED, Stage.REPLIED, Stage.MEETING_BOOKED);

    public WeeklyReport {
        found = Map.copyOf(found);
        tiers = Map.copyOf(tiers);
        sentiments = Map.copyOf(sentiments);
        intents = Map.copyOf(intents);
        top = List.copyOf(top);
        recent = List.copyOf(recent);
        angles = List.copyOf(angles);
    }

    /**
     * Emails of sequences that left, and those of them to which something happened. Opens and
     * clicks are a person's; a machine's stand apart.
     *
     * @param answersSent our answers to replies that left; in no other figure, since who has asked
     *     us opens and answers at other rates
     */
    public record Emails(
            int sent,
            int delivered,
            int bounced,
            int opened,
            int openedByMachine,
            int clicked,
            int clickedByMachine,
            int answered,
            int answersSent) {
        static Emails of(List<Engagement> all) {
            List<Engagement> emails = all.stream().filter(email -> !email.send().answer()).toList();
            return new Emails(
                    emails.size(),
                    count(emails, Engagement::delivered),
                    count(emails, Engagement::bounced),
                    count(emails, Engagement::opened),
                    count(emails, Engagement::openedByMachine),
                    count(emails, Engagement::clicked),
                    count(emails, Engagement::clickedByMachine),
                    count(emails, Engagement::answered),
                    all.size() - emails.size());
        }

        private static int count(List<Engagement> emails, Predicate<Engagement> which) {
            return (int) emails.stream().filter(which).count();
        }
    }

    /**
     * Leads in contact that are not decided.
     *
     * @param savings what they would save, US dollars a year, the middle of each estimate
     * @param fee our share of it
     */
    public record Pipeline(int leads, long savings, long fee, int meetings, int won) {}

    /** One thing that happened. */
    public record Activity(Instant at, String leadId, String company, String what) {}

    /**
     * Counts.
     *
     * @param leads all leads
     * @param files of those that were ever written to
     * @param fee our share of a saving, by campaign
     */
    public static WeeklyReport of(
            Instant from,
            Instant to,
            Collection<Lead> leads,
            Collection<LeadFile> files,
            Function<String, Double> fee) {
        Week week = new Week(from, to);
        List<Lead> found = leads.stream().filter(lead -> week.holds(foundAt(lead))).toList();
        List<Lead> open = leads.stream().filter(lead -> OPEN.contains(lead.stage())).toList();
        List<LeadEvent> answers =
                files.stream()
                        .flatMap(file -> Answers.of(file).stream())
                        .filter(answer -> week.holds(answer.at()))
                        .toList();
        List<Engagement> emails =
                files.stream()
                        .flatMap(file -> Engagement.of(file).stream())
                        .filter(email -> week.holds(email.send().acceptedAt()))
                        .toList();
        return new WeeklyReport(
                from,
                to,
                counted(
                        found,
                        lead -> lead.company().industry().id() + ", " + lead.company().state()),
                counted(
                        found.stream().filter(lead -> lead.tier() != null).toList(),
                        lead -> lead.tier().id()),
                Emails.of(emails),
                counted(answers, answer -> answer.details().getOrDefault("sentiment", "neutral")),
                counted(answers, answer -> answer.details().getOrDefault("intent", "other")),
                pipeline(leads, open, fee),
                open(leads),
                recent(leads, files, week),
                AngleCount.of(files));
    }

    /** When a company was found: before anything else happened to it. */
    private static Instant foundAt(Lead lead) {
        return lead.history().isEmpty() ? lead.stageSince() : lead.history().getFirst().at();
    }

    private static Pipeline pipeline(
            Collection<Lead> leads, List<Lead> open, Function<String, Double> fee) {
        long savings = 0;
        double earned = 0;
        for (Lead lead : open) {
            long saved = lead.savings() == null ? 0 : lead.savings().mid();
            savings += saved;
            earned += saved * fee.apply(lead.campaignId());
        }
        return new Pipeline(
                open.size(),
                savings,
                Math.round(earned),
                in(leads, Stage.MEETING_BOOKED),
                in(leads, Stage.WON));
    }

    private static int in(Collection<Lead> leads, Stage stage) {
        return (int) leads.stream().filter(lead -> lead.stage() == stage).count();
    }

    private static List<Lead> open(Collection<Lead> leads) {
        return leads.stream()
                .filter(lead -> lead.tier() != null && !lead.stage().terminal())
                .sorted(Comparator.comparingDouble(Lead::score).reversed().thenComparing(Lead::id))
                .limit(TOP)
                .toList();
    }

    private static List<Activity> recent(
            Collection<Lead> leads, Collection<LeadFile> files, Week week) {
        List<Activity> activities = new ArrayList<>();
        for (Lead lead : leads) {
            for (StageChange change : lead.history()) {
                activities.add(
                        activity(
                                lead,
                                change.at(),
                                change.from().id()
                                        + " to "
                                        + change.to().id()
                                        + ": "
                                        + change.reason()));
            }
        }
        for (LeadFile file : files) {
            for (LeadEvent answer : Answers.of(file)) {
                String intent = answer.details().getOrDefault("intent", "other").replace('_', ' ');
                activities.add(activity(file.lead(), answer.at(), "answered: " + intent));
            }
        }
        return activities.stream()
                .filter(activity -> week.holds(activity.at()))
                .sorted(
                        Comparator.comparing(Activity::at)
                                .reversed()
                                .thenComparing(Activity::leadId)
                                .thenComparing(Activity::what))
                .limit(RECENT)
                .toList();
    }

    private static Activity activity(Lead lead, Instant at, String what) {
        return new Activity(at, lead.id(), lead.company().name(), what);
    }

    private static <T> Map<String, Long> counted(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private record Week(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }
}
