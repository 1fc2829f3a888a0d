package com.salesagent.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.contacts.Fetched.Failed;
import com.salesagent.contacts.Fetched.Page;
import com.salesagent.contacts.Fetched.Reason;
import com.salesagent.contacts.LoopbackWebsite.Names;
import com.salesagent.contacts.SafeFetcher.Limits;
import com.sun.net.httpserver.HttpExchange;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** What a website may do to us: nothing. */
final class SafeFetcherTest {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    64 * 1024,
                    Duration.ZERO);
    private static final Limits IMPATIENT =
            new Limits(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(700),
                    Duration.ofSeconds(60),
                    64 * 1024,
                    Duration.ZERO);

    private final LoopbackWebsite site = new LoopbackWebsite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aPageIsReadWithItsCharsetAndItsUrlAfterRedirects() {
        site.redirect("riverside.org/", "https://www.riverside.org/home")
                .page("www.riverside.org/home", "<p>Grüße</p>");

        Fetched fetched = fetch("riverside.org");

        Page page = (Page) fetched;
        assertThat(page.url()).hasToString("https://www.riverside.org/home");
        assertThat(new String(page.html().bytes(), StandardCharsets.UTF_8)).contains("Grüße");
        assertThat(page.html().charset()).isEqualTo("UTF-8");
    }

    @Test
    void plainHttpIsTriedAsHttps() {
        site.page("riverside.org/contact", "<p>hello</p>");

        assertThat(fetch("http://riverside.org/contact")).isInstanceOf(Page.class);
        assertThat(fetch("http://riverside.org:80/contact")).isInstanceOf(Page.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://017700000001/",
                "https://127.1/",
                "https://localhost/",
                "https://riverside.org@127.0.0.1/",
                "https://user:password@riverside.org/",
                "https://riverside.org%40127.0.0.1/",
                "https://riverside.org\\@127.0.0.1/",
                "https://riverside.org:8443/",
                "https://riverside.org:22/",
                "//127.0.0.1/",
                "http:127.0.0.1",
                "https:///127.0.0.1/",
                "file:///etc/passwd",
                "ftp://riverside.org/",
                "gopher://riverside.org:70/",
                "jar:https://riverside.org/!/",
                "javascript:alert(1)",
                "data:text/html,secret",
                "https://①②⑦.⓪.⓪.①/",
                "https://.../",
                ""
            })
    void nothingButHttpsPagesOfNamedHostsIsAskedForNeitherDirectlyNorByRedirect(String url) {
        site.redirect("riverside.org/away", url);

        assertThat(fetch("https://riverside.org/away")).isInstanceOf(Failed.class);
        if (!url.startsWith("//") && !url.startsWith("http:1")) {
            assertThat(fetch(url)).isEqualTo(new Failed(Reason.NOT_A_WEBSITE));
        }
        assertThat(site.internalRequests()).isEmpty();
        assertThat(site.requests()).allMatch(request -> request.startsWith("riverside.org/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.251",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.2.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001:0:7f00:1::"
            })
    void aNameOfAnAddressThatIsNotPublicIsNeverConnectedTo(String address) {
        site.name("other.org", resolver(address)).redirect("riverside.org/", "https://other.org/");

        assertThat(fetch("riverside.org")).isEqualTo(new Failed(Reason.NOT_PUBLIC));
        assertThat(fetch("other.org")).isEqualTo(new Failed(Reason.NOT_PUBLIC));
        assertThat(site.internalRequests()).isEmpty();
    }

    @Test
    void addressesOfThePublicInternetArePublic() {
        assertThat(
                        Arrays.asList(
                                "8.8.8.8",
                                "9.255.255.255",
                                "11.0.0.0",
                                "100.63.255.255",
                                "100.128.0.0",
                                "172.15.255.255",
                                "172.32.0.0",
                                "192.167.255.255",
                                "223.255.255.255",
                                "2606:4700::1111",
                                "2a00:1450:4001::200e"))
                .allMatch(address -> PublicAddresses.contains(InetAddress.ofLiteral(address)));
    }

    @Test
    void aNameThatShowsAPublicAddressFirstAndAPrivateOneThenIsJudgedAtEachConnection() {
        AtomicInteger asked = new AtomicInteger();
        site.name(
                        "other.org",
                        host -> {
                            String address =
                                    asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1";
                            return new InetAddress[] {InetAddress.ofLiteral(address)};
                        })
                .page("other.org/", "<p>first</p>");

        Fetched fetched = fetch("other.org");

        assertThat(asked).as("robots.txt, then the page").hasValue(2);
        assertThat(fetched).isEqualTo(new Failed(Reason.NOT_PUBLIC));
        assertThat(site.internalRequests()).isEmpty();
    }

    @Test
    void aNameWithOnePublicAndOnePrivateAddressIsRefused() {
        site.name("other.org", resolver("127.0.0.2", "127.0.0.1"));

        assertThat(fetch("other.org")).isEqualTo(new Failed(Reason.NOT_PUBLIC));
    }

    @Test
    void withoutTheTestsAllowanceTheSameWebsiteIsNotPublic() {
        site.page("riverside.org/", "<p>hello</p>");
        Network real =
                new Network(
                        site.network().names(),
                        Network.internet().reachable(),
                        site.network().port(),
                        site.network().tls());

        assertThat(new SafeFetcher(real, LIMITS).visit("test").page("riverside.org"))
                .isEqualTo(new Failed(Reason.NOT_PUBLIC));
        assertThat(Network.internet().names()).isSameAs(SystemDefaultDnsResolver.INSTANCE);
        assertThat(Network.internet().port()).isEqualTo(443);
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void aRedirectLoopEndsAfterFiveRedirects() {
        site.redirect("riverside.org/a", "/b").redirect("riverside.org/b", "/a");

        assertThat(fetch("riverside.org/a")).isEqualTo(new Failed(Reason.REDIRECTS));
        assertThat(site.requests()).hasSize(1 + 6);
    }

    @Test
    void anEndlessPageIsLeftAtTheCap() {
        site.serve("riverside.org/", exchange -> endless(exchange, exchange.getResponseBody()));

        assertThat(fetch("riverside.org")).isEqualTo(new Failed(Reason.TOO_LARGE));
    }

    @Test
    void aGzipBombIsLeftAtTheCapOfWhatItUnpacksTo() {
        site.serve(
                "riverside.org/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, 0);
                    try (GZIPOutputStream gzip = new GZIPOutputStream(exchange.getResponseBody())) {
                        zeros(gzip);
                    }
                });

        assertThat(fetch("riverside.org")).isEqualTo(new Failed(Reason.TOO_LARGE));
    }

    @Test
    void aPageThatDripsIsLeftAtTheTotalTimeHoweverLively() {
        site.serve(
                "riverside.org/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, 0);
                    drip(exchange.getResponseBody());
                });

        assertThat(fetch("riverside.org", IMPATIENT)).isEqualTo(new Failed(Reason.TOO_SLOW));
    }

    @Test
    void aServerThatNeverFinishesItsHandshakeIsLeftAtTheTotalTime() throws IOException {
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(new InetSocketAddress("127.0.0.2", 0));
            Network network =
                    new Network(
                            site.network().names(),
                            site.network().reachable(),
                            silent.getLocalPort(),
                            site.network().tls());

            Fetched fetched = new SafeFetcher(network, IMPATIENT).visit("test").page("other.org");

            assertThat(fetched).isEqualTo(new Failed(Reason.TOO_SLOW));
        }
    }

    @Test
    void hugeHeadersAreNotRead() {
        site.serve(
                "riverside.org/",
                exchange -> {
                    exchange.getResponseHeaders().set("X-Long", "x".repeat(1024 * 1024));
                    LoopbackWebsite.send(exchange, 200, "text/html", "<p>hello</p>");
                });
        site.serve(
                "riverside.org/many",
                exchange -> {
                    for (int i = 0; i < 5000; i++) {
                        exchange.getResponseHeaders().set("X-Many-" + i, "x");
                    }
                    LoopbackWebsite.send(exchange, 200, "text/html", "<p>hello</p>");
                });

        assertThat(fetch("riverside.org")).isInstanceOf(Failed.class);
        assertThat(fetch("riverside.org/many")).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/pdf", "application/json", "image/svg+xml", "text/plain", "??"})
    void onlyHtmlIsRead(String type) {
        site.serve(
                "riverside.org/",
                exchange -> LoopbackWebsite.send(exchange, 200, type, "<p>hello</p>"));

        assertThat(fetch("riverside.org")).isEqualTo(new Failed(Reason.NOT_HTML));
    }

    @Test
    void anErrorPageIsNoPage() {
        assertThat(fetch("riverside.org/missing")).isEqualTo(new Failed(Reason.ERROR));
    }

    @Test
    void aCertificateOfAnotherNameIsNotBelieved() {
        assertThat(fetch("elsewhere.org")).isEqualTo(new Failed(Reason.CERTIFICATE));
    }

    @Test
    void aHostThatDoesNotExistCannotBeReached() {
        site.name(
                "nowhere.org",
                host -> {
                    throw new UnknownHostException(host);
                });

        assertThat(fetch("nowhere.org")).isEqualTo(new Failed(Reason.UNREACHABLE));
    }

    @Test
    void robotsTxtIsAskedOnceForAHostAndHonoured() {
        site.serve(
                        "riverside.org/robots.txt",
                        exchange ->
                                LoopbackWebsite.send(
                                        exchange,
                                        200,
                                        "text/plain",
                                        """
                                        User-agent: sales-agent
                                        Disallow: /staff

                                        User-agent: *
                                        Disallow: /
                                        """))
                .page("riverside.org/", "<p>home</p>")
                .page("riverside.org/staff", "<p>staff</p>");

        SafeFetcher.Visit visit = visit(LIMITS);

        assertThat(visit.page("riverside.org")).isInstanceOf(Page.class);
        assertThat(visit.page("riverside.org/staff")).isEqualTo(new Failed(Reason.ROBOTS));
        assertThat(site.requests()).containsExactly("riverside.org/robots.txt", "riverside.org/");
        assertThat(site.userAgents()).containsOnly("sales-agent/1.0 (+https://ours.example)");
    }

    @Test
    void robotsTxtThatForbidsAllRobotsForbidsUsAlsoBehindARedirect() {
        site.serve(
                        "www.riverside.org/robots.txt",
                        exchange ->
                                LoopbackWebsite.send(
                                        exchange, 200, "text/plain", "User-agent: *\nDisallow: /"))
                .redirect("riverside.org/", "https://www.riverside.org/")
                .page("www.riverside.org/", "<p>home</p>");

        assertThat(fetch("riverside.org")).isEqualTo(new Failed(Reason.ROBOTS));
        assertThat(site.requests()).doesNotContain("www.riverside.org/");
    }

    @Test
    void aRobotsTxtThatFailsForbidsAllUntilItWorks() {
        site.serve(
                        "riverside.org/robots.txt",
                        exchange -> LoopbackWebsite.send(exchange, 503, "text/plain", "later"))
                .page("riverside.org/", "<p>home</p>");

        assertThat(fetch("riverside.org")).isEqualTo(new Failed(Reason.ROBOTS));
    }

    private Fetched fetch(String url) {
        return fetch(url, LIMITS);
    }

    private Fetched fetch(String url, Limits limits) {
        return visit(limits).page(url);
    }

    private SafeFetcher.Visit visit(Limits limits) {
        return new SafeFetcher(site.network(), limits)
                .visit("sales-agent/1.0 (+https://ours.example)");
    }

    private static void endless(HttpExchange exchange, OutputStream body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, 0);
        zeros(body);
    }

    /** 256 MB at most, so that a fetcher that reads on fails the test and not the machine. */
    private static void zeros(OutputStream body) throws IOException {
        byte[] zeros = new byte[64 * 1024];
        for (int i = 0; i < 4096; i++) {
            body.write(zeros);
        }
    }

    private static void drip(OutputStream body) throws IOException {
        for (int i = 0; i < 1000; i++) {
            body.write(' ');
            body.flush();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Names resolver(String... addresses) {
        return host ->
                Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
