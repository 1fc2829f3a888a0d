package com.salesagent.outreach;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.ProviderLog;
import com.salesagent.domain.mail.ProviderLog.Entry;
import com.salesagent.domain.mail.ProviderLog.Wanted;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendLedger.Acceptance;
import com.salesagent.domain.send.SendLedger.Due;
import com.salesagent.domain.send.SendStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks the mail provider's log about the sends in doubt. An entry that shows the send's reference
 * settles one as accepted; whatever else the log says leaves it for an event or a person.
 */
final class SettleDoubts {
    private static final Logger LOG = LoggerFactory.getLogger(SettleDoubts.class);
    private static final int MOST_DOUBTS = 500;

    /** The log answers few questions a minute. */
    private static final int QUESTIONS = 20;

    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Duration WORTH_ASKING = Duration.ofDays(3);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final LeadStore leads;
    private final SendLedger ledger;
    private final DoubtfulSends doubts;
    private final ProviderLog log;
    private final RunStore runs;
    private final InstantSource clock;

    SettleDoubts(
            LeadStore leads,
            SendLedger ledger,
            DoubtfulSends doubts,
            ProviderLog log,
            RunStore runs,
            InstantSource clock) {
        this.leads = leads;
        this.ledger = ledger;
        this.doubts = doubts;
        this.log = log;
        this.runs = runs;
        this.clock = clock;
    }

    /** Asks about some of the doubts; a later call asks about the others. */
    Result settle() {
        Instant now = clock.instant();
        List<Due> open = ledger.inDoubt(MOST_DOUBTS);
        // Each call begins elsewhere, so that doubts without an entry don't hide those behind them.
        long first = open.isEmpty() ? 0 : now.getEpochSecond() / INTERVAL.toSeconds() * QUESTIONS;
        int asked = 0;
        int settled = 0;
        for (int i = 0; i < open.size() && asked < QUESTIONS; i++) {
            Due doubt = open.get((int) ((first + i) % open.size()));
            LeadFile file = leads.open(doubt.leadId()).orElse(null);
            Send send = file == null ? null : doubtful(file, doubt.sendId(), now).orElse(null);
            Optional<Wanted> wanted = send == null ? Optional.empty() : wanted(file, send);
            if (wanted.isEmpty()) {
                continue;
            }
            asked++;
            try {
                settled += accepted(send, log.find(wanted.get())) ? 1 : 0;
            } catch (ProviderLog.Unavailable e) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("doubts.log_unavailable");
                break;
            }
        }
        return new Result(open.size(), asked, settled);
    }

    /** How many were open, asked about and settled. */
    record Result(int open, int asked, int settled) {}

    private boolean accepted(Send send, Optional<Entry> found) {
        if (found.isEmpty()) {
            return false;
        }
        String evidence = "an entry in the mail provider's log";
        Entry entry = found.get();
        boolean settled =
                doubts.settled(
                        send.leadId(),
                        send.id(),
                        new Acceptance(entry.providerId(), entry.at(), evidence));
        if (settled) {
            runs.log(send.logged("accepted", evidence, 0, entry.at()));
        }
        return settled;
    }

    private static Optional<Send> doubtful(LeadFile file, String sendId, Instant now) {
        return file.sends().stream()
                .filter(each -> each.id().equals(sendId))
                .filter(each -> each.status() == SendStatus.IN_DOUBT)
                .filter(each -> each.claimedAt() != null)
                .filter(each -> each.claimedAt().plus(WORTH_ASKING).isAfter(now))
                .findFirst();
    }

    private static Optional<Wanted> wanted(LeadFile file, Send send) {
        Contact contact = file.contact(send.contactId()).orElse(null);
        Email email = Sends.email(file, send).orElse(null);
        if (contact == null || email == null) {
            return Optional.empty();
        }
        Instant claimed = send.claimedAt();
        return Optional.of(
                new Wanted(
                        SendIds.reference(send.leadId(), send.id()),
                        contact.address(),
                        Sends.subject(email),
                        claimed.minus(CLOCKS_DIFFER),
                        claimed.plus(SendLedger.LEASE).plus(CLOCKS_DIFFER)));
    }
}
