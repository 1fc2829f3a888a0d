package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.mail.ProviderLog;
import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.mail.SendGridClient.Timeouts;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Secrets;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

import java.net.URI;
import java.time.Duration;

/**
 * The mail provider that the environment names.
 *
 * <p>{@code MAIL_PROVIDER} is {@code sendgrid} (also if not set: {@code SENDGRID_URL}, {@code
 * SENDGRID_API_KEY}), {@code ses} ({@code SES_CONFIGURATION_SET}, which may be missing) or {@code
 * smtp} ({@code SMTP_HOST}, {@code SMTP_PORT}, {@code SMTP_SECURITY}, {@code SMTP_USER}, {@code
 * SMTP_PASSWORD}). All know {@code NOTICE_FROM}, and {@code MAIL_TIMEOUT_MILLIS} for how long to
 * wait for each part of the answer (10 seconds if not set).
 */
public final class Mailers {
    private static final String LOCAL_NOTICE_FROM = "agent@sales-agent.example";
    private static final Duration CONNECT = SendGridClient.TIMEOUTS.connect();
    private static final Duration READ = SendGridClient.TIMEOUTS.read();

    private Mailers() {}

    private enum Provider {
        SENDGRID,
        SES,
        SMTP
    }

    /**
     * For the outreach worker only, behind the last gate.
     *
     * @throws IllegalStateException where a variable is missing
     * @throws IllegalArgumentException where one can't be used
     */
    public static Mailer prospects(Environment environment) {
        return switch (provider(environment)) {
            case SENDGRID -> new SendGridMailer(sendGrid(environment), environment.clock());
            case SES -> new MimeMailer(ses(environment)::hand, Mime.session(), environment.clock());
            case SMTP -> {
                SmtpServer server = smtp(environment);
                yield new MimeMailer(
                        (mime, sendId) -> server.hand(mime), server.session(), environment.clock());
            }
        };
    }

    /**
     * For reviews, alerts and reports to configured addresses.
     *
     * @throws IllegalStateException where a variable is missing; {@code NOTICE_FROM} may be missing
     *     in the local cloud
     * @throws IllegalArgumentException where one can't be used
     */
    public static NoticeMailer notices(Environment environment) {
        return switch (provider(environment)) {
            case SENDGRID -> sendGridNotices(environment);
            case SES -> {
                SesClient client = ses(environment);
                yield new MimeNoticeMailer(
                        mime -> client.hand(mime, ""),
                        Mime.session(),
                        environment.required("NOTICE_FROM"),
                        environment.clock());
            }
            case SMTP -> {
                SmtpServer server = smtp(environment);
                yield new MimeNoticeMailer(
                        server::hand,
                        server.session(),
                        environment.required("NOTICE_FROM"),
                        environment.clock());
            }
        };
    }

    /**
     * What the provider keeps of the emails that it took; none but SendGrid's can be asked.
     *
     * @throws IllegalStateException where a variable is missing
     * @throws IllegalArgumentException where one can't be used
     */
    public static ProviderLog log(Environment environment) {
        return provider(environment) == Provider.SENDGRID
                ? new SendGridLog(sendGrid(environment))
                : ProviderLog.NONE;
    }

    private static Provider provider(Environment environment) {
        String name = environment.optional("MAIL_PROVIDER").orElse("sendgrid");
        return switch (name) {
            case "sendgrid" -> Provider.SENDGRID;
            case "ses" -> Provider.SES;
            case "smtp" -> Provider.SMTP;
            default ->
                    throw new IllegalArgumentException(
                            "MAIL_PROVIDER must be sendgrid, ses or smtp, got \"" + name + "\"");
        };
    }

    private static NoticeMailer sendGridNotices(Environment environment) {
        SendGridClient client = sendGrid(environment);
        String from =
                client.local()
                        ? environment.optional("NOTICE_FROM").orElse(LOCAL_NOTICE_FROM)
                        : environment.required("NOTICE_FROM");
        return new SendGridNoticeMailer(client, from);
    }

    /**
     * The provider's own list of addresses that it writes to no more; none but SendGrid's is kept
     * in step with ours.
     */
    public static ProviderSuppressions suppressions(Environment environment) {
        return provider(environment) == Provider.SENDGRID
                ? new SendGridSuppressions(sendGrid(environment))
                : ProviderSuppressions.NONE;
    }

    private static SendGridClient sendGrid(Environment environment) {
        return new SendGridClient(
                URI.create(environment.required("SENDGRID_URL")),
                new AwsClients(environment).secrets().named("SENDGRID_API_KEY"),
                new Timeouts(CONNECT, read(environment)));
    }

    private static SesClient ses(Environment environment) {
        AwsClients aws = new AwsClients(environment, CONNECT, read(environment));
        SesV2ClientBuilder builder =
                SesV2Client.builder()
                        .overrideConfiguration(
                                config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()));
        return new SesClient(
                aws.configured(builder, "SESV2").build(),
                aws.region(),
                environment.optional("SES_CONFIGURATION_SET").orElse(""));
    }

    private static SmtpServer smtp(Environment environment) {
        Secrets secrets = new AwsClients(environment).secrets();
        return new SmtpServer(
                new SmtpServer.Place(
                        environment.required("SMTP_HOST"),
                        port(environment.optional("SMTP_PORT").orElse("587")),
                        environment.optional("SMTP_SECURITY").orElse("starttls"),
                        environment.optional("SMTP_USER").orElse(""),
                        () -> secrets.optional("SMTP_PASSWORD").orElse(""),
                        CONNECT,
                        read(environment)));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "SMTP_PORT must be a number such as 587, got \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static Duration read(Environment environment) {
        return environment
                .optional("MAIL_TIMEOUT_MILLIS")
                .map(Integer::parseInt)
                .map(Duration::ofMillis)
                .orElse(READ);
    }
}
