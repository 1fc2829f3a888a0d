package com.salesagent.platform.dynamodb;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Cadence;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Sequences;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts.Voiding;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends or interrupts a lead's sequence by a person's word: what has not left is cancelled or held,
 * and what waits for an approval is void, in the same transaction that records the word.
 */
public final class DynamoDbStops {
    private static final int ATTEMPTS = 8;
    private static final String REMEDY = "Nothing: a person ended the sequence.";
    private static final String PAUSED = "a person paused this lead";
    private static final String RESUME = "Resume the lead and it goes on.";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final LeadStore leads;
    private final SendLedger ledger;
    private final Voiding voiding;
    private final StopSequence stop;

    public DynamoDbStops(
            DynamoDbClient dynamoDb, String leadsTable, LeadStore leads, Voiding voiding) {
        this.dynamoDb = dynamoDb;
        this.table = leadsTable;
        this.leads = leads;
        this.ledger = new DynamoDbSendLedger(dynamoDb, leadsTable);
        this.voiding = voiding;
        this.stop = new StopSequence(leadsTable);
    }

    /** Cancels what has not left and moves the lead. */
    public Moved stopAndMove(String leadId, StageChange change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId).orElse(null);
            if (file == null) {
                return new Moved.Unknown();
            }
            if (file.lead().history().stream().anyMatch(c -> c.id().equals(change.id()))) {
                return new Moved.Done();
            }
            if (file.lead().stage() != change.from()) {
                return new Moved.Refused(file.lead().stage());
            }
            List<TransactWriteItem> items = new ArrayList<>();
            items.add(
                    TransactWriteItem.builder()
                            .update(LeadItems.move(table, leadId, change, LeadPatch.NONE))
                            .build());
            items.addAll(stop.ofLead(file, change.reason(), REMEDY, change.at()));
            items.addAll(voiding.items(file.lead(), change.reason(), change.at()));
            if (Transactions.write(dynamoDb, items).isEmpty()) {
                return new Moved.Done();
            }
            // Something moved between the reading and the writing: look again.
        }
        throw new IllegalStateException("a stop met " + ATTEMPTS + " changes in a row");
    }

    /** Holds what is planned until {@link #resume}. False for an unknown lead. */
    public boolean pause(String leadId, Instant at) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId).orElse(null);
            if (file == null) {
                return false;
            }
            List<TransactWriteItem> items = new ArrayList<>();
            items.add(
                    TransactWriteItem.builder()
                            .update(
                                    new ConditionalUpdate(table, LeadItems.profileKey(leadId))
                                            .set("paused", AttributeValue.fromBool(true))
                                            .whenPresent(LeadItems.PARTITION)
                                            .part())
                            .build());
            items.addAll(stop.holding(file, PAUSED, RESUME, at));
            if (Transactions.write(dynamoDb, items).isEmpty()) {
                return true;
            }
        }
        throw new IllegalStateException("a pause met " + ATTEMPTS + " changes in a row");
    }

    /**
     * Lets a lead go on that was paused or parked. What is overdue leaves in the next window of its
     * recipient; the last gate judges each anew.
     *
     * @return how many emails are planned now
     */
    public int resume(String leadId, Campaign campaign, Instant now) {
        // First, so that a worker that looks at a send from here on finds nothing that holds it.
        boolean parked =
                leads.find(leadId)
                        .map(lead -> lead.parkedUntil() != null && lead.parkedUntil().isAfter(now))
                        .orElse(false);
        leads.patch(leadId, new LeadPatch(null, null, null, false, Instant.EPOCH, null));
        int planned = 0;
        for (LeadFile file : leads.open(leadId).stream().toList()) {
            Cadence cadence = Sequences.cadence(file.lead(), campaign);
            for (Send send : file.sends()) {
                if (send.status() == SendStatus.RESERVED) {
                    boolean later = send.plannedAt().isAfter(now) && !parked;
                    Instant at = later ? send.plannedAt() : cadence.window(now, send.id());
                    planned += ledger.resume(send, at) ? 1 : 0;
                }
            }
        }
        return planned;
    }
}
