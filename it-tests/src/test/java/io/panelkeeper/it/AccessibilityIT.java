package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessibilityIT extends BrowserIT {

    /** What sticks out, innermost last. */
    private static final String TOO_WIDE = """
            () => [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > innerWidth)
                .map(element => element.tagName + '.' + element.className).slice(-5).join(' ')""";
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @Test
    void axeFindsNothingSeriousInEnglishAndLight() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void axeFindsNothingSeriousInPersianAndDarkOnThePhone() {
        openPersianDarkPhone();
        assertThat(violations()).isEmpty();
    }

    @Test
    void nothingScrollsSidewaysAt320Pixels() {
        open(new NewContextOptions().setLocale("en").setViewportSize(320, 640));
        // Without a WebSocket the lamp has most to say.
        page.addInitScript("delete window.WebSocket");
        assertThat(wide()).isEmpty();
    }

    /** 200 % zoom on a screen of 1280 × 800. */
    @Test
    void nothingScrollsSidewaysWhenEnlarged() {
        open(new NewContextOptions().setLocale("fa").setViewportSize(640, 400).setDeviceScaleFactor(2));
        assertThat(wide()).isEmpty();
    }

    @Test
    void statesAreToldApartWithoutColourAndMotion() {
        open(new NewContextOptions().setLocale("en").setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        signIn();
        List<String> shapes = page.locator("[data-pk-row] .pk-state").all().stream()
                .map(state -> state.innerText() + " " + state.locator("use").getAttribute("href").replaceFirst(".*#", "")).distinct().toList();
        assertThat(shapes).contains("answering ok", "not answering bad", "needs attention warn", "Xray stopped warn");
    }

    @Test
    void fieldsComplainInTheReadersLanguage() {
        openPersianDarkPhone();
        page.navigate("/sign-in");
        page.locator("main [type=submit]").click();
        assertThat(page.locator(".pk-message").allInnerTexts()).anySatisfy(text -> assertThat(text).contains("این فیلد را پر کنید"))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("[A-Za-z]"));
    }

    private List<String> violations() {
        List<String> found = new ArrayList<>();
        visit(address -> new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .forEach(rule -> rule.getNodes().forEach(node -> found.add(address + ": " + rule.getId() + " " + node.getHtml()))));
        return found;
    }

    private List<String> wide() {
        List<String> found = new ArrayList<>();
        visit(address -> {
            int width = (int) page.evaluate("document.documentElement.scrollWidth");
            if (width > page.viewportSize().width) {
                found.add(address + " is " + width + " wide: " + page.evaluate(TOO_WIDE));
            }
        });
        return found;
    }

    private void visit(java.util.function.Consumer<String> look) {
        for (String address : Pages.STRANGERS) {
            page.navigate(address);
            look.accept(address);
        }
        page.navigate("/sign-in");
        page.context().clearCookies();
        page.locator("input[autocomplete=username]").fill("anybody");
        page.locator("input[type=password]").fill("anything");
        page.locator("main [type=submit]").click();
        assertThat(page.locator("h1").innerText()).isIn("This page is out of date", "این صفحه کهنه شده است");
        look.accept("a page that is out of date");
        takeComplaints(); // the browser tells of the status
        signIn();
        for (String address : Pages.SIGNED_IN) {
            page.navigate(address);
            look.accept(address);
        }
    }
}
