package com.salesagent.local.mail;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prepares what the pages show. */
final class Views {
    private static final int LONGEST_LIST = 200;
    private static final int PREVIEW = 140;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.US);

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final ZoneId zone;

    Views(Mailbox mailbox, InstantSource clock, ZoneId zone) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.zone = zone;
    }

    View.Lists lists() {
        List<Mail> toYou = mailbox.list(true);
        Map<String, Mail> latest = new LinkedHashMap<>();
        for (Mail mail : mailbox.list(false)) {
            latest.putIfAbsent(mail.recipient().toLowerCase(Locale.ROOT), mail);
        }
        int fresh = (int) toYou.stream().filter(mail -> !mailbox.seen(mail.id())).count();
        return new View.Lists(
                toYou.stream().limit(LONGEST_LIST).map(this::row).toList(),
                latest.values().stream().limit(LONGEST_LIST).map(this::row).toList(),
                fresh,
                Math.max(0, latest.size() - LONGEST_LIST));
    }

    private View.Row row(Mail mail) {
        String state = state(mail);
        return new View.Row(
                "/mailbox/mail/" + mail.id(),
                mail.toYou() ? mail.recipient() : mail.recipientName(),
                mail.subject(),
                preview(mail),
                when(mail.at()),
                state,
                tone(state),
                !mailbox.seen(mail.id()));
    }

    private static String preview(Mail mail) {
        String flat = mail.text().replaceAll("\\s+", " ").strip();
        return flat.length() <= PREVIEW ? flat : flat.substring(0, PREVIEW) + "…";
    }

    /** What the mail came to: an answer, else the last that became of it. */
    String state(Mail mail) {
        if (!mailbox.answers(mail.id()).isEmpty()) {
            return "answered";
        }
        List<MailLine.Happened> events = mailbox.events(mail.id());
        return events.isEmpty() ? "accepted" : events.getLast().what().state();
    }

    private static String tone(String state) {
        return switch (state) {
            case "answered", "opened" -> "good";
            case "bounced", "blocked", "reported as spam", "unsubscribed" -> "bad";
            default -> "plain";
        };
    }

    View.Conversation conversation(Mail shown) {
        List<Mail> mails = shown.toYou() ? List.of(shown) : mailbox.conversation(shown.recipient());
        record Timed(String at, View.Message message) {}
        List<Timed> messages = new ArrayList<>();
        for (Mail mail : mails) {
            messages.add(new Timed(mail.at(), message(mail, mail.id().equals(shown.id()))));
            for (MailLine.Answered answer : mailbox.answers(mail.id())) {
                messages.add(new Timed(answer.at(), message(mail, answer)));
            }
        }
        messages.sort(Comparator.comparing(timed -> Instant.parse(timed.at())));
        Mail latest = mails.getLast();
        return new View.Conversation(
                shown.subject(),
                shown.toYou(),
                shown.recipientName(),
                latest.id(),
                latest.header("List-Unsubscribe").contains("http"),
                messages.stream().map(Timed::message).toList());
    }

    private View.Message message(Mail mail, boolean open) {
        String state = state(mail);
        return new View.Message(
                mail.id(),
                false,
                mail.from(),
                people(mail),
                mail.subject(),
                when(mail.at()),
                state,
                tone(state),
                history(mail),
                pieces(mail.text()),
                headers(mail),
                mail.html().isBlank() ? "" : "/mailbox/mail/" + mail.id() + "/html",
                open);
    }

    private View.Message message(Mail mail, MailLine.Answered answer) {
        return new View.Message(
                answer.id(),
                true,
                mail.recipientName(),
                mail.replyTo(),
                answer.automatic() ? "Automatic reply: " + mail.subject() : "Re: " + mail.subject(),
                when(answer.at()),
                "",
                "plain",
                "",
                pieces(answer.text()),
                List.of(),
                "",
                true);
    }

    private String history(Mail mail) {
        return mailbox.events(mail.id()).stream()
                .map(event -> event.what().state() + " " + when(event.at()))
                .collect(Collectors.joining(" · "));
    }

    private static String people(Mail mail) {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < mail.to().size(); i++) {
            String name = mail.toNames().get(i);
            people.add(
                    name.isBlank()
                            ? mail.to().get(i)
                            : "%s <%s>".formatted(name, mail.to().get(i)));
        }
        return String.join(", ", people);
    }

    private static List<View.Header> headers(Mail mail) {
        List<View.Header> headers = new ArrayList<>();
        headers.add(new View.Header("From", mail.from()));
        headers.add(new View.Header("To", people(mail)));
        headers.add(new View.Header("Reply-To", mail.replyTo()));
        headers.add(new View.Header("Subject", mail.subject()));
        new TreeMap<>(mail.headers()).forEach((n, v) -> headers.add(new View.Header(n, v)));
        new TreeMap<>(mail.arguments())
                .forEach((n, v) -> headers.add(new View.Header("argument " + n, v)));
        return headers;
    }

    static List<View.Piece> pieces(String text) {
        List<View.Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            pieces.add(new View.Piece(text.substring(from, link.start()), false));
            pieces.add(new View.Piece(link.group(), true));
            from = link.end();
        }
        pieces.add(new View.Piece(text.substring(from), false));
        return pieces;
    }

    private String when(String at) {
        ZonedDateTime time = Instant.parse(at).atZone(zone);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return (time.toLocalDate().equals(today) ? TIME : DAY).format(time);
    }
}
