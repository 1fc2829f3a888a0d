package com.salesagent.contacts;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which URLs are fetched at all: https pages of a host that has a name, on the usual port. */
final class Target {
    /** A last label that begins with a letter: no IP address in any of its spellings passes. */
    private static final Pattern HOST =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private static final int MAX_URL = 2_000;
    private static final int MAX_HOST = 253;

    private Target() {}

    /** A URL as a website's owner writes it, possibly without a scheme. */
    static Optional<URI> of(String url) {
        String text = url.strip();
        try {
            return of(new URI(text.contains("://") ? text : "https://" + text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where a redirect or a link of a page leads. */
    static Optional<URI> of(URI page, String reference) {
        try {
            return of(page.resolve(new URI(reference.strip().replace(" ", "%20"))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Plain http is tried as https. */
    private static Optional<URI> of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("http") ? 80 : 443;
        if (!(scheme.equals("https") || scheme.equals("http"))
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || !(url.getPort() == -1 || url.getPort() == usual)) {
            return Optional.empty();
        }
        String host = host(url.getHost());
        String path =
                url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String clean = "https://" + host + path + query;
        return host.isEmpty() || clean.length() > MAX_URL
                ? Optional.empty()
                : Optional.of(URI.create(clean));
    }

    private static String host(String host) {
        try {
            String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
            return ascii.length() <= MAX_HOST && HOST.matcher(ascii).matches() ? ascii : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
