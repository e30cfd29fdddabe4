package io.panelkeeper.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlinePageIT extends BrowserIT {

    /** The demo fleet has a slow panel, and the page shows its first answer by itself. */
    private static final ContainsTextOptions FIRST_ANSWERS = new ContainsTextOptions().setTimeout(30_000);

    @BeforeEach
    void openOnline() {
        signIn();
        page.navigate("/online");
    }

    @Test
    void listsNamesWithTheirPlaces() {
        Locator first = page.locator(".pk-people tbody").first();
        assertThat(first.locator("th[scope=rowgroup]")).not().isEmpty();
        assertThat(first.locator("a[href*='/panels/']").first()).isVisible();
        assertThat(page.locator(".pk-people thead")).containsText("inferred");
        assertThat(page.locator("[data-pk-part=summary]")).containsText(Pattern.compile("\\d+ online · 9 of 12 panels known"),
                FIRST_ANSWERS);
    }

    @Test
    void listsPanelsThatNobodyCanCountBesideTheCount() {
        Locator unknown = page.locator("aside");
        for (String panel : List.of("Shiraz 1", "Stockholm 1", "Tabriz 1")) {
            assertThat(unknown).containsText(panel);
        }
        assertThat(unknown).containsText("login refused");
    }

    @Test
    void oneNameInSeveralPlacesIsOneName() {
        assertThat(names()).isNotEmpty().doesNotHaveDuplicates();
        Locator several = page.locator(".pk-people tbody").filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\d places")));
        assertThat(several.first().locator("tr").count()).isGreaterThan(1);
    }

    @Test
    void narrowsWhileTyping() {
        assertThat(names()).anyMatch(name -> !name.contains("phone"));
        page.locator("[data-pk-search]").fill("PHONE");
        // Simulated clients come and go meanwhile, so the names are not asked for one by one.
        Await.until(Duration.ofSeconds(10), () -> "names with phone only, not " + names(),
                () -> !names().isEmpty() && names().stream().allMatch(name -> name.contains("phone")));
        assertThat(page).hasURL(Pattern.compile("\\?query="));
        page.locator("[data-pk-search]").fill("nobody of this name");
        assertThat(page.locator("main")).containsText("No name online matches the search");
    }

    private List<String> names() {
        return page.locator("th[scope=rowgroup] .pk-name").allInnerTexts();
    }
}
