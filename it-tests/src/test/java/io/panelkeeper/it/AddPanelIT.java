package io.panelkeeper.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddPanelIT extends BrowserIT {

    private String address;

    @BeforeEach
    void findAPanelThatIsWatched() {
        signIn();
        page.locator("[data-pk-row] a").filter(new Locator.FilterOptions().setHasText("Frankfurt 1")).click();
        address = page.locator("[data-pk-part=summary] a").innerText();
        page.navigate("/panels/new");
    }

    @Test
    void saysAtOnceWhatIsMissing() {
        page.locator("#save").click();
        assertThat(page.locator("#url_msg, .pk-field:has(#url) .pk-message")).containsText("Enter the panel's address");
        assertThat(page.locator(".pk-field:has(#label) .pk-message")).containsText("Enter something here.");
        assertThat(page.locator(".pk-login > .pk-message")).containsText("Enter user name and password, or a token.");
    }

    @Test
    void testsStepByStepAndSaysWhatToDoAboutTheOneThatFailed() {
        page.locator("#url").fill(address.replaceFirst("/[^/]*/$", "/nothing-here/"));
        page.locator("#username").fill("admin");
        page.locator("#password").fill("not the password");
        page.locator("#test").click();
        Locator steps = page.locator(".pk-steps li");
        assertThat(steps).hasCount(7);
        assertThat(steps.nth(0)).containsText("in order");
        assertThat(steps.nth(3)).containsText("wrong base path");
        assertThat(steps.nth(3)).containsText("copy the address from the panel’s settings");
        assertThat(steps.nth(6)).containsText("not tried");
        assertThat(page.locator("#password")).hasValue("not the password");
        page.navigate("/");
        assertThat(page.locator("[data-pk-row]")).hasCount(12);
    }

    @Test
    void noticesAPanelThatIsWatchedAlreadyInWhateverForm() {
        page.locator("#url").fill(address + "panel/inbounds");
        page.locator("#label").focus();
        assertThat(page.locator("#twin")).containsText("A panel with this address is watched already: Frankfurt 1");
    }

    @Test
    void showsOnlyTheFieldsOfTheChosenWayToSignIn() {
        assertThat(page.locator("#token")).isHidden();
        page.getByLabel("API token", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).first().check();
        assertThat(page.locator("#token")).isVisible();
        assertThat(page.locator("#password")).isHidden();
    }

    @Test
    void editsWithoutEverShowingASecret() {
        page.navigate("/");
        page.locator("[data-pk-row] a").filter(new Locator.FilterOptions().setHasText("Frankfurt 1")).click();
        page.getByText("Edit").click();
        assertThat(page.locator("#label")).hasValue("Frankfurt 1");
        assertThat(page.locator("#url")).hasValue(address);
        assertThat(page.locator("#password")).hasValue("");
        page.locator("#save").click();
        assertThat(page.locator("#messages")).containsText("Saved: Frankfurt 1");
    }

    @Test
    void neverTestsStoredCredentialsAtAnotherServer() {
        page.navigate("/");
        page.locator("[data-pk-row] a").filter(new Locator.FilterOptions().setHasText("Frankfurt 1")).click();
        page.getByText("Edit").click();
        page.locator("#url").fill("https://elsewhere.example/");
        page.locator("#test").click();
        assertThat(page.locator(".pk-login > .pk-message")).containsText("enter the panel's credentials again");
        assertThat(page.locator("#url")).hasValue("https://elsewhere.example/");
        assertThat(page.locator(".pk-steps")).hasCount(0);
    }

    @Test
    void previewsACsvLineByLineAndAddsAllOrNone() {
        page.navigate("/panels/import");
        page.locator("#csv").fill("label,url,username,password,group\nOne,https://one.example/,admin,pw,EU\n,ftp://two,admin,pw,Nowhere\n");
        page.locator("#check").click();
        assertThat(page.locator("#preview")).containsText("1 of 2 lines is wrong");
        assertThat(page.locator("#preview tbody tr").nth(0)).containsText("can be added");
        assertThat(page.locator("#preview tbody tr").nth(1)).containsText(Pattern.compile("label: .*group: .*url: ", Pattern.DOTALL));
        assertThat(page.locator("#add")).hasCount(0);
        page.navigate("/");
        assertThat(page.locator("[data-pk-row]")).hasCount(12);
    }

    @Test
    void addsWhatThePreviewFoundInOrder() {
        page.navigate("/panels/import");
        page.locator("#csv").fill("label;url;token\nFrom a file;http://127.0.0.1:9/from-a-file/;abc\n");
        page.locator("#check").click();
        page.locator("#add").click();
        assertThat(page.locator("#messages")).containsText("1 panel was added");
        assertThat(page.locator("[data-pk-row]")).hasCount(13);
        // Leave the fleet as it was.
        page.locator("[data-pk-row] a").filter(new Locator.FilterOptions().setHasText("From a file")).click();
        page.locator("summary.pk-button").click();
        page.getByText("Archive…").click();
        page.locator("#archive").click();
        assertThat(page.locator("#restore")).isVisible();
    }
}
