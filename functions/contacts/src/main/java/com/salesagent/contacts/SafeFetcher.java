package com.salesagent.contacts;

import com.salesagent.contacts.Fetched.Failed;
import com.salesagent.contacts.Fetched.Page;
import com.salesagent.contacts.Fetched.Reason;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;

import org.apache.hc.client5.http.classic.methods.HttpGet;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Fetches pages of websites that nobody vouches for. Only https pages of public hosts, judged again
 * at each redirect and each connection; within caps of size and time; as robots.txt allows; one
 * page at a time from a host, with a pause before the next. Keeps nothing, sends no cookie.
 */
final class SafeFetcher {
    /** What robots.txt knows us by. */
    static final String PRODUCT = "sales-agent";

    private static final int MAX_REDIRECTS = 5;
    private static final int STRIPES = 64;

    private final HttpsExchange https;
    private final Limits limits;

    // Hosts that share a lock wait for each other without need; a lock for each would never end.
    private final ReentrantLock[] turns = new ReentrantLock[STRIPES];

    SafeFetcher(Network network, Limits limits) {
        this.https = new HttpsExchange(network, limits);
        this.limits = limits;
        for (int i = 0; i < STRIPES; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /**
     * Begins a visit to one website.
     *
     * @param userAgent who we are, with an address where a website's owner can read about us
     */
    Visit visit(String userAgent) {
        return new Visit(userAgent);
    }

    /**
     * How much of a website's and our time and memory a visit may take.
     *
     * @param connect for a connection and each silence of a server
     * @param page for one request, however lively the server
     * @param visit for all of a website's pages
     * @param pageBytes of a page, decompressed
     * @param pause before each request but the first
     */
    record Limits(Duration connect, Duration page, Duration visit, int pageBytes, Duration pause) {
        static final Limits USUAL =
                new Limits(
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(25),
                        2 * 1024 * 1024,
                        Duration.ofMillis(300));

        /** RFC 9309: a crawler reads at least so much of a robots.txt. */
        static final int ROBOTS_BYTES = 500 * 1024;
    }

    /** One website's pages, one after another. Not for use by several threads. */
    final class Visit {
        private final String userAgent;
        private final long end = System.nanoTime() + limits.visit().toNanos();
        private final Map<String, Robots> robots = new HashMap<>();
        private boolean asked;

        private Visit(String userAgent) {
            this.userAgent = userAgent;
        }

        /** Fetches a page; follows redirects. */
        Fetched page(String url) {
            return Target.of(url).map(this::page).orElseGet(() -> new Failed(Reason.NOT_A_WEBSITE));
        }

        private Fetched page(URI start) {
            URI url = start;
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                switch (robots(url.getHost())) {
                    case Robots.Unknown unknown -> {
                        return new Failed(unknown.why());
                    }
                    case Robots.Known known -> {
                        if (!known.rules().isAllowed(url.toString())) {
                            return new Failed(Reason.ROBOTS);
                        }
                        switch (request(url, true, known.rules().getCrawlDelay())) {
                            case HttpsExchange.Body body -> {
                                return new Page(url, body);
                            }
                            case HttpsExchange.Redirect redirect -> {
                                Optional<URI> next = Target.of(url, redirect.location());
                                if (next.isEmpty()) {
                                    return new Failed(Reason.NOT_PUBLIC);
                                }
                                url = next.get();
                            }
                            case HttpsExchange.Status _ -> {
                                return new Failed(Reason.ERROR);
                            }
                            case HttpsExchange.Broken broken -> {
                                return new Failed(broken.why());
                            }
                        }
                    }
                }
            }
            return new Failed(Reason.REDIRECTS);
        }

        private Robots robots(String host) {
            Robots known = robots.get(host);
            if (known == null) {
                known = askRobots(host);
                robots.put(host, known);
            }
            return known;
        }

        /** By RFC 9309: no robots.txt allows all; one that can't be had forbids all. */
        private Robots askRobots(String host) {
            URI url = URI.create("https://" + host + "/robots.txt");
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                switch (request(url, false, 0)) {
                    case HttpsExchange.Body body -> {
                        return new Robots.Known(
                                parser.parseContent(
                                        url.toString(),
                                        body.bytes(),
                                        "text/plain",
                                        List.of(PRODUCT)));
                    }
                    case HttpsExchange.Status status -> {
                        return new Robots.Known(parser.failedFetch(status.code()));
                    }
                    case HttpsExchange.Broken broken -> {
                        return new Robots.Unknown(broken.why());
                    }
                    case HttpsExchange.Redirect redirect -> {
                        Optional<URI> next = Target.of(url, redirect.location());
                        if (next.isEmpty()) {
                            return new Robots.Unknown(Reason.NOT_PUBLIC);
                        }
                        url = next.get();
                    }
                }
            }
            return new Robots.Known(
                    new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL));
        }

        private HttpsExchange.Answer request(URI url, boolean html, long crawlDelayMillis) {
            long pause = asked ? Math.max(limits.pause().toMillis(), crawlDelayMillis) : 0;
            ReentrantLock turn = turns[Math.floorMod(url.getHost().hashCode(), STRIPES)];
            try {
                if (remaining().minusMillis(pause).isNegative()
                        || !turn.tryLock(remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                    return new HttpsExchange.Broken(Reason.TOO_SLOW);
                }
                try {
                    Thread.sleep(pause);
                    asked = true;
                    HttpGet request = new HttpGet(url);
                    request.setHeader("User-Agent", userAgent);
                    return html
                            ? https.page(request, remaining())
                            : https.robots(request, remaining());
                } finally {
                    turn.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new HttpsExchange.Broken(Reason.TOO_SLOW);
            }
        }

        private Duration remaining() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }
    }

    /** What a host's robots.txt says. */
    private sealed interface Robots {
        record Known(BaseRobotRules rules) implements Robots {}

        record Unknown(Reason why) implements Robots {}
    }
}
