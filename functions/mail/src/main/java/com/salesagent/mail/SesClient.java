package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.domain.send.SendIds;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLHandshakeException;

/** One SendEmail of SES (v2), never repeated here: the client's own retries are off. */
final class SesClient {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final SesV2Client ses;
    private final String region;
    private final String configurationSet;

    /**
     * @param ses with one attempt a call
     * @param configurationSet where events go; blank for none
     */
    SesClient(SesV2Client ses, String region, String configurationSet) {
        this.ses = ses;
        this.region = region;
        this.configurationSet = configurationSet;
    }

    /**
     * Hands one message over, once. SES replaces the Message-ID by one of its own, so that is what
     * the answer tells, what the ledger keeps and what follow-ups answer to.
     *
     * @param sendId for the tags by which its events name the send; blank for none
     */
    Outcome hand(Mime message, String sendId) {
        SendEmailRequest request =
                SendEmailRequest.builder()
                        .content(
                                content ->
                                        content.raw(
                                                raw ->
                                                        raw.data(
                                                                SdkBytes.fromByteArray(
                                                                        message.bytes()))))
                        .emailTags(tags(sendId))
                        .configurationSetName(configurationSet.isEmpty() ? null : configurationSet)
                        .build();
        try {
            SendEmailResponse taken = ses.sendEmail(request);
            return new Outcome.Accepted(taken.messageId(), messageId(taken.messageId()));
        } catch (SdkServiceException e) {
            return outcome(e);
        } catch (SdkClientException e) {
            return neverLeft(e)
                    ? new Outcome.NotSent("Amazon SES can't be reached")
                    : new Outcome.InDoubt("Amazon SES's answer was lost after the request left");
        }
    }

    private static Outcome outcome(SdkServiceException e) {
        int status = e.statusCode();
        if (e instanceof LimitExceededException || e instanceof SendingPausedException) {
            return new Outcome.Throttled(LONG);
        }
        if (status == 429 || e.isThrottlingException()) {
            return new Outcome.Throttled(SHORT);
        }
        return status >= 400 && status < 500
                ? new Outcome.Refused("Amazon SES refuses the email (%d)".formatted(status))
                : new Outcome.InDoubt(
                        "Amazon SES failed after the request left (%d)".formatted(status));
    }

    // Only causes that come before the first byte: a timeout tells nothing of when it struck.
    private static boolean neverLeft(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    /** As SES writes it into the email; its first region has no name of its own there. */
    private String messageId(String id) {
        String host = region.equals("us-east-1") ? "email" : region;
        return "<" + id + "@" + host + ".amazonses.com>";
    }

    // A tag's value takes no dot: lead and send go apart.
    private static List<MessageTag> tags(String reference) {
        return reference.isEmpty()
                ? List.of()
                : List.of(
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
