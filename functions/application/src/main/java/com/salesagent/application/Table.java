package com.salesagent.application;

import java.util.List;

/**
 * A DynamoDB table. All key attributes are strings.
 *
 * @param name as in {@code leads}; a stage's prefix comes before it on AWS
 * @param ttlAttribute blank for none
 * @param stream whether item changes are streamed, with new images
 * @param pointInTimeRecovery whether the table can be restored to any second of the last 35 days
 * @param ownKey whether a key of its own encrypts it, since it holds task tokens
 */
public record Table(
        String name,
        String partitionKey,
        String sortKey,
        List<Index> indexes,
        String ttlAttribute,
        boolean stream,
        boolean pointInTimeRecovery,
        boolean ownKey) {
    public Table {
        indexes = List.copyOf(indexes);
    }

    /** The environment key that tells a function the table's name: {@code LEADS_TABLE}. */
    public String environmentKey() {
        return Names.environmentKey(name) + "_TABLE";
    }

    /**
     * A global secondary index, for one purpose.
     *
     * @param included attributes copied besides the keys; empty for keys only
     */
    public record Index(String name, String partitionKey, String sortKey, List<String> included) {
        public Index {
            included = List.copyOf(included);
        }
    }
}
