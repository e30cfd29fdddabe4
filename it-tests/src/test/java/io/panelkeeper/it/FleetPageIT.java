package io.panelkeeper.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetPageIT extends BrowserIT {

    /** The demo fleet has a slow panel, and the page shows its first answer by itself. */
    private static final ContainsTextOptions FIRST_ANSWERS = new ContainsTextOptions().setTimeout(30_000);

    @BeforeEach
    void openFleet() {
        signIn();
    }

    @Test
    void showsEveryPanelWithStateCauseAndAdvice() {
        assertThat(page.locator("[data-pk-row]")).hasCount(12);
        assertThat(row("Stockholm 1")).containsText("not answering", FIRST_ANSWERS);
        assertThat(row("Stockholm 1")).containsText("connection refused → check that the panel is running");
        assertThat(row("Tabriz 1")).containsText("login refused, no further attempt");
        assertThat(row("Shiraz 1")).containsText("Xray stopped");
        assertThat(row("Paris 1")).containsText(Pattern.compile("answering\\s*since"));
    }

    @Test
    void showsADashWithItsReasonWhereNothingIsKnownAndNeverZero() {
        Locator online = row("Stockholm 1").locator(".pk-cell-online");
        assertThat(online).containsText("–");
        assertThat(online).containsText("Not known: connection refused");
        assertThat(online.innerText()).doesNotContain("0");
        assertThat(page.locator("[data-pk-part=summary]")).containsText(Pattern.compile("\\d+ online · 9 of 12 panels known"),
                FIRST_ANSWERS);
    }

    @Test
    void narrowsWhileTypingAndKeepsTheSearchInTheAddress() {
        page.keyboard().press("/");
        page.keyboard().type("tehran");
        assertThat(page.locator("[data-pk-row]")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("\\?query=tehran"));
        page.reload();
        assertThat(page.locator("[data-pk-row]")).hasCount(1);
        page.locator("[data-pk-search]").fill("nothing of this name");
        assertThat(page.locator("main")).containsText("No panel matches the filter");
        page.getByText("Clear the filter").click();
        assertThat(page.locator("[data-pk-row]")).hasCount(12);
    }

    @Test
    void aPageBeyondTheEndIsTheLastOne() {
        page.navigate("/?page=2147483647");
        assertThat(page.locator("[data-pk-row]")).hasCount(12);
        assertThat(row("Paris 1").locator(".pk-cell-online strong")).isVisible(new IsVisibleOptions().setTimeout(30_000));
        page.navigate("/online?page=2147483647");
        assertThat(page.locator(".pk-people")).isVisible();
    }

    @Test
    void tellsOfRowsThatAreGoneOrBackWithoutMovingAny() {
        page.navigate("/?sort=NAME&query=warsaw");
        Page other = page.context().newPage();
        other.navigate("/");
        other.locator("[data-pk-row] a").filter(new Locator.FilterOptions().setHasText("Warsaw")).first().click();
        other.locator("summary.pk-button").click();
        other.getByText("Archive…").click();
        other.locator("#archive").click();
        assertThat(other.locator("#restore")).isVisible();
        assertThat(page.locator("[data-pk-moved]")).containsText("1 row is new, gone or elsewhere now", FIRST_ANSWERS);
        assertThat(page.locator("[data-pk-row]")).hasCount(1);

        page.reload();
        assertThat(page.locator("[data-pk-row]")).hasCount(0);
        other.locator("#restore").click();
        assertThat(other.locator("#restore")).isHidden();
        assertThat(page.locator("[data-pk-row]")).hasCount(1, new HasCountOptions().setTimeout(30_000));
    }

    @Test
    void staysInTheArchiveWhileSearching() {
        page.navigate("/?archived=true");
        page.locator("[data-pk-search]").fill("nothing of this name");
        assertThat(page).hasURL(Pattern.compile("archived=true"));
        assertThat(page.locator("main")).containsText("No panel matches the filter");
        page.getByText("Clear the filter").click();
        assertThat(page.locator("h1")).hasText("Archived panels");
    }

    @Test
    void filtersByStateAndSortsByColumn() {
        page.getByLabel("All states").selectOption("NEEDS_ATTENTION");
        assertThat(page.locator("[data-pk-row]")).hasCount(1);
        page.navigate("/");
        page.getByRole(AriaRole.COLUMNHEADER, new GetByRoleOptions().setName("Panel")).getByRole(AriaRole.LINK).click();
        assertThat(page.locator("[data-pk-row]").first()).containsText("Amsterdam 1");
        page.getByRole(AriaRole.COLUMNHEADER, new GetByRoleOptions().setName("Panel")).getByRole(AriaRole.LINK).click();
        assertThat(page.locator("[data-pk-row]").first()).containsText("Warsaw");
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Panel");
    }

    @Test
    void asksInWordsBeforeItPausesAndLeavesRowsInPlace() {
        Locator row = row("Vienna 1");
        int place = place("Vienna 1");
        row.getByRole(AriaRole.CHECKBOX).check();
        page.getByText("Pause…").click();
        Locator question = page.locator("#pauseDialog");
        assertThat(question).containsText("Nothing changes on the panels, and history stays.");
        assertThat(question).containsText("Vienna 1");
        assertThat(question.locator("#pause")).hasText("Pause 1 panel");
        page.keyboard().press("Escape");
        assertThat(question).isHidden();

        page.getByText("Pause…").click();
        question.locator("#pause").click();
        assertThat(page.locator("#messages")).containsText("1 panel is paused");
        assertThat(row("Vienna 1")).containsText("paused");
        assertThat(place("Vienna 1")).isEqualTo(place);
        assertThat(page.locator("[data-pk-moved]")).containsText("1 row is new, gone or elsewhere now");

        page.locator("#resume").click();
        assertThat(row("Vienna 1")).containsText("answering");
        assertThat(row("Vienna 1").getByRole(AriaRole.CHECKBOX)).isChecked();
    }

    @Test
    void saysWhichOfTheTickedPanelsAreNotAsked() {
        assertThat(row("Tabriz 1")).containsText("login refused", FIRST_ANSWERS);
        row("Tabriz 1").getByRole(AriaRole.CHECKBOX).check();
        row("Vienna 1").getByRole(AriaRole.CHECKBOX).check();
        page.locator("#pollNow").click();
        assertThat(page.locator("#messages"))
                .containsText("1 panel is being asked now; 1 is not, because it is paused or in need of a person first");
    }

    @Test
    void remembersLanguageThemeAndCards() {
        page.locator("[data-pk-list=cards]").click();
        page.getByLabel("Display and language").click();
        page.getByLabel("Dark", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("فارسی").check();
        assertThat(page.locator("html[dir=rtl][lang=fa][data-theme=dark][data-list=cards]")).hasCount(1);
        assertThat(page.locator("h1")).hasText("پنل‌ها");
    }

    @Test
    void isReachedByKeyboardAlone() {
        page.keyboard().press("Tab");
        assertThat(page.locator(".pk-skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    private Locator row(String label) {
        return page.locator("[data-pk-row]").filter(new Locator.FilterOptions().setHasText(label));
    }

    private int place(String label) {
        return page.locator("[data-pk-row] th").allInnerTexts().stream().map(text -> text.strip().startsWith(label)).toList()
                .indexOf(true);
    }
}
