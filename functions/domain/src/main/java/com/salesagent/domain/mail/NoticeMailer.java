package com.salesagent.domain.mail;

/**
 * Mail to our own people: reviews, alerts, reports. Goes only to configured addresses and stands
 * outside the gate. May arrive twice, never not at all: a failure is thrown and the caller's queue
 * repeats.
 */
public interface NoticeMailer {
    void send(Notice notice);

    /**
     * One mail to one of our own people.
     *
     * @param key what the notice is about; the same key is the same notice
     * @param kind such as {@code review}, {@code alert}, {@code report}: a category for the
     *     provider
     */
    record Notice(String key, String kind, String to, String subject, String text, String html) {}
}
