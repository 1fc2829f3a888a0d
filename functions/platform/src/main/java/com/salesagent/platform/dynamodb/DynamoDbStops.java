package com.salesagent.platform.dynamodb;

import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.StageChange;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a lead's sequence by a person's word: what has not left is cancelled in the same transaction
 * that records the word.
 */
public final class DynamoDbStops {
    private static final int ATTEMPTS = 8;
    private static final String REMEDY = "Nothing: a person ended the sequence.";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final LeadStore leads;
    private final StopSequence stop;

    public DynamoDbStops(DynamoDbClient dynamoDb, String leadsTable, LeadStore leads) {
        this.dynamoDb = dynamoDb;
        this.table = leadsTable;
        this.leads = leads;
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
            if (Transactions.write(dynamoDb, items).isEmpty()) {
                return new Moved.Done();
            }
            // Something moved between the reading and the writing: look again.
        }
        throw new IllegalStateException("a stop met " + ATTEMPTS + " changes in a row");
    }

    /** Cancels what has not left; the stage stays. */
    public void stop(String leadId, String why, Instant at) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId).orElse(null);
            if (file == null) {
                return;
            }
            List<TransactWriteItem> items = stop.ofLead(file, why, REMEDY, at);
            if (items.isEmpty() || Transactions.write(dynamoDb, items).isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("a stop met " + ATTEMPTS + " changes in a row");
    }
}
