package com.salesagent.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.local.durable.Journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All mail, what became of it, and what the application has not been told yet. Each change is on
 * the disk before it is answered for.
 */
final class Mailbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_BYTES = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, List<MailLine.Happened>> happened = new HashMap<>();
    private final Map<String, List<MailLine.Answered>> answered = new HashMap<>();
    private final Map<String, String> suppressed = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, MailLine.Happened> eventsToTell = new LinkedHashMap<>();
    private final Map<String, MailLine.Answered> answersToTell = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Journal journal;

    private Mailbox(Path folder, InstantSource clock) {
        this.clock = clock;
        this.journal =
                Journal.open(folder.resolve("journal.jsonl"), Journal.Sync.DISK, this::restore);
    }

    static Mailbox open(Path folder, InstantSource clock) {
        return new Mailbox(folder, clock);
    }

    private void restore(String line) {
        try {
            apply(JSON.readValue(line, MailLine.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the mail journal has a line that can't be read", e);
        }
    }

    private void keep(List<MailLine> lines) {
        List<String> texts = new ArrayList<>();
        for (MailLine line : lines) {
            try {
                texts.add(JSON.writerFor(MailLine.class).writeValueAsString(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        journal.append(texts);
        lines.forEach(this::apply);
    }

    private void apply(MailLine line) {
        lock.lock();
        try {
            switch (line) {
                case MailLine.Taken(Mail mail) -> mails.put(mail.id(), mail);
                case MailLine.Happened event -> {
                    happened.computeIfAbsent(event.mail(), id -> new ArrayList<>()).add(event);
                    eventsToTell.put(event.id(), event);
                }
                case MailLine.Answered answer -> {
                    answered.computeIfAbsent(answer.mail(), id -> new ArrayList<>()).add(answer);
                    answersToTell.put(answer.id(), answer);
                }
                case MailLine.Seen(String mail) -> seen.add(mail);
                case MailLine.Suppressed(List<String> addresses, String at) ->
                        addresses.forEach(address -> suppressed.putIfAbsent(address, at));
                case MailLine.Told(List<String> ids) -> {
                    ids.forEach(eventsToTell::remove);
                    ids.forEach(answersToTell::remove);
                }
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** An id as SendGrid makes them: 22 characters that nobody guesses. */
    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** Takes mails, which are processed and delivered at once. */
    void take(List<Mail> taken) {
        List<MailLine> lines = new ArrayList<>();
        for (Mail mail : taken) {
            lines.add(new MailLine.Taken(mail));
            lines.add(event(mail.id(), Happening.PROCESSED));
            lines.add(event(mail.id(), Happening.DELIVERED));
        }
        keep(lines);
    }

    void happen(String mail, Happening what) {
        keep(List.of(event(mail, what)));
    }

    private MailLine.Happened event(String mail, Happening what) {
        return new MailLine.Happened(newId(), mail, what, clock.instant().toString());
    }

    MailLine.Answered answer(String mail, String text, boolean automatic) {
        MailLine.Answered answer =
                new MailLine.Answered(
                        UUID.randomUUID().toString(),
                        mail,
                        text,
                        automatic,
                        clock.instant().toString());
        keep(List.of(answer));
        return answer;
    }

    /** Writes to these addresses no more; what is known already changes nothing. */
    void suppress(List<String> addresses) {
        Map<String, String> known = suppressed();
        List<String> fresh = addresses.stream().filter(each -> !known.containsKey(each)).toList();
        if (!fresh.isEmpty()) {
            keep(List.of(new MailLine.Suppressed(fresh, clock.instant().toString())));
        }
    }

    /** Addresses that the application asked to write to no more, with when. */
    Map<String, String> suppressed() {
        lock.lock();
        try {
            return new LinkedHashMap<>(suppressed);
        } finally {
            lock.unlock();
        }
    }

    /** The application has taken these. */
    void told(List<String> ids) {
        keep(List.of(new MailLine.Told(ids)));
    }

    Optional<Mail> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(mails.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** Notes that a person has opened the mail. */
    void see(String mail) {
        if (!seen(mail)) {
            keep(List.of(new MailLine.Seen(mail)));
        }
    }

    boolean seen(String mail) {
        lock.lock();
        try {
            return seen.contains(mail);
        } finally {
            lock.unlock();
        }
    }

    /** All mail of one kind, newest first. */
    List<Mail> list(boolean toYou) {
        lock.lock();
        try {
            return mails.values().stream()
                    .filter(mail -> mail.toYou() == toYou)
                    .toList()
                    .reversed();
        } finally {
            lock.unlock();
        }
    }

    /** All mail to one address, oldest first. */
    List<Mail> conversation(String address) {
        lock.lock();
        try {
            return mails.values().stream()
                    .filter(mail -> mail.recipient().equalsIgnoreCase(address))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    List<MailLine.Happened> events(String mail) {
        lock.lock();
        try {
            return List.copyOf(happened.getOrDefault(mail, List.of()));
        } finally {
            lock.unlock();
        }
    }

    List<MailLine.Answered> answers(String mail) {
        lock.lock();
        try {
            return List.copyOf(answered.getOrDefault(mail, List.of()));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for events that the application hasn't been told, oldest first. */
    List<MailLine.Happened> eventsToTell(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (eventsToTell.isEmpty()) {
                news.await();
            }
            return eventsToTell.values().stream().limit(most).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an answer that the application hasn't been told, the oldest. */
    MailLine.Answered answerToTell() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (answersToTell.isEmpty()) {
                news.await();
            }
            return answersToTell.values().iterator().next();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the application has been told everything. */
    boolean idle() {
        lock.lock();
        try {
            return eventsToTell.isEmpty() && answersToTell.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
