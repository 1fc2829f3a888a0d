package com.salesagent.platform.dynamodb;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.Renewal;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.draft.Email;
import com.salesagent.platform.Json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How approvals stand in their table. An item is in the index {@code ApprovalsByStatus} as long as
 * it has {@code status_since}: while it is pending, or settled and not resumed.
 */
public final class ApprovalItems {
    static final String ITEM_PREFIX = "ITEM#";
    static final String LINK_PREFIX = "LINK#";
    static final String RENEWAL_PREFIX = "RENEWAL#";
    static final String REVIEW_ITEM = "REVIEW";

    /** What readers get: all but the task token. Any of these could be a reserved word. */
    static final Map<String, String> READABLE_NAMES =
            Stream.of(
                            "review_id",
                            "item",
                            "campaign_id",
                            "snapshot",
                            "status",
                            "version",
                            "requested_at",
                            "expires_at",
                            "note",
                            "decision",
                            "decision_id",
                            "decided_by",
                            "decided_at",
                            "decided_from",
                            "reason",
                            "edits",
                            "edit_hashes",
                            "endorsed")
                    .collect(Collectors.toUnmodifiableMap(name -> "#" + name, name -> name));

    static final String READABLE = String.join(", ", READABLE_NAMES.keySet());

    private static final Duration KEPT = Duration.ofDays(90);

    private ApprovalItems() {}

    static String itemKey(ApprovalKey key) {
        return ITEM_PREFIX + key.item();
    }

    static Item of(Approval approval, String taskToken) {
        Snapshot snapshot = approval.snapshot();
        return Item.create()
                .text("review_id", approval.key().review().text())
                .text("item", itemKey(approval.key()))
                .text("campaign_id", approval.campaignId())
                .text("lead_id", approval.key().leadId())
                .text("task_token", taskToken)
                .text("status", approval.status().id())
                .moment("status_since", approval.requestedAt())
                .number("version", approval.version())
                .moment("requested_at", approval.requestedAt())
                .moment("expires_at", approval.expiresAt())
                .number("ttl", ttl(approval.expiresAt()))
                .text("snapshot", Json.write(snapshot))
                .text("tier", snapshot.lead().tier())
                .text("angle", snapshot.angle())
                .flag("low_confidence", snapshot.lowConfidence());
    }

    static long ttl(Instant expiresAt) {
        return expiresAt.plus(KEPT).getEpochSecond();
    }

    /**
     * Reads an item of the table or of its stream.
     *
     * @return empty for items that are no approvals
     */
    public static Optional<Approval> approval(Item item) {
        return key(item).map(key -> approval(key, item));
    }

    /** Whose approval an item is; empty for the review itself and for links. */
    public static Optional<ApprovalKey> key(Item item) {
        String name = item.text("item");
        return name.startsWith(ITEM_PREFIX)
                ? ReviewId.parse(item.text("review_id"))
                        .flatMap(
                                review ->
                                        ApprovalKey.of(
                                                review, name.substring(ITEM_PREFIX.length())))
                : Optional.empty();
    }

    /** Reads an item of the stream that asks for a new link; empty for all others. */
    public static Optional<Renewal> renewal(Item item) {
        return item.text("item").startsWith(RENEWAL_PREFIX)
                ? ReviewId.parse(item.text("review_id"))
                        .map(
                                review ->
                                        new Renewal(
                                                review,
                                                item.text("key_hash"),
                                                item.moment("asked_at")))
                : Optional.empty();
    }

    /** The newest token of an item of the stream. */
    public static String taskToken(Item item) {
        return item.text("task_token");
    }

    /** Whether an item of the stream still waits to be resumed. */
    public static boolean unresumed(Item item) {
        return item.has("status_since") && !item.text("status").equals(Status.PENDING.id());
    }

    /**
     * Whether this change of an item put it into the stream again on purpose; such a change is not
     * counted a second time.
     */
    public static boolean nudged(Item item) {
        return item.has("nudged_at");
    }

    private static Approval approval(ApprovalKey key, Item item) {
        String json = item.text("snapshot");
        return new Approval(
                key,
                item.text("campaign_id"),
                key.review().gate() == Gate.LEAD
                        ? Json.read(json, Snapshot.OfLead.class)
                        : Json.read(json, Snapshot.OfDraft.class),
                Status.valueOf(item.text("status").toUpperCase(Locale.ROOT)),
                item.integer("version"),
                item.moment("requested_at"),
                item.moment("expires_at"),
                item.has("endorsed") ? decided(item.map("endorsed")) : null,
                item.has("decision") ? decided(item) : null,
                item.text("note"));
    }

    private static Decided decided(Item item) {
        return new Decided(
                item.text("decision_id"),
                decision(item),
                item.text("decided_by"),
                item.moment("decided_at"),
                item.text("decided_from"));
    }

    private static Decision decision(Item item) {
        return switch (item.text("decision")) {
            case "approved" ->
                    item.has("edits")
                            ? new Decision.ApprovedWithEdits(
                                    emails(item.list("edits")), item.texts("edit_hashes"))
                            : new Decision.Approved();
            case "regenerate" -> new Decision.Regenerate(item.text("reason"));
            default -> new Decision.Rejected(item.text("reason"));
        };
    }

    private static List<Email> emails(List<Item> items) {
        return items.stream()
                .map(
                        item ->
                                new Email(
                                        item.integer("step"),
                                        item.integer("day"),
                                        item.text("subject"),
                                        item.text("body")))
                .toList();
    }

    /** The attributes that a decision adds. */
    static Item of(Decided decided) {
        Item item =
                Item.create()
                        .text("decision", decided.decision().word())
                        .text("decision_id", decided.id())
                        .text("decided_by", decided.by())
                        .moment("decided_at", decided.at())
                        .text("decided_from", decided.from());
        return switch (decided.decision()) {
            case Decision.Approved a -> item;
            case Decision.ApprovedWithEdits edited ->
                    item.list("edits", edited.emails().stream().map(ApprovalItems::of).toList())
                            .texts("edit_hashes", edited.contentHashes());
            case Decision.Rejected rejected -> item.text("reason", rejected.reason());
            case Decision.Regenerate again -> item.text("reason", again.feedback());
        };
    }

    private static Item of(Email email) {
        return Item.create()
                .number("step", email.step())
                .number("day", email.dayOffset())
                .text("subject", email.subject())
                .text("body", email.body());
    }
}
