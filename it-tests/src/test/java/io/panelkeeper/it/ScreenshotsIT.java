package io.panelkeeper.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Six pages in two looks, for people to look at: {@code target/screenshots}. */
class ScreenshotsIT extends BrowserIT {

    private static final Map<String, String> PAGES = new LinkedHashMap<>(Map.of("fleet", "/", "online", "/online", "panel", "/panels/1",
            "clients", "/panels/1?show=CLIENTS", "add", "/panels/new", "about", "/about"));

    @Test
    void englishAndLight() throws java.io.IOException {
        shoot("en-light-1280");
    }

    @Test
    void persianAndDarkOnThePhone() throws java.io.IOException {
        openPersianDarkPhone();
        shoot("fa-dark-390");
    }

    private void shoot(String look) throws java.io.IOException {
        signIn();
        for (Map.Entry<String, String> each : PAGES.entrySet()) {
            page.navigate(each.getValue());
            assertThat(page.locator("h1")).isVisible();
            Path file = screenshot(each.getKey() + "-" + look);
            assertThat(Files.size(file)).isGreaterThan(10_000);
        }
    }
}
