package com.salesagent.tracker;

import com.salesagent.domain.Digests;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.ReplyRules;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.track.Answers;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.tracker.reply.ReplyReader;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads stored answers again with the classifier of now. Shows what would change; applied, a
 * changed reading is appended beside the first, and what it asks for is done. An opt-out is never
 * taken back by this: a person lifts a suppression.
 */
final class RereadReplies {
    private static final int PAGE = 50;
    private static final int ATTEMPTS = 8;
    private static final List<String> COMPARED =
            List.of("intent", "sentiment", "suppress", "alert", "come_back_on");

    private final LeadStore leads;
    private final CampaignStore campaigns;
    private final EventLog events;
    private final ReplyConsequences consequences;
    private final ReplyClassifier classifier;
    private final TellSales sales;
    private final InstantSource clock;

    RereadReplies(
            LeadStore leads,
            CampaignStore campaigns,
            EventLog events,
            ReplyConsequences consequences,
            ReplyClassifier classifier,
            TellSales sales,
            InstantSource clock) {
        this.leads = leads;
        this.campaigns = campaigns;
        this.events = events;
        this.consequences = consequences;
        this.classifier = classifier;
        this.sales = sales;
        this.clock = clock;
    }

    /**
     * An answer that reads otherwise now.
     *
     * @param before the details that differ, as they stand; absent ones are blank
     * @param now the same, as they would be
     */
    record Change(
            String leadId,
            String replyId,
            String text,
            String version,
            Map<String, String> before,
            Map<String, String> now) {}

    /**
     * Some leads' answers.
     *
     * @param read how many answers an older version had read
     * @param next to go on after; blank at the end
     */
    record Page(List<Change> changes, int read, String next) {}

    /**
     * Reads a page.
     *
     * @param after the lead to go on after; blank to begin
     * @param apply whether to do what the new readings ask for
     */
    Page page(String after, boolean apply) {
        Instant now = clock.instant();
        TreeSet<String> ids = new TreeSet<>();
        Arrays.stream(Stage.values()).forEach(stage -> ids.addAll(leads.inStageSince(stage, now)));
        List<String> page = ids.tailSet(after, false).stream().limit(PAGE).toList();
        List<Change> changes = new ArrayList<>();
        int read = 0;
        for (String leadId : page) {
            LeadFile file = leads.open(leadId).orElse(null);
            if (file == null) {
                continue;
            }
            for (LeadEvent reply : Answers.of(file)) {
                if (ReplyRules.VERSION.equals(reply.details().get("classifier"))) {
                    continue;
                }
                read++;
                ReplyVerdict verdict = verdict(reply);
                change(reply, verdict)
                        .ifPresent(
                                change -> {
                                    changes.add(change);
                                    if (apply) {
                                        apply(leadId, reply, verdict);
                                    }
                                });
            }
        }
        return new Page(changes, read, page.size() < PAGE ? "" : page.getLast());
    }

    private ReplyVerdict verdict(LeadEvent reply) {
        String text = reply.details().getOrDefault("text", "");
        LocalDate received = LocalDate.ofInstant(reply.at(), ZoneOffset.UTC);
        ReplyVerdict rules =
                ReplyReader.again(text, reply.details().getOrDefault("subject", ""), received);
        return classifier.classify(text, rules).verdict();
    }

    private static Optional<Change> change(LeadEvent reply, ReplyVerdict verdict) {
        Map<String, String> before = new HashMap<>();
        Map<String, String> now = new HashMap<>();
        Map<String, String> details = details(verdict);
        for (String name : COMPARED) {
            String was = reply.details().getOrDefault(name, "");
            String is = details.getOrDefault(name, "");
            if (!was.equals(is)) {
                before.put(name, was);
                now.put(name, is);
            }
        }
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Change(
                                reply.leadId(),
                                reply.id(),
                                reply.details().getOrDefault("text", ""),
                                reply.details().getOrDefault("classifier", ""),
                                before,
                                now));
    }

    private static Map<String, String> details(ReplyVerdict verdict) {
        Map<String, String> details = new HashMap<>(ReplyEvents.verdict(verdict));
        // What a machine wrote is no answer, whatever a person's mail was taken for.
        if (verdict.kind() != MailKind.HUMAN) {
            details.remove("alert");
        }
        return details;
    }

    private void apply(String leadId, LeadEvent reply, ReplyVerdict verdict) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId).orElseThrow();
            LeadEvent again = rereading(reply, verdict);
            Recorded recorded =
                    events.record(file, again, List.of(again.id()), follows(file, reply, verdict));
            if (recorded == Recorded.STALE) {
                continue;
            }
            if (again.details().containsKey("alert") && !reply.details().containsKey("alert")) {
                Campaign campaign = campaigns.find(file.lead().campaignId()).orElseThrow();
                LeadFile known = leads.open(leadId).orElseThrow();
                sales.tell(known, Answers.asReadLast(known, reply), campaign);
            }
            return;
        }
        throw new TransientFailure("a lead changed each time an answer was read again", null);
    }

    /** The sequence has stopped with the answer itself: only what is new follows. */
    private Consequence follows(LeadFile file, LeadEvent reply, ReplyVerdict verdict) {
        boolean newlyOut = verdict.suppress() && !reply.details().containsKey("suppress");
        boolean parked =
                verdict.comeBackDate().isPresent() && !reply.details().containsKey("come_back_on");
        if (!newlyOut && !parked) {
            return new Consequence.None();
        }
        String sender = file.contact(reply.contactId()).map(Contact::address).orElse("");
        Send answered =
                file.sends().stream()
                        .filter(send -> send.id().equals(reply.sendId()))
                        .findFirst()
                        .orElse(null);
        return consequences.of(file, sender, answered, verdict, reply);
    }

    /** The same reading by the same version is one event, however often it is applied. */
    private LeadEvent rereading(LeadEvent reply, ReplyVerdict verdict) {
        Map<String, String> details = details(verdict);
        details.put(Answers.OF, reply.id());
        return new LeadEvent(
                reply.leadId(),
                Digests.sha256Hex("reread:" + reply.id() + ":" + verdict.classifierVersion())
                        .substring(0, 32),
                LeadEvent.REREAD,
                reply.contactId(),
                reply.sendId(),
                clock.instant(),
                details);
    }
}
