package com.salesagent.contacts;

import java.net.URI;

/** What became of fetching a page. */
sealed interface Fetched {
    /**
     * An HTML page. Untrusted: to be read from, never shown.
     *
     * @param url where it was in the end, after redirects
     */
    record Page(URI url, HttpsExchange.Body html) implements Fetched {}

    record Failed(Reason reason) implements Fetched {}

    /** Why there is no page, for a person. */
    enum Reason {
        NOT_A_WEBSITE("the website's address is not that of a public https page"),
        NOT_PUBLIC("the website leads to an address that is not public"),
        ROBOTS("the website's robots.txt asks to stay away"),
        REDIRECTS("the website redirects without an end"),
        TOO_LARGE("the website's page is larger than 2 MB"),
        NOT_HTML("the website answers with something else than a page"),
        TOO_SLOW("the website doesn't answer in time"),
        CERTIFICATE("the website's certificate is not valid"),
        ERROR("the website answers with an error"),
        UNREACHABLE("the website can't be reached");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
