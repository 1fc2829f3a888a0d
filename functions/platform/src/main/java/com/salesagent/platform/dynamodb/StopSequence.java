package com.salesagent.platform.dynamodb;

import static com.salesagent.domain.send.SendStatus.CANCELLED;
import static com.salesagent.domain.send.SendStatus.RESERVED;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cancels what has not left yet, in one transaction with the caller's own write: a reply, an
 * opt-out, a bounce, an outcome. So there is no moment at which the one is on record and the other
 * still planned. An email that a worker holds is leaving and can't be called back; nothing follows
 * it, since its acceptance plans the next step only for a lead that still stands at contacted.
 */
public final class StopSequence {
    private final String table;

    public StopSequence(String leadsTable) {
        this.table = leadsTable;
    }

    /**
     * Items that cancel all planned sends of a lead. The transaction is refused if one of them is
     * not as the file shows it any more: open the lead again, and try with that.
     *
     * @param reason why, in words for a person
     * @param remedy what would start it again, in words for a person
     */
    public List<TransactWriteItem> ofLead(LeadFile file, String reason, String remedy, Instant at) {
        return file.contacts().stream()
                .flatMap(contact -> items(file, contact, CANCELLED, reason, remedy, at))
                .toList();
    }

    /** The same, for one contact of the lead. */
    public List<TransactWriteItem> ofContact(
            LeadFile file, String contactId, String reason, String remedy, Instant at) {
        return file.contact(contactId).stream()
                .flatMap(contact -> items(file, contact, CANCELLED, reason, remedy, at))
                .toList();
    }

    /**
     * Items that keep all planned sends of a lead but take them out of the dispatcher's sight, for
     * a pause; {@link com.salesagent.domain.send.SendLedger#resume} brings them back.
     */
    public List<TransactWriteItem> holding(
            LeadFile file, String reason, String remedy, Instant at) {
        return file.contacts().stream()
                .flatMap(contact -> items(file, contact, RESERVED, reason, remedy, at))
                .toList();
    }

    private Stream<TransactWriteItem> items(
            LeadFile file,
            Contact contact,
            SendStatus to,
            String reason,
            String remedy,
            Instant at) {
        List<Send> sends =
                file.sends().stream()
                        .filter(send -> send.contactId().equals(contact.id()))
                        .toList();
        Stream<TransactWriteItem> changes =
                sends.stream()
                        .filter(send -> send.status() == RESERVED)
                        .map(
                                send ->
                                        new SendChange(table, send, to)
                                                .notDue()
                                                .verdict(reason, remedy, at)
                                                .onlyFrom(RESERVED)
                                                .item());
        return Stream.concat(
                changes,
                sends.stream()
                        .filter(send -> !send.answer())
                        .max(Comparator.comparingInt(Send::step))
                        .map(last -> nothingFollows(contact, last))
                        .stream());
    }

    // The next step may be planned between the reading of the file and this transaction.
    private TransactWriteItem nothingFollows(Contact contact, Send last) {
        String next = SendIds.of(last.campaignId(), contact.address(), last.step() + 1);
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(table)
                                        .key(SendItems.key(last.leadId(), next))
                                        .conditionExpression("attribute_not_exists(company_id)"))
                .build();
    }
}
