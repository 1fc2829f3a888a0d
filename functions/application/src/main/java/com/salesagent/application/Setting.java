package com.salesagent.application;

/**
 * A value from the settings file (locally) or from SSM (on AWS) that a function finds in its
 * environment under its name.
 *
 * @see #secret() which of them never stand in an environment on AWS
 */
public enum Setting {
    /** The public base URL of links in emails, without a slash at the end. */
    BASE_URL(false),
    /** Signs review links. */
    LINK_KEY(true),
    /** Signs unsubscribe links; a key of its own, since those links never expire. */
    UNSUBSCRIBE_KEY(true),
    /** {@code sendgrid}, {@code ses} or {@code smtp}; SendGrid if not set. */
    MAIL_PROVIDER(false),
    SENDGRID_API_KEY(true),
    /** {@code https://api.sendgrid.com}, or the local cloud's. */
    SENDGRID_URL(false),
    /** Where SES puts its events; blank for nowhere. */
    SES_CONFIGURATION_SET(false),
    SMTP_HOST(false),
    SMTP_PORT(false),
    /** {@code starttls}, {@code tls}, or {@code none} for a server on the same machine. */
    SMTP_SECURITY(false),
    SMTP_USER(false),
    SMTP_PASSWORD(true),
    /** From address of reviews, alerts and reports; a sender that the mail provider knows. */
    NOTICE_FROM(false),
    /**
     * How long the worker waits for each part of the mail provider's answer, 10 seconds if not set;
     * well below its timeout, since a wait that is cut off leaves the send in doubt.
     */
    MAIL_TIMEOUT_MILLIS(false),
    /**
     * Base64 of the X.509 public key that verifies event batches; two during a rotation, separated
     * by a comma. Public, but changed while functions run, so it is kept with the secrets.
     */
    WEBHOOK_PUBLIC_KEYS(true),
    /**
     * {@code ecdsa}, as SendGrid signs its event batches, or {@code hmac} for senders that sign
     * with a shared secret.
     */
    WEBHOOK_SIGNATURE(false),
    /** With {@code hmac}: the shared secrets, two during a rotation, separated by a comma. */
    WEBHOOK_HMAC_KEYS(true),
    /** The unguessable last part of the inbound route. */
    INBOUND_PATH_SECRET(true),
    /** {@code none}, {@code bedrock}, {@code ollama} or {@code openai}. */
    MODEL_PROVIDER(false),
    MODEL_NAME(false),
    MODEL_BASE_URL(false),
    MODEL_API_KEY(true),
    MODEL_TIMEOUT_SECONDS(false),
    /** {@code off} forbids requests to prospects' websites. */
    WEBSITES(false),
    /** How long the notifier waits for more items before it sends a review email, seconds. */
    REVIEW_QUIET_SECONDS(false),
    /** Who may decide on what waits for long; gets a link of its own. Blank for nobody. */
    ESCALATION_ADDRESS(false),
    /** An incoming webhook of Slack, or of what takes the same, for alerts; blank for none. */
    ALERT_WEBHOOK_URL(true);

    private final boolean secret;

    Setting(boolean secret) {
        this.secret = secret;
    }

    public boolean secret() {
        return secret;
    }
}
