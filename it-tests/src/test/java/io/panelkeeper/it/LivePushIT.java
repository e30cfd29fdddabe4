package io.panelkeeper.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LivePushIT extends BrowserIT {

    /** Notes, for every row that is replaced, how old its answer is by then; and that the page was never loaded again. */
    private static final String WATCH = """
            () => {
                window.ages = [];
                new MutationObserver(changes => changes.flatMap(change => [...change.addedNodes])
                    .filter(node => node.matches?.('[data-pk-row]'))
                    .map(row => row.querySelector('.pk-cell-answered time'))
                    .filter(time => time && !false)
                    .forEach(time => window.ages.push(Date.now() - Date.parse(time.dateTime))))
                    .observe(document.querySelector('.pk-fleet tbody'), {childList: true});
            }""";

    @Test
    void rowsChangeInPlaceWithinTwoSecondsOfAPoll() {
        signIn();
        assertThat(page.locator("[data-live]")).hasAttribute("data-live", "connected");
        page.locator("[data-pk-search]").focus();
        page.evaluate(WATCH);
        // Each row that is replaced counts once more for panels that were fetched again with others: the freshest of each fetch tells.
        page.waitForFunction("window.ages.length >= 10", null, new WaitForFunctionOptions().setTimeout(60_000));
        Object median = page.evaluate("() => [...window.ages].sort((a, b) => a - b)[Math.floor(window.ages.length / 2)]");
        assertThat(((Number) median).longValue()).as("milliseconds").isLessThan(2_000);
        assertThat(page.locator("[data-pk-search]")).isFocused();
    }

    @Test
    void saysThatItRefreshesWithoutAWebSocket() {
        page.routeWebSocket(Pattern.compile(".*faces.push.*"), WebSocketRoute::close);
        signIn();
        assertThat(page.locator("[data-live]")).hasAttribute("data-live", "refreshing", new HasAttributeOptions().setTimeout(10_000));
        assertThat(page.locator("[data-live]")).containsText("Refreshing every 30 s");
        String before = answers();
        page.waitForFunction("before => [...document.querySelectorAll('.pk-cell-answered time')].map(t => t.dateTime).join() !== before",
                before, new WaitForFunctionOptions().setTimeout(45_000));
    }

    private String answers() {
        return (String) page.evaluate("() => [...document.querySelectorAll('.pk-cell-answered time')].map(t => t.dateTime).join()");
    }
}
