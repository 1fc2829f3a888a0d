package com.salesagent.local.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages out of what needs no password here because only this machine can reach it: any
 * page that a browser on this machine shows could otherwise post to it. A foreign {@code Host} is
 * refused (a name that was pointed at 127.0.0.1), and so is a request that another origin's page
 * makes.
 */
public final class Guard {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private Guard() {}

    /** Whether the request comes from a program or from a page of this server. */
    public static boolean admits(Request request) {
        return hostIsThisMachine(request)
                && request.header("Origin").map(origin -> own(request, origin)).orElse(true)
                && (request.header("Sec-Fetch-Site").map(OWN_SITES::contains).orElse(true)
                        || followsLink(request));
    }

    private static boolean hostIsThisMachine(Request request) {
        return request.header("Host").map(host -> NAMES.contains(name(host))).orElse(false);
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static boolean own(Request request, String origin) {
        try {
            URI uri = URI.create(origin);
            return "http".equals(uri.getScheme())
                    && request.header("Host").equals(Optional.ofNullable(uri.getAuthority()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A person who follows a link from elsewhere only looks, and the other page learns nothing. */
    private static boolean followsLink(Request request) {
        return request.method().equals("GET")
                && request.header("Sec-Fetch-Mode").equals(Optional.of("navigate"))
                && request.header("Sec-Fetch-Dest").equals(Optional.of("document"));
    }
}
