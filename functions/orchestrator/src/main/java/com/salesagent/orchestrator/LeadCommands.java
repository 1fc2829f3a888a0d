package com.salesagent.orchestrator;

import static com.salesagent.orchestrator.StartRun.text;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.tasks.LeadAttempts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person decides about one lead outside the gates. Each command may be repeated. */
final class LeadCommands {
    private static final int MAX_TEXT = 200;
    private static final int MAX_EMAIL = 10_000;

    private final LeadStore leads;
    private final SuppressionList suppressions;
    private final CampaignStore campaigns;
    private final Sequences sequences;
    private final ChangeEmail changes;
    private final LeadAttempts attempts;
    private final InstantSource clock;

    LeadCommands(
            LeadStore leads,
            SuppressionList suppressions,
            CampaignStore campaigns,
            Sequences sequences,
            ChangeEmail changes,
            Machine leadMachine,
            InstantSource clock) {
        this.leads = leads;
        this.suppressions = suppressions;
        this.campaigns = campaigns;
        this.sequences = sequences;
        this.changes = changes;
        this.attempts = new LeadAttempts(campaigns, leads, leadMachine::start);
        this.clock = clock;
    }

    Optional<LeadFile> open(String leadId) {
        return leads.open(leadId);
    }

    Campaign campaignOf(LeadFile file) {
        return campaigns.find(file.lead().campaignId()).orElseThrow();
    }

    /**
     * Does what a command asks.
     *
     * @return what is so now, in words for a person; empty for an unknown lead
     * @throws BadRequest for a field that can't be used, or a move that the lifecycle doesn't have
     */
    Optional<String> run(String leadId, String command, Map<String, Object> body) {
        return leads.find(leadId).map(lead -> run(lead, command, body));
    }

    private String run(Lead lead, String command, Map<String, Object> body) {
        return switch (command) {
            case "outcome" -> outcome(lead, body);
            case "pause" -> {
                if (lead.stage().terminal()) {
                    throw new BadRequest(
                            "command", command, "for a lead that is not " + lead.stage().id());
                }
                sequences.pause(lead.id(), clock.instant());
                yield "paused: nothing is sent until it is resumed";
            }
            case "resume" -> resume(lead);
            case "archive" -> stop(lead, Stage.ARCHIVED, body, required(body, "reason"));
            case "answered" -> {
                sequences.answered(lead.id(), clock.instant());
                yield "the sequence is stopped: a colleague answered";
            }
            case "contact" -> addContact(lead, body);
            case "change" -> change(lead, body);
            default ->
                    throw new BadRequest(
                            "command",
                            command,
                            "outcome, pause, resume, archive, answered, contact or change");
        };
    }

    private String resume(Lead lead) {
        Instant now = clock.instant();
        if (stoppedBeforeItsFirstEmail(lead)) {
            attempts.startNext(lead);
            return lead.stage() == Stage.SCORED
                    ? "asked for again: the next review email brings it"
                    : "goes on: its emails come with the next review email";
        }
        boolean parked = lead.parkedUntil() != null && lead.parkedUntil().isAfter(now);
        int planned =
                sequences.resume(lead.id(), campaigns.find(lead.campaignId()).orElseThrow(), now);
        if (!lead.paused() && !parked) {
            return "goes on: it was neither paused nor parked";
        }
        return planned == 0
                ? "resumed: no email was planned"
                : "resumed: what is planned goes on, one email at a time";
    }

    /** Nobody decided in time, an agent failed, or the last draft was rejected. */
    private static boolean stoppedBeforeItsFirstEmail(Lead lead) {
        return switch (lead.stage()) {
            case SCORED, DRAFT_CREATED -> !lead.problem().isEmpty();
            case APPROVED ->
                    !lead.problem().isEmpty()
                            || lead.history().getLast().from() == Stage.DRAFT_CREATED;
            default -> false;
        };
    }

    private String change(Lead lead, Map<String, Object> body) {
        Object email = body.get("email");
        if (!(email instanceof Integer number)) {
            throw new BadRequest("email", String.valueOf(email), "the number of an email, from 1");
        }
        String text = text(body, "body").replace("\r\n", "\n");
        if (text.isBlank()
                || text.length() > MAX_EMAIL
                || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new BadRequest(
                    "body", "", "the email's text, at most %,d characters".formatted(MAX_EMAIL));
        }
        changes.change(lead.id(), number, optional(body, "subject"), text, actor(body));
        return "email %d is held until its new text is approved; the review email brings it"
                .formatted(number);
    }

    private String outcome(Lead lead, Map<String, Object> body) {
        String outcome = text(body, "outcome");
        return switch (outcome) {
            case "meeting_booked" -> stop(lead, Stage.MEETING_BOOKED, body, "meeting booked");
            case "won" -> {
                String value = amount(body);
                if (!value.matches("\\d{1,12}(\\.\\d{1,2})?")) {
                    throw new BadRequest("value", value, "an amount in dollars, such as 25000");
                }
                yield stop(lead, Stage.WON, body, "won, $" + value);
            }
            case "lost" -> stop(lead, Stage.LOST, body, "lost: " + required(body, "reason"));
            default -> throw new BadRequest("outcome", outcome, "meeting_booked, won or lost");
        };
    }

    private String stop(Lead lead, Stage to, Map<String, Object> body, String reason) {
        if (lead.stage() == to) {
            return "is " + to.id() + " already";
        }
        if (!lead.stage().canMoveTo(to)) {
            throw new BadRequest("outcome", to.id(), possible(lead));
        }
        Instant now = clock.instant();
        StageChange change =
                new StageChange(
                        "command." + to.id() + "." + now.toEpochMilli(),
                        lead.stage(),
                        to,
                        actor(body),
                        now,
                        reason);
        Moved moved = sequences.stopAndMove(lead.id(), change);
        if (moved instanceof Moved.Refused refused && refused.stage() == to) {
            return "is " + to.id() + " already";
        }
        if (moved instanceof Moved.Refused refused) {
            throw new BadRequest(
                    "outcome",
                    to.id(),
                    "repeated: the lead has just moved to " + refused.stage().id());
        }
        return "is " + to.id() + " now: " + reason;
    }

    private static String possible(Lead lead) {
        List<String> stages =
                Stream.of(Stage.MEETING_BOOKED, Stage.WON, Stage.LOST, Stage.ARCHIVED)
                        .filter(lead.stage()::canMoveTo)
                        .map(Stage::id)
                        .toList();
        return stages.isEmpty()
                ? "left as it is: the lead is " + lead.stage().id() + ", which is its end"
                : "%s for a lead in stage %s"
                        .formatted(String.join(" or ", stages), lead.stage().id());
    }

    /** As a text or a number, the way a person or a program writes it. */
    private static String amount(Map<String, Object> body) {
        return body.get("value") instanceof Number number
                ? new BigDecimal(number.toString()).toPlainString()
                : required(body, "value");
    }

    private String addContact(Lead lead, Map<String, Object> body) {
        String address = required(body, "email");
        if (!Addresses.valid(address)) {
            throw new BadRequest("email", address, "an email address such as dana@company.com");
        }
        if (Addresses.reserved(address)) {
            throw new BadRequest("email", address, "an address that can receive mail");
        }
        if (suppressions.find(address).isPresent()) {
            throw new BadRequest(
                    "email", address, "an address that is not on the suppression list");
        }
        Contact contact =
                new Contact(
                        Addresses.hash(address).substring(0, 12),
                        lead.id(),
                        optional(body, "name"),
                        optional(body, "title"),
                        Addresses.normalised(address),
                        optional(body, "phone"),
                        "person " + actor(body),
                        1,
                        Contact.Deliverability.UNVERIFIED,
                        false,
                        clock.instant());
        String owner = leads.addContact(contact);
        if (!owner.equals(lead.id())) {
            throw new BadRequest("email", address, "an address that is not lead " + owner + "'s");
        }
        if (lead.needsContact() && waitsForContact(lead)) {
            attempts.startNext(lead);
            return "contact added; its emails are being written";
        }
        return "contact added";
    }

    /**
     * A lead whose only address bounced stands at contacted, one that a wrong person answered at
     * replied: with somebody else to write to it is approved as before.
     */
    private boolean waitsForContact(Lead lead) {
        if (lead.stage() != Stage.CONTACTED
                && lead.stage() != Stage.NO_RESPONSE
                && lead.stage() != Stage.REPLIED) {
            return lead.stage() == Stage.APPROVED;
        }
        if (!lead.stage().canMoveTo(Stage.APPROVED)) {
            return false;
        }
        Instant now = clock.instant();
        StageChange next =
                new StageChange(
                        "next-contact." + (lead.attempt() + 1),
                        lead.stage(),
                        Stage.APPROVED,
                        "sales",
                        now,
                        "another contact was added");
        return sequences.stopAndMove(lead.id(), next) instanceof Moved.Done;
    }

    private static String actor(Map<String, Object> body) {
        String actor = optional(body, "actor");
        return actor.isEmpty() ? "sales" : actor;
    }

    private static String required(Map<String, Object> body, String field) {
        String value = optional(body, field);
        if (value.isEmpty()) {
            throw new BadRequest(field, value, "given");
        }
        return value;
    }

    private static String optional(Map<String, Object> body, String field) {
        String value = text(body, field).strip();
        if (value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest(field, value, "one line of at most 200 characters");
        }
        return value;
    }
}
