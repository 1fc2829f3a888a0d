package com.salesagent.local.stepfunctions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state machine as it stands now; a changed one is a new object.
 *
 * @param type {@code STANDARD} or {@code EXPRESS}
 * @param updated null where it was never updated
 * @param settings logging, tracing and the like: kept and answered, without effect here
 */
record Machine(
        String name,
        String type,
        Instant created,
        Instant updated,
        Revision revision,
        Map<String, Object> settings,
        Map<String, Object> tags) {

    String arn() {
        return Arns.machine(name);
    }

    Machine withTags(Map<String, Object> other) {
        return new Machine(name, type, created, updated, revision, settings, other);
    }

    Map<String, Object> toRecord() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("name", name);
        record.put("type", type);
        record.put("created", created.toString());
        record.put("updated", updated == null ? null : updated.toString());
        record.put("rev", revision.id());
        record.put("settings", settings);
        record.put("tags", tags);
        return record;
    }

    static Machine fromRecord(Map<String, Object> record, Map<String, Revision> revisions) {
        return new Machine(
                (String) record.get("name"),
                (String) record.get("type"),
                Instant.parse((String) record.get("created")),
                record.get("updated") instanceof String text ? Instant.parse(text) : null,
                revisions.get((String) record.get("rev")),
                Json.object(record.get("settings")),
                Json.object(record.get("tags")));
    }
}
