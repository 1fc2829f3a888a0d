package com.salesagent.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own chromium, at a phone's width, without script, moved by the keyboard. */
final class Browser implements AutoCloseable {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    private static final int MOST_TABS = 400;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String AXE =
            """
            () => axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
            }).then(found => found.violations.flatMap(violation => violation.nodes.map(node =>
              violation.id + ': ' + node.html + ' ' + node.failureSummary)))
            """;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext phone;
    private final Page scripted;
    private Page page;

    private Browser(Path executable) throws IOException {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
        phone = chromium.newContext(phone().setJavaScriptEnabled(false));
        page = phone.newPage();
        scripted = scripted(chromium);
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> installed() {
        return Arrays.stream(
                        System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable) throws IOException {
        return new Browser(executable);
    }

    private static NewContextOptions phone() {
        return new NewContextOptions().setViewportSize(WIDTH, HEIGHT);
    }

    Page page() {
        return page;
    }

    void open(String address) {
        page.navigate(address);
    }

    /** Goes on in the tab that opens. */
    void followInNewTab(Locator link) {
        page = phone.waitForPage(() -> pressOn(link, "Enter"));
        page.waitForLoadState();
    }

    /** Goes there as somebody without a mouse does. */
    void tabTo(Locator control) {
        assertThat(control.count()).as("%s", control).isEqualTo(1);
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (focused(control)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab leads to " + control);
    }

    /** Goes there and presses the key. */
    void pressOn(Locator control, String key) {
        tabTo(control);
        page.keyboard().press(key);
    }

    /** Goes to the group's first choice and from there, by arrows, to this one. */
    void choose(Locator firstOfGroup, Locator choice) {
        tabTo(firstOfGroup);
        page.keyboard().press("Space");
        for (int arrows = 0; !choice.isChecked(); arrows++) {
            assertThat(arrows).as("arrows to %s", choice).isLessThan(8);
            page.keyboard().press("ArrowDown");
        }
    }

    /** Goes there, and types what replaces the text. */
    void type(Locator field, String text) {
        tabTo(field);
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
    }

    private static boolean focused(Locator control) {
        return (boolean) control.evaluate("control => control === document.activeElement");
    }

    /**
     * Takes a picture, and checks that a phone shows the page without scrolling sideways and that
     * axe finds nothing against it in light or dark.
     */
    void look(String name) throws IOException {
        Files.createDirectories(PICTURES);
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("%s is as wide as the phone", name)
                .isLessThanOrEqualTo(WIDTH);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
        scripted.setContent(page.content());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            scripted.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat((List<?>) scripted.evaluate(AXE)).as("%s, %s", name, scheme).isEmpty();
        }
        scripted.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-dark.png"))
                        .setFullPage(true));
    }

    /**
     * A page with script, which takes one content after the other: reading axe takes longer than
     * running it.
     */
    private static Page scripted(com.microsoft.playwright.Browser chromium) throws IOException {
        Page scripted = chromium.newContext(phone()).newPage();
        scripted.route("**/*.js", route -> route.abort());
        scripted.navigate("about:blank");
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            scripted.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return scripted;
    }

    /** The texts that the page shows of these. */
    Stream<String> texts(String selector) {
        return page.locator(selector).allInnerTexts().stream();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
