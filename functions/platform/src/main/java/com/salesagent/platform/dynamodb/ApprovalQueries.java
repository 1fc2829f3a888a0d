package com.salesagent.platform.dynamodb;

import static com.salesagent.platform.dynamodb.ApprovalItems.ITEM_PREFIX;
import static com.salesagent.platform.dynamodb.Item.ofText;

import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.ReviewId;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Questions to the approvals table, strongly consistent. */
final class ApprovalQueries {
    private ApprovalQueries() {}

    /** Items of a review in the order of their keys, without their task tokens. */
    static QueryRequest.Builder items(String table, ReviewId review, Filter filter) {
        Map<String, String> names = ApprovalItems.READABLE_NAMES;
        Map<String, AttributeValue> values =
                new HashMap<>(
                        Map.of(":review", ofText(review.text()), ":items", ofText(ITEM_PREFIX)));
        List<String> conditions = new ArrayList<>();
        if (filter.openOnly()) {
            conditions.add("#status = :pending");
            values.put(":pending", ofText(Status.PENDING.id()));
        }
        if (!filter.tier().isEmpty()) {
            conditions.add("tier = :tier");
            values.put(":tier", ofText(filter.tier()));
        }
        if (filter.lowConfidenceOnly()) {
            conditions.add("attribute_exists(low_confidence)");
        }
        if (!filter.angle().isEmpty()) {
            conditions.add("angle = :angle");
            values.put(":angle", ofText(filter.angle()));
        }
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("review_id = :review and begins_with(#item, :items)")
                .filterExpression(conditions.isEmpty() ? null : String.join(" and ", conditions))
                .projectionExpression(ApprovalItems.READABLE)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    /** Keys of a lead's open items in a review. */
    static QueryRequest open(String table, ReviewId review, String leadId) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("review_id = :review and begins_with(#item, :lead)")
                .filterExpression("#status = :pending")
                .projectionExpression("review_id, #item")
                .expressionAttributeNames(Map.of("#item", "item", "#status", "status"))
                .expressionAttributeValues(
                        Map.of(
                                ":review", ofText(review.text()),
                                ":lead", ofText(ITEM_PREFIX + leadId + "#"),
                                ":pending", ofText(Status.PENDING.id())))
                .build();
    }
}
