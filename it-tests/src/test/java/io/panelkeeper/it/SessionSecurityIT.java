package io.panelkeeper.it;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The session, its cookie, and what every answer tells a browser (SEC-2, SEC-4 … SEC-7). */
class SessionSecurityIT {
    private final Portal portal = SharedPortal.get();

    @Test
    void cookieIsForHttpOnlyAndForThisSite() {
        assertThat(sessionCookie(portal.get("/sign-in"))).contains("HttpOnly").containsIgnoringCase("SameSite=Lax").doesNotContain("Secure");
    }

    @Test
    void behindATlsProxyTheCookieIsSecureAndRedirectsStayOnHttps() {
        HttpResponse<String> page = portal.send(forwarded("/sign-in").build());
        HttpResponse<String> redirect = portal.send(forwarded("/").build());

        assertThat(sessionCookie(page)).contains("Secure");
        assertThat(redirect.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).startsWith("https://"));
    }

    @Test
    void noAddressCarriesTheSession() {
        assertThat(portal.get("/sign-in").body()).doesNotContainIgnoringCase("jsessionid");
    }

    @Test
    void refusesAFormWithoutItsState() {
        HttpRequest forged = HttpRequest.newBuilder(portal.url("/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString("jakarta.faces.ViewState=stateless&primefaces.nonce=x&j_username=owner&j_password=x")).build();

        HttpResponse<String> answer = portal.send(forged);

        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("owner"));
        assertThat(answer.statusCode()).isNotIn(301, 302, 303);
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() {
        Map<String, List<String>> headers = portal.get("/sign-in").headers().map();

        assertThat(headers.get("content-security-policy")).singleElement().asString()
                .startsWith("default-src 'self'; ").contains("frame-ancestors 'none'").containsPattern("script-src 'self' 'nonce-[^']+'");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("referrer-policy")).containsExactly("same-origin");
        assertThat(headers.get("cache-control")).isNotNull().allMatch(value -> value.contains("no-store"));
        assertThat(headers).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void answersThatAreNoPagesAllowNothing() {
        assertThat(portal.get("/health/live").headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void strangersLearnAStatusOnly() {
        assertThat(portal.get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(portal.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        for (String path : List.of("/health", "/health/started", "/metrics", "/metrics/base", "/openapi", "/openapi/x")) {
            assertThat(portal.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpRequest.Builder forwarded(String path) {
        return HttpRequest.newBuilder(portal.url(path)).header("X-Forwarded-Proto", "https");
    }

    private static String sessionCookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("JSESSIONID=")).findFirst().orElseThrow();
    }
}
