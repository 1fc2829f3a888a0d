package com.salesagent.domain.track;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.send.Send;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one email, as its events tell, in whatever order and how often they came. Opens
 * and clicks by machines never count as a person's.
 *
 * @param answered by a person, to this email
 * @param positive the answer was
 */
public record Engagement(
        Send send,
        boolean delivered,
        boolean bounced,
        boolean opened,
        boolean openedByMachine,
        boolean clicked,
        boolean clickedByMachine,
        boolean answered,
        boolean positive) {
    /** The detail of an event whose user agent is a known scanner's. */
    public static final String SCANNER = "scanner";

    /** Link scanners follow a link before anybody can have read the mail. */
    private static final Duration NOBODY_READS_SO_FAST = Duration.ofSeconds(15);

    /** Each email that the provider took, by time. */
    public static List<Engagement> of(LeadFile file) {
        List<LeadEvent> answers = Answers.of(file);
        return accepted(file).stream().map(send -> of(file, send, answers)).toList();
    }

    private static Engagement of(LeadFile file, Send send, List<LeadEvent> answers) {
        List<LeadEvent> events =
                file.events().stream().filter(e -> e.sendId().equals(send.id())).toList();
        Instant arrived =
                times(events, DeliveryType.DELIVERED)
                        .min(Comparator.naturalOrder())
                        .orElse(send.acceptedAt());
        List<LeadEvent> own =
                answers.stream()
                        .filter(
                                answer ->
                                        answered(file, answer)
                                                .map(Send::id)
                                                .filter(send.id()::equals)
                                                .isPresent())
                        .toList();
        return new Engagement(
                send,
                has(events, DeliveryType.DELIVERED),
                has(events, DeliveryType.BOUNCE) || has(events, DeliveryType.BLOCKED),
                events.stream().anyMatch(e -> is(e, DeliveryType.OPEN) && !scanner(e)),
                events.stream()
                        .anyMatch(
                                e ->
                                        is(e, DeliveryType.MACHINE_OPEN)
                                                || (is(e, DeliveryType.OPEN) && scanner(e))),
                events.stream()
                        .anyMatch(e -> is(e, DeliveryType.CLICK) && !machineClick(e, arrived)),
                events.stream()
                        .anyMatch(e -> is(e, DeliveryType.CLICK) && machineClick(e, arrived)),
                !own.isEmpty(),
                own.stream().anyMatch(a -> "positive".equals(a.details().get("sentiment"))));
    }

    /** Which email an answer is to: the one it names, else the latest before it. */
    private static Optional<Send> answered(LeadFile file, LeadEvent answer) {
        return accepted(file).stream()
                .filter(send -> send.id().equals(answer.sendId()))
                .findFirst()
                .or(
                        () ->
                                accepted(file).stream()
                                        .filter(send -> !send.acceptedAt().isAfter(answer.at()))
                                        .max(Comparator.comparing(Send::acceptedAt)));
    }

    private static List<Send> accepted(LeadFile file) {
        return file.sends().stream()
                .filter(send -> send.acceptedAt() != null)
                .sorted(Comparator.comparing(Send::acceptedAt))
                .toList();
    }

    private static boolean machineClick(LeadEvent click, Instant arrived) {
        return scanner(click) || click.at().isBefore(arrived.plus(NOBODY_READS_SO_FAST));
    }

    private static boolean scanner(LeadEvent event) {
        return event.details().containsKey(SCANNER);
    }

    private static boolean has(List<LeadEvent> events, DeliveryType type) {
        return events.stream().anyMatch(event -> is(event, type));
    }

    private static Stream<Instant> times(List<LeadEvent> events, DeliveryType type) {
        return events.stream().filter(event -> is(event, type)).map(LeadEvent::at);
    }

    private static boolean is(LeadEvent event, DeliveryType type) {
        return event.type().equals(type.id());
    }
}
