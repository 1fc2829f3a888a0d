package com.salesagent.platform.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.List;

/** Writes that happen together or not at all. */
public final class Transactions {
    private static final String FAILED = "ConditionalCheckFailed";
    private static final int ATTEMPTS = 6;

    private Transactions() {}

    /**
     * Writes together or not at all.
     *
     * @return what became of each item where a condition refused; empty once written
     */
    public static List<CancellationReason> write(
            DynamoDbClient dynamoDb, List<TransactWriteItem> items) {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamoDb.transactWriteItems(request -> request.transactItems(items));
                return List.of();
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(r -> FAILED.equals(r.code()))) {
                    return e.cancellationReasons();
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                // Another transaction holds one of the items: the SDK leaves this repetition to its
                // caller.
                Parallel.pause(attempt * 20L);
            }
        }
    }

    /** Whether the item's own condition refused. */
    public static boolean refused(List<CancellationReason> reasons, int index) {
        return index < reasons.size() && FAILED.equals(reasons.get(index).code());
    }
}
