package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.Test;

class SignInIT extends BrowserIT {

    @Test
    void givesTheSessionANewId() {
        page.navigate("/sign-in");
        String before = sessionId();

        signIn();

        assertThat(sessionId()).isNotEqualTo(before);
    }

    private String sessionId() {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map((Cookie cookie) -> cookie.value).findFirst().orElseThrow();
    }
}
