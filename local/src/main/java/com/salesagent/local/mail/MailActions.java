package com.salesagent.local.mail;

/** What a person can let become of a mail. */
final class MailActions {
    private final Mailbox mailbox;
    private final Courier courier;

    MailActions(Mailbox mailbox, Courier courier) {
        this.mailbox = mailbox;
        this.courier = courier;
    }

    /**
     * Lets something become of the mail: {@code open}, {@code bounce}, {@code block}, {@code spam}
     * or {@code unsubscribe}, which is the one-click opt-out of a mail program.
     *
     * @return whether there is such a thing, and the opt-out was taken
     */
    boolean happen(Mail mail, String event) throws InterruptedException {
        if (event.equals("unsubscribe")) {
            return courier.unsubscribe(mail);
        }
        return Happening.named(event)
                .filter(what -> what != Happening.PROCESSED && what != Happening.UNSUBSCRIBE)
                .map(
                        what -> {
                            mailbox.happen(mail.id(), what);
                            return true;
                        })
                .orElse(false);
    }
}
