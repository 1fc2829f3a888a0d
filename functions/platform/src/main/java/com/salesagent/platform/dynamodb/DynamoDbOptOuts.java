package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.OptOuts;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@link OptOuts} in one transaction over lead, suppression list and open approvals: there is no
 * moment at which a person has opted out and something for them is still planned or waits for a
 * yes.
 */
public final class DynamoDbOptOuts implements OptOuts {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbOptOuts.class);
    private static final int ATTEMPTS = 8;
    private static final String REASON = "the contact asked us to stop";
    private static final String REMEDY = "Nothing: this holds for good.";

    private final DynamoDbClient dynamoDb;
    private final String leadsTable;
    private final String countersTable;
    private final LeadStore leads;
    private final Voiding voiding;
    private final StopSequence stop;

    /** What is open for a lead at the gates, as items that void it. */
    public interface Voiding {
        /** Items for the opt-out's transaction; empty where nothing is open. */
        List<TransactWriteItem> items(Lead lead, String reason, Instant at);
    }

    public DynamoDbOptOuts(
            DynamoDbClient dynamoDb,
            String leadsTable,
            String countersTable,
            LeadStore leads,
            Voiding voiding) {
        this.dynamoDb = dynamoDb;
        this.leadsTable = leadsTable;
        this.countersTable = countersTable;
        this.leads = leads;
        this.voiding = voiding;
        this.stop = new StopSequence(leadsTable);
    }

    /** Voids what is open for the lead's latest run, at both gates. */
    public static Voiding voiding(DynamoDbApprovalStore open) {
        return (lead, reason, at) ->
                open.pending(lead.runId(), lead.id()).stream()
                        .map(key -> open.voiding(key, reason, at))
                        .toList();
    }

    @Override
    public Optional<Contact> record(String leadId, String contactId, Entry entry) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId).orElse(null);
            Contact contact = file == null ? null : file.contact(contactId).orElse(null);
            if (contact == null) {
                return Optional.empty();
            }
            if (Transactions.write(dynamoDb, items(file, contact, entry)).isEmpty()) {
                tell(entry);
                return Optional.of(contact);
            }
            // Something moved between the reading and the writing: look again.
        }
        throw new IllegalStateException("an opt-out met " + ATTEMPTS + " changes in a row");
    }

    /** Says that an address is written to no more, and why; never which. */
    static void tell(Entry entry) {
        LOG.atInfo()
                .addKeyValue("reason", entry.reason())
                .addKeyValue("source", entry.source())
                .log("address.suppressed");
    }

    /**
     * All of it as items, for a transaction that also has a write of the caller's, such as the
     * reply that asked for it. If the transaction is refused, open the lead again and try with
     * that.
     */
    public List<TransactWriteItem> items(LeadFile file, Contact contact, Entry entry) {
        Lead lead = file.lead();
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(item(DynamoDbSuppressionList.addition(countersTable, contact.address(), entry)));
        items.add(item(optedOut(contact)));
        items.addAll(stop.ofContact(file, contact.id(), REASON, REMEDY, entry.at()));
        boolean somebodyElse =
                file.contacts().stream()
                        .anyMatch(
                                other ->
                                        !other.id().equals(contact.id()) && other.canBeWrittenTo());
        if (!somebodyElse || draftIsFor(file, contact)) {
            items.addAll(open(lead, REASON, entry.at()));
        }
        if (!somebodyElse && lead.stage().canMoveTo(Stage.ARCHIVED)) {
            StageChange archived =
                    new StageChange(
                            "opt-out." + contact.id(),
                            lead.stage(),
                            Stage.ARCHIVED,
                            "contact",
                            entry.at(),
                            "the only contact opted out");
            items.add(item(LeadItems.move(leadsTable, lead.id(), archived, LeadPatch.NONE)));
        }
        return items;
    }

    /** What is open for the lead at the gates, as items that void it. */
    List<TransactWriteItem> open(Lead lead, String reason, Instant at) {
        return voiding.items(lead, reason, at);
    }

    /** Whether what was written last is for this contact. */
    static boolean draftIsFor(LeadFile file, Contact contact) {
        return file.latestDraft()
                .map(draft -> draft.contactId().equals(contact.id()))
                .orElse(false);
    }

    private Update optedOut(Contact contact) {
        return Update.builder()
                .tableName(leadsTable)
                .key(LeadItems.key(contact.leadId(), LeadItems.CONTACT + contact.id()))
                .updateExpression("SET deliverability = :out")
                .conditionExpression("attribute_exists(company_id)")
                .expressionAttributeValues(
                        Map.of(
                                ":out",
                                Item.ofText(
                                        Deliverability.OPTED_OUT.name().toLowerCase(Locale.ROOT))))
                .build();
    }

    private static TransactWriteItem item(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }
}
