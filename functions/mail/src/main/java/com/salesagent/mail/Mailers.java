package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.mail.ProviderLog;
import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import java.net.URI;

/**
 * The mail provider that the environment names: {@code SENDGRID_URL}, {@code SENDGRID_API_KEY},
 * {@code NOTICE_FROM}, and {@code MAIL_TIMEOUT_MILLIS} for how long to wait for each part of its
 * answer (10 seconds if not set).
 */
public final class Mailers {
    private static final String LOCAL_NOTICE_FROM = "agent@sales-agent.example";

    private Mailers() {}

    /**
     * For the outreach worker only, behind the last gate.
     *
     * @throws IllegalStateException where a variable is missing
     * @throws IllegalArgumentException where {@code SENDGRID_URL} is none
     */
    public static Mailer prospects(Environment environment) {
        return new SendGridMailer(sendGrid(environment), environment.clock());
    }

    /**
     * For reviews, alerts and reports to configured addresses.
     *
     * @throws IllegalStateException where a variable is missing; {@code NOTICE_FROM} may be missing
     *     in the local cloud
     * @throws IllegalArgumentException where {@code SENDGRID_URL} is none
     */
    public static NoticeMailer notices(Environment environment) {
        SendGridClient client = sendGrid(environment);
        String from =
                client.local()
                        ? environment.optional("NOTICE_FROM").orElse(LOCAL_NOTICE_FROM)
                        : environment.required("NOTICE_FROM");
        return new SendGridNoticeMailer(client, from);
    }

    /**
     * What the provider keeps of the emails that it took.
     *
     * @throws IllegalStateException where a variable is missing
     * @throws IllegalArgumentException where {@code SENDGRID_URL} is none
     */
    public static ProviderLog log(Environment environment) {
        return new SendGridLog(sendGrid(environment));
    }

    /** The provider's own list of addresses that it writes to no more. */
    public static ProviderSuppressions suppressions(Environment environment) {
        return new SendGridSuppressions(sendGrid(environment));
    }

    private static SendGridClient sendGrid(Environment environment) {
        return new SendGridClient(
                URI.create(environment.required("SENDGRID_URL")),
                new AwsClients(environment).secrets().named("SENDGRID_API_KEY"),
                environment
                        .optional("MAIL_TIMEOUT_MILLIS")
                        .map(Integer::parseInt)
                        .map(SendGridClient.TIMEOUTS::withRead)
                        .orElse(SendGridClient.TIMEOUTS));
    }
}
