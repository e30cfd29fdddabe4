package io.panelkeeper.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PanelPageIT extends BrowserIT {

    @BeforeEach
    void openFleet() {
        signIn();
    }

    @Test
    void showsEachSectionUnderAnAddressOfItsOwn() {
        open("Frankfurt 1");
        assertThat(page.locator("main")).containsText("Dialect of its API");
        section("Online", "ONLINE");
        assertThat(page.locator(".pk-people")).isVisible();
        section("Inbounds", "INBOUNDS");
        assertThat(page.locator("main table")).containsText("vless");
        section("Last polls", "POLLS");
        assertThat(page.locator("main table")).containsText("answered");
        section("Clients", "CLIENTS");
        assertThat(page.locator("main table tbody tr").first()).isVisible();
        page.locator("[data-pk-search]").fill("nobody of this name");
        assertThat(page.locator("main")).containsText("No client matches the search");
    }

    @Test
    void explainsARefusedLoginAndOffersOneMoreAttempt() {
        open("Tabriz 1");
        assertThat(page.locator(".pk-note")).containsText("login refused, no further attempt");
        assertThat(page.locator("#tryAgain")).isVisible();
        assertThat(page.locator("#pollNow")).isHidden();
    }

    @Test
    void pausesAndResumes() {
        open("Warsaw");
        page.locator("summary.pk-button").click();
        page.getByText("Pause…").click();
        assertThat(page.locator("#pauseDialog")).containsText("Nothing changes on the panel");
        page.locator("#pause").click();
        assertThat(page.locator("[data-pk-part=summary]")).containsText("paused");
        page.locator("#resume").click();
        assertThat(page.locator("#resume")).isHidden();
    }

    @Test
    void aClickThatComesTooLateIsAnsweredInWords() {
        open("Warsaw");
        Page late = page.context().newPage();
        // Without a WebSocket it does not hear of the change.
        late.addInitScript("delete window.WebSocket");
        late.navigate(page.url());
        page.locator("summary.pk-button").click();
        page.getByText("Pause…").click();
        page.locator("#pause").click();
        assertThat(page.locator("#resume")).isVisible();

        late.locator("#pollNow").click();
        assertThat(late.locator("#messages")).containsText("Nothing was done: the panel has changed in the meantime. It is now: paused.");
        late.locator("#resume").click();
        assertThat(late.locator("#pollNow")).isVisible();
        // The first page follows by itself.
        assertThat(page.locator("#pollNow")).isVisible(new IsVisibleOptions().setTimeout(20_000));
        assertThat(page.locator("#resume")).isHidden();
    }

    @Test
    void archivesAndTakesBack() {
        open("Warsaw");
        page.locator("summary.pk-button").click();
        page.getByText("Archive…").click();
        page.locator("#archive").click();
        assertThat(page.locator("#messages")).containsText("Archived. Its history stays.");
        String address = page.url();
        page.navigate("/?archived=true");
        assertThat(page.locator("[data-pk-row]")).containsText(new String[] {"Warsaw"});
        page.navigate(address);
        page.locator("#restore").click();
        assertThat(page.locator("#restore")).isHidden();
    }

    @Test
    void aPanelThatDoesNotExistIsNotFoundInTheProductsLook() {
        Response response = page.navigate("/panels/999999");
        assertThat(response.status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.locator(".pk-brand svg")).isVisible();
        assertThat(takeComplaints()).hasSize(1);
    }

    private void open(String label) {
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(label)).first().click();
        assertThat(page.locator("h1")).containsText(label);
    }

    private void section(String name, String address) {
        page.locator(".pk-tabs").getByText(name).click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile("/panels/\\d+\\?show=" + address));
        assertThat(page.locator(".pk-tabs [aria-current=page]")).hasText(name);
    }
}
