package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.domain.send.SendIds;

import software.amazon.awssdk.services.sesv2.model.MessageTag;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mail to prospects through Amazon SES. It replaces the Message-ID by one of its own, so that is
 * what the ledger keeps and what follow-ups answer to.
 */
final class SesMailer implements Mailer {
    private final SesClient client;
    private final InstantSource clock;

    SesMailer(SesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public boolean local() {
        return false;
    }

    @Override
    public Outcome send(OutgoingEmail email, Map<String, String> transport, String sendId) {
        Optional<Outcome> refusal = Checks.refusal(email, transport, sendId, local());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return client.hand(
                    Mime.of(email, transport, sendId, clock.instant(), Mime.session()),
                    tags(sendId));
        } catch (Mime.Unwritable e) {
            return new Outcome.Refused("the email can't be written: an address or header is wrong");
        }
    }

    // A tag's value takes no dot: lead and send go apart.
    private static List<MessageTag> tags(String reference) {
        return List.of(
                tag("lead_id", SendIds.leadOf(reference).orElse("none")),
                tag("send_id", SendIds.sendOf(reference)));
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder()
                .name(name)
                .value(value.replaceAll("[^A-Za-z0-9_-]", "_"))
                .build();
    }
}
