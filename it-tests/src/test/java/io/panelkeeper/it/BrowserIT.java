package io.panelkeeper.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Base of the tests with a browser: one Chromium per class, a fresh context per test, and a failure for everything that the browser
 * complains about ({@code console.error}, a script error, a violated content policy), whatever the test itself looked at.
 */
public abstract class BrowserIT {
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    /** A page of the test's own context: English, light, 1280 × 800. */
    protected Page page;

    @BeforeAll
    static void startBrowser() {
        var options = Chromium.options();
        playwright = Playwright.create();
        browser = playwright.chromium().launch(options);
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
            playwright = null;
        }
    }

    @BeforeEach
    void openPage() {
        page = open(new NewContextOptions().setLocale("en").setColorScheme(ColorScheme.LIGHT).setViewportSize(1280, 800));
    }

    @AfterEach
    void closePage() {
        try {
            Assertions.assertEquals(List.of(), complaints, "what the browser complained about");
        } finally {
            context.close();
        }
    }

    /** The portal that is looked at. */
    protected Portal portal() {
        return SharedPortal.get();
    }

    /** Replaces {@link #page} by one of another kind. */
    protected Page open(NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options.setBaseURL(portal().url("").toString()));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Persian, dark, 390 × 844: the phone of a reader from right to left. */
    protected Page openPersianDarkPhone() {
        return open(new NewContextOptions().setLocale("fa").setColorScheme(ColorScheme.DARK).setViewportSize(390, 844));
    }

    /** For tests that provoke a complaint on purpose. */
    protected List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    /** Signs in as the shared portal's owner and waits for the fleet. */
    protected void signIn() {
        page.navigate("/sign-in");
        page.locator("input[autocomplete=username]").fill(SharedPortal.USER);
        page.locator("input[type=password]").fill(SharedPortal.PASSWORD);
        page.locator("main [type=submit]").click();
        page.waitForURL(portal().url("/").toString());
    }

    /** @return where it was put, below {@code target/screenshots} */
    protected Path screenshot(String name) {
        Path file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }
}
