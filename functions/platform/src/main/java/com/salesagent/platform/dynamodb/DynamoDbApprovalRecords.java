package com.salesagent.platform.dynamodb;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link ApprovalRecords} on the leads table: items {@code DECISION#<approval id>}. */
public final class DynamoDbApprovalRecords implements ApprovalRecords {
    private static final String DECISION = "DECISION#";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Reads reads;

    public DynamoDbApprovalRecords(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.reads = new Reads(dynamoDb);
    }

    @Override
    public void put(ApprovalRecord approval) {
        Item item =
                Item.create()
                        .text(LeadItems.PARTITION, approval.leadId())
                        .text(LeadItems.SORT, DECISION + approval.approvalId())
                        .text("contact_id", approval.contactId())
                        .number("draft_version", approval.draftVersion())
                        .texts("content_hashes", approval.contentHashes())
                        .text("approved_by", approval.approvedBy())
                        .moment("at", approval.at())
                        .flag("edited", approval.edited());
        dynamoDb.putItem(put -> put.tableName(table).item(item.attributes()));
    }

    @Override
    public List<ApprovalRecord> all(String leadId) {
        return reads
                .query(
                        QueryRequest.builder()
                                .tableName(table)
                                .keyConditionExpression(
                                        "company_id = :lead AND begins_with(#item, :decision)")
                                .expressionAttributeNames(Map.of("#item", LeadItems.SORT))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":lead", Item.ofText(leadId),
                                                ":decision", Item.ofText(DECISION)))
                                .consistentRead(true)
                                .build())
                .stream()
                .map(DynamoDbApprovalRecords::record)
                .toList();
    }

    @Override
    public Optional<ApprovalRecord> find(String leadId, String approvalId) {
        return reads.item(table, LeadItems.key(leadId, DECISION + approvalId))
                .map(DynamoDbApprovalRecords::record);
    }

    private static ApprovalRecord record(Item item) {
        return new ApprovalRecord(
                item.text(LeadItems.SORT).substring(DECISION.length()),
                item.text(LeadItems.PARTITION),
                item.text("contact_id"),
                item.integer("draft_version"),
                item.texts("content_hashes"),
                item.text("approved_by"),
                item.moment("at"),
                item.flag("edited"));
    }
}
