package com.salesagent.platform.dynamodb;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Source;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Fact;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a lead, its contacts, assessments and drafts look as items of the leads table. */
public final class LeadItems {
    public static final String PARTITION = "company_id";
    public static final String SORT = "item";
    public static final String PROFILE = "PROFILE";
    public static final String CONTACT = "CONTACT#";
    public static final String SCORE = "SCORE#";
    public static final String DRAFT = "DRAFT#";
    public static final String SEND = "SEND#";
    public static final String EVENT = "EVENT#";

    private LeadItems() {}

    public static Map<String, AttributeValue> key(String leadId, String item) {
        return Map.of(PARTITION, Item.ofText(leadId), SORT, Item.ofText(item));
    }

    public static Map<String, AttributeValue> profileKey(String leadId) {
        return key(leadId, PROFILE);
    }

    static String draftKey(int version) {
        return DRAFT + "%04d".formatted(version);
    }

    /**
     * The update that moves a lead, for a transaction of the caller's: conditional on the stage,
     * with the change appended to the history. When the condition fails, the old item comes back:
     * {@link #hasChange} tells a repeat.
     */
    public static Update move(String table, String leadId, StageChange change, LeadPatch patch) {
        return move(table, leadId, List.of(change), patch, null);
    }

    static Update move(
            String table,
            String leadId,
            List<StageChange> changes,
            LeadPatch patch,
            Assessment assessment) {
        Map<String, AttributeValue> values = new HashMap<>();
        StageChange last = changes.getLast();
        values.put(":from", Item.ofText(changes.getFirst().from().id()));
        values.put(":to", Item.ofText(last.to().id()));
        values.put(":since", Item.ofText(Moments.text(last.at())));
        values.put(
                ":changes",
                AttributeValue.fromL(
                        changes.stream()
                                .map(change -> AttributeValue.fromM(change(change).attributes()))
                                .toList()));
        values.put(":none", AttributeValue.fromL(List.of()));
        List<String> sets = new ArrayList<>();
        sets.add("stage = :to");
        sets.add("stage_since = :since");
        sets.add("history = list_append(if_not_exists(history, :none), :changes)");
        if (assessment != null) {
            sets.add("tier = :tier");
            sets.add("score = :score");
            sets.add("savings = :savings");
            sets.add("reason = :reason");
            values.put(":tier", Item.ofText(assessment.tier().id()));
            values.put(":score", AttributeValue.fromN(Double.toString(assessment.score())));
            values.put(
                    ":savings", AttributeValue.fromM(savings(assessment.savings()).attributes()));
            values.put(":reason", Item.ofText(assessment.reason()));
        }
        patch(patch, sets, values);
        return Update.builder()
                .tableName(table)
                .key(profileKey(leadId))
                .updateExpression("SET " + String.join(", ", sets))
                .conditionExpression("stage = :from")
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    static void patch(LeadPatch patch, List<String> sets, Map<String, AttributeValue> values) {
        if (patch.runId() != null) {
            sets.add("run_id = :run");
            values.put(":run", Item.ofText(patch.runId()));
        }
        if (patch.attempt() != null) {
            sets.add("attempt = :attempt");
            values.put(":attempt", Item.ofNumber(patch.attempt()));
        }
        if (patch.needsContact() != null) {
            sets.add("needs_contact = :needsContact");
            values.put(":needsContact", AttributeValue.fromBool(patch.needsContact()));
        }
        if (patch.paused() != null) {
            sets.add("paused = :paused");
            values.put(":paused", AttributeValue.fromBool(patch.paused()));
        }
        if (patch.parkedUntil() != null) {
            sets.add("parked_until = :parkedUntil");
            values.put(":parkedUntil", Item.ofText(Moments.text(patch.parkedUntil())));
        }
        if (patch.problem() != null) {
            sets.add("problem = :problem");
            values.put(":problem", Item.ofText(patch.problem()));
        }
    }

    /**
     * Whether an old PROFILE shows that the change was made already, by an earlier delivery of the
     * same act.
     */
    public static boolean hasChange(Map<String, AttributeValue> profile, String changeId) {
        return Item.of(profile).list("history").stream()
                .anyMatch(entry -> entry.text("id").equals(changeId));
    }

    static Item profile(
            String leadId, String campaignId, String runId, Company company, Instant at) {
        return Item.create()
                .text(PARTITION, leadId)
                .text(SORT, PROFILE)
                .text("campaign_id", campaignId)
                .text("run_id", runId)
                .number("attempt", 1)
                .text("stage", Stage.NEW.id())
                .moment("stage_since", at)
                .map("company", company(company));
    }

    static Lead lead(Item item) {
        Instant parked = item.moment("parked_until");
        return new Lead(
                item.text(PARTITION),
                item.text("campaign_id"),
                item.text("run_id"),
                item.integer("attempt"),
                company(item.map("company")),
                Stage.of(item.text("stage")),
                item.moment("stage_since"),
                item.has("tier") ? Tier.of(item.text("tier")) : null,
                item.decimal("score"),
                item.has("savings") ? savings(item.map("savings")) : null,
                item.text("reason"),
                item.flag("needs_contact"),
                item.flag("paused"),
                Instant.EPOCH.equals(parked) ? null : parked,
                item.text("problem"),
                item.list("history").stream().map(LeadItems::change).toList());
    }

    private static Item company(Company company) {
        return Item.create()
                .text("name", company.name())
                .text("industry", company.industry().id())
                .text("type", company.organizationType())
                .text("street", company.street())
                .text("city", company.city())
                .text("state", company.state())
                .text("zip", company.zip())
                .text("phone", company.phone())
                .text("website", company.website())
                .number("employees", company.employees())
                .number("capacity", company.capacity())
                .number("floor_area", company.floorArea())
                .number("sites", company.sites())
                .text("publisher", company.source().publisher())
                .text("reference", company.source().reference());
    }

    private static Company company(Item item) {
        return new Company(
                item.text("name"),
                Industry.parse(item.text("industry")).orElse(Industry.UNKNOWN),
                item.text("type"),
                item.text("street"),
                item.text("city"),
                item.text("state"),
                item.text("zip"),
                item.text("phone"),
                item.text("website"),
                item.integer("employees"),
                item.integer("capacity"),
                item.integer("floor_area"),
                item.integer("sites"),
                new Source(item.text("publisher"), item.text("reference")));
    }

    private static Item change(StageChange change) {
        return Item.create()
                .text("id", change.id())
                .text("from", change.from().id())
                .text("to", change.to().id())
                .text("actor", change.actor())
                .moment("at", change.at())
                .text("reason", change.reason());
    }

    private static StageChange change(Item item) {
        return new StageChange(
                item.text("id"),
                Stage.of(item.text("from")),
                Stage.of(item.text("to")),
                item.text("actor"),
                item.moment("at"),
                item.text("reason"));
    }

    private static Item savings(Savings savings) {
        return Item.create()
                .number("low", savings.low())
                .number("mid", savings.mid())
                .number("high", savings.high());
    }

    private static Savings savings(Item item) {
        return new Savings(item.number("low"), item.number("mid"), item.number("high"));
    }

    static Item contact(Contact contact) {
        Item item = contactWithoutBasis(contact);
        return contact.basis() == null ? item : item.map("basis", basis(contact.basis()));
    }

    static Item basis(Basis basis) {
        return Item.create()
                .text("kind", basis.kind().id())
                .text("since", basis.since().toString())
                .text("note", basis.note());
    }

    private static Basis basis(Item item) {
        return new Basis(
                Basis.Kind.of(item.text("kind")),
                LocalDate.parse(item.text("since")),
                item.text("note"));
    }

    private static Item contactWithoutBasis(Contact contact) {
        return Item.create()
                .text(PARTITION, contact.leadId())
                .text(SORT, CONTACT + contact.id())
                .text("name", contact.name())
                .text("title", contact.title())
                .text("address", contact.address())
                .text("phone", contact.phone())
                .text("source", contact.source())
                .number("rank", contact.rank())
                .text("deliverability", contact.deliverability().name().toLowerCase(Locale.ROOT))
                .flag("demonstration", contact.demonstration())
                .text("country", contact.country())
                .moment("at", contact.at());
    }

    static Contact contact(Item item) {
        return new Contact(
                item.text(SORT).substring(CONTACT.length()),
                item.text(PARTITION),
                item.text("name"),
                item.text("title"),
                item.text("address"),
                item.text("phone"),
                item.text("source"),
                item.integer("rank"),
                Deliverability.valueOf(item.text("deliverability").toUpperCase(Locale.ROOT)),
                item.flag("demonstration"),
                item.moment("at"),
                item.has("basis") ? basis(item.map("basis")) : null,
                item.text("country"));
    }

    static Item assessment(Assessment assessment) {
        Breakdown parts = assessment.breakdown();
        return Item.create()
                .text(PARTITION, assessment.leadId())
                .text(SORT, SCORE + assessment.runId())
                .list(
                        "facts",
                        assessment.facts().stream()
                                .map(
                                        fact ->
                                                Item.create()
                                                        .text("name", fact.name())
                                                        .text("value", fact.value())
                                                        .text("source", fact.source())
                                                        .text("confidence", fact.confidence()))
                                .toList())
                .number("electricity", assessment.electricitySpend())
                .number("gas", assessment.gasSpend())
                .number("telecom", assessment.telecomSpend())
                .map("savings", savings(assessment.savings()))
                .decimal("score", assessment.score())
                .map(
                        "breakdown",
                        Item.create()
                                .decimal("recovery", parts.recovery())
                                .decimal("industry", parts.industry())
                                .decimal("sites", parts.sites())
                                .decimal("data_quality", parts.dataQuality()))
                .text("tier", assessment.tier().id())
                .flag("retail_choice", assessment.retailChoice())
                .text("reason", assessment.reason())
                .text("basis", assessment.basis())
                .text("written_by", assessment.writtenBy())
                .moment("at", assessment.at());
    }

    static Assessment assessment(Item item) {
        Item parts = item.map("breakdown");
        return new Assessment(
                item.text(PARTITION),
                item.text(SORT).substring(SCORE.length()),
                item.list("facts").stream()
                        .map(
                                fact ->
                                        new Fact(
                                                fact.text("name"),
                                                fact.text("value"),
                                                fact.text("source"),
                                                fact.text("confidence")))
                        .toList(),
                item.number("electricity"),
                item.number("gas"),
                item.number("telecom"),
                savings(item.map("savings")),
                item.decimal("score"),
                new Breakdown(
                        parts.decimal("recovery"),
                        parts.decimal("industry"),
                        parts.decimal("sites"),
                        parts.decimal("data_quality")),
                Tier.of(item.text("tier")),
                item.flag("retail_choice"),
                item.text("reason"),
                item.text("basis"),
                item.text("written_by"),
                item.moment("at"));
    }

    static Item draft(Draft draft) {
        Critique critique = draft.critique();
        return Item.create()
                .text(PARTITION, draft.leadId())
                .text(SORT, draftKey(draft.version()))
                .number("version", draft.version())
                .text("contact_id", draft.contactId())
                .text("run_id", draft.runId())
                .text("angle", draft.angle().id())
                .text("reasoning", draft.reasoning())
                .list(
                        "emails",
                        draft.emails().stream()
                                .map(
                                        email ->
                                                Item.create()
                                                        .number("step", email.step())
                                                        .number("day", email.dayOffset())
                                                        .text("subject", email.subject())
                                                        .text("body", email.body()))
                                .toList())
                .map(
                        "critique",
                        Item.create()
                                .number("personalization", critique.personalization())
                                .number("savings_figure", critique.savingsFigure())
                                .number("clear_ask", critique.clearAsk())
                                .number("human_tone", critique.humanTone())
                                .number("subject", critique.subject())
                                .text("feedback", critique.feedback())
                                .text("graded_by", critique.gradedBy()))
                .number("rewrites", draft.rewrites())
                .flag("low_confidence", draft.lowConfidence())
                .text("written_by", draft.writtenBy())
                .text("feedback", draft.feedback())
                .moment("at", draft.at());
    }

    static Draft draft(Item item) {
        Item critique = item.map("critique");
        return new Draft(
                item.text(PARTITION),
                item.integer("version"),
                item.text("contact_id"),
                item.text("run_id"),
                Angle.of(item.text("angle")),
                item.text("reasoning"),
                item.list("emails").stream()
                        .map(
                                email ->
                                        new Email(
                                                email.integer("step"),
                                                email.integer("day"),
                                                email.text("subject"),
                                                email.text("body")))
                        .toList(),
                new Critique(
                        critique.integer("personalization"),
                        critique.integer("savings_figure"),
                        critique.integer("clear_ask"),
                        critique.integer("human_tone"),
                        critique.integer("subject"),
                        critique.text("feedback"),
                        critique.text("graded_by")),
                item.integer("rewrites"),
                item.flag("low_confidence"),
                item.text("written_by"),
                item.text("feedback"),
                item.moment("at"));
    }
}
