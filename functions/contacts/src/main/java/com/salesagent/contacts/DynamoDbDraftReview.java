package com.salesagent.contacts;

import com.salesagent.platform.dynamodb.Item;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.Map;

/** {@link DraftReview} on the approvals table: item {@code REVIEW} of the run's draft review. */
final class DynamoDbDraftReview implements DraftReview {
    private final DynamoDbClient dynamoDb;
    private final String approvals;

    DynamoDbDraftReview(DynamoDbClient dynamoDb, String approvals) {
        this.dynamoDb = dynamoDb;
        this.approvals = approvals;
    }

    @Override
    public void oneFewer(String runId, String leadId) {
        dynamoDb.updateItem(
                update ->
                        update.tableName(approvals)
                                .key(
                                        Map.of(
                                                "review_id", Item.ofText(runId + "-draft"),
                                                "item", Item.ofText("REVIEW")))
                                .updateExpression("ADD expected :less")
                                .expressionAttributeValues(Map.of(":less", Item.ofNumber(-1))));
    }
}
