package com.salesagent.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v3/mail/send}, and the provider's lists of suppressed addresses. */
final class SendApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final Duration LIMITED = Duration.ofSeconds(10);

    private final Mailbox mailbox;
    private final SuppressionApi suppressions;
    private final Faults faults;
    private final String key;
    private final Set<String> ours;
    private final InstantSource clock;

    /**
     * Takes mail.
     *
     * @param key the API key that callers must show
     * @param ours the addresses of the people who run this
     */
    SendApi(Mailbox mailbox, Faults faults, String key, Set<String> ours, InstantSource clock) {
        this.mailbox = mailbox;
        this.suppressions = new SuppressionApi(mailbox);
        this.faults = faults;
        this.key = key;
        this.ours = ours;
        this.clock = clock;
    }

    Reply handle(Request request) throws InterruptedException {
        if (!authorised(request)) {
            return unauthorised();
        }
        if (!request.path().equals("/v3/mail/send")) {
            return suppressions.handle(request);
        }
        if (!request.method().equals("POST")) {
            return error(405, null, "method not allowed");
        }
        Optional<Faults.Fault> fault = faults.take();
        if (fault.equals(Optional.of(Faults.Fault.RATE_LIMIT))) {
            return error(429, null, "too many requests")
                    .with("X-RateLimit-Remaining", "0")
                    .with(
                            "X-RateLimit-Reset",
                            String.valueOf(clock.instant().plus(LIMITED).getEpochSecond()));
        }
        if (fault.equals(Optional.of(Faults.Fault.FAIL))) {
            return error(500, null, "Internal Server Error");
        }
        List<Mail> mails;
        try {
            mails =
                    MailRequest.read(
                            JSON.readTree(request.body()),
                            clock.instant().toString(),
                            mailbox::newId,
                            ours::contains);
        } catch (MailRequest.Invalid e) {
            return error(400, e.field(), e.getMessage());
        } catch (IOException e) {
            return error(400, null, "Bad Request");
        }
        mailbox.take(mails);
        Reply accepted = Reply.empty(202).with("X-Message-Id", mails.getFirst().id());
        return fault.isPresent() ? spoilt(fault.get(), accepted) : accepted;
    }

    private static Reply spoilt(Faults.Fault fault, Reply accepted) throws InterruptedException {
        return switch (fault) {
            case LOSE_RESPONSE -> Reply.NONE;
            case FAIL_AFTER_ACCEPT -> error(500, null, "Internal Server Error");
            case STALL -> {
                Thread.sleep(STALL);
                yield accepted;
            }
            case FAIL, RATE_LIMIT -> accepted;
        };
    }

    static Reply unauthorised() {
        return error(401, null, "The provided authorization grant is invalid, expired, or revoked");
    }

    /** Whether the caller shows the API key. */
    boolean authorised(Request request) {
        byte[] shown = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
    }

    private static Reply error(int status, String field, String message) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode error = answer.putArray("errors").addObject();
        error.put("message", message);
        error.put("field", field);
        error.putNull("help");
        try {
            return Reply.json(status, JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
