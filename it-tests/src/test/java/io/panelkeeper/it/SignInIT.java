package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The first run, signing in and out, and guessing: one portal's life on PostgreSQL, in this order. */
@TestMethodOrder(OrderAnnotation.class)
class SignInIT {

    private static final String NAME = "Anna";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern CODE = Pattern.compile("one-time code: ([0-9A-Z-]{39})");
    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern CSRF_TOKEN = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");
    private static final Pattern WAIT = Pattern.compile("Try again in (\\d+) seconds");
    private static final String REFUSED = "User name and password do not fit.";

    @TempDir
    static Path data;
    private static EmbeddedPostgres postgres;
    private static Portal portal;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        portal = starter().start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (portal != null) {
            portal.close();
        }
        postgres.close();
    }

    private static Portal.Starter starter() {
        // The slow hash is many times slower without the optimising compiler, which other tests do without.
        return Portal.in(data).jvm("-Xmx512m", "-XX:+UseSerialGC").set("panelkeeper.sign-in.attempts", "3")
                .set("panelkeeper.db.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres")
                .set("panelkeeper.db.user", "postgres");
    }

    @Test
    @Order(1)
    void withoutAnOwnerEveryPageLeadsToTheFirstRun() {
        var browser = new Browser();
        for (String path : new String[] {"/", "/online", "/sign-in", "/panels/1"}) {
            assertThat(browser.get(path).headers().firstValue("Location")).as(path).hasValue(portal.url("/setup").toString());
        }
        assertThat(browser.get("/setup").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void onlyTheCodeFromTheLogMakesAnOwner() {
        var browser = new Browser();
        assertThat(browser.setUp("0000-0000", NAME, PASSWORD).body()).contains("This is not the code in the log.");
        assertThat(browser.setUp(code(), NAME, "short").body()).contains("Use at least 12 characters");

        HttpResponse<String> created = browser.setUp(code().toLowerCase(Locale.ROOT), NAME, PASSWORD);
        assertThat(created.headers().firstValue("Location")).hasValue(portal.url("/").toString());
        assertThat(browser.me()).contains("\"name\":\"" + NAME + "\"").contains("\"kind\":\"person\"");
    }

    @Test
    @Order(3)
    void firstRunHappensOnce() {
        assertThat(new Browser().get("/setup").headers().firstValue("Location")).hasValue(portal.url("/").toString());
        assertThat(portal.log()).as("neither the password nor its hash")
                .noneMatch(line -> line.contains(PASSWORD) || line.contains("PBKDF2"));
    }

    @Test
    @Order(4)
    void signingInGivesTheSessionANewNameThatScriptsAndOtherSitesDoNotGet() {
        var browser = new Browser();
        browser.get("/sign-in");
        String before = browser.session();
        HttpResponse<String> signedIn = browser.signIn("/sign-in", NAME.toUpperCase(Locale.ROOT), PASSWORD);
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(302);
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(signedIn.headers().allValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith("JSESSIONID=")).isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));

        var thief = new Browser();
        thief.become(before);
        assertThat(thief.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(5)
    void afterSigningInOneGetsWhereOneWanted() {
        HttpResponse<String> asked = new Browser().get("/online?query=a%20b");
        assertThat(asked.headers().firstValue("Location")).hasValue(portal.url("/sign-in?next=%2Fonline%3Fquery%3Da%2520b").toString());
        assertThat(new Browser().signIn("/sign-in?next=%2Fonline%3Fquery%3Da%2520b", NAME, PASSWORD).headers().firstValue("Location"))
                .hasValue(portal.url("/online?query=a%20b").toString());
        assertThat(new Browser().signIn("/sign-in?next=%2F%2Fevil.example", NAME, PASSWORD).headers().firstValue("Location"))
                .hasValue(portal.url("/").toString());
    }

    @Test
    @Order(6)
    void changesOfABrowserNeedItsToken() {
        var browser = new Browser();
        browser.signIn("/sign-in", NAME, PASSWORD);
        assertThat(browser.postGroup("Without", null).statusCode()).isEqualTo(403);
        assertThat(browser.postGroup("Wrong", "x").statusCode()).isEqualTo(403);
        assertThat(browser.postGroup("Right", browser.csrfToken()).statusCode()).isEqualTo(201);

        var other = new Browser();
        other.signIn("/sign-in", NAME, PASSWORD);
        assertThat(other.postGroup("Somebody else's", browser.csrfToken()).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(7)
    void signingOutEndsTheSession() {
        var browser = new Browser();
        browser.signIn("/sign-in", NAME, PASSWORD);
        String session = browser.session();
        assertThat(browser.submit("/about", "person", "signOut", Map.of()).headers().firstValue("Location"))
                .hasValue(portal.url("/sign-in").toString());
        browser.become(session);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(8)
    void guessingIsSlowedDownTheSameWayForNamesThatExistAndThatDoNot() {
        for (String name : new String[] {NAME, "nobody"}) {
            var browser = new Browser();
            String answer = browser.signIn("/sign-in", name, "wrong password 1").body();
            assertThat(answer).as(name).contains(REFUSED);
            for (int i = 0; i < 10 && !WAIT.matcher(answer).find(); i++) {
                answer = browser.signIn("/sign-in", name, "wrong password").body();
            }
            Matcher wait = WAIT.matcher(answer);
            assertThat(wait.find()).as(name + ": " + answer).isTrue();
            assertThat(Integer.parseInt(wait.group(1))).as("nobody is locked out for long").isBetween(1, 31);
        }
    }

    @Test
    @Order(9)
    void theWaitEndsByItself() {
        Await.until(Duration.ofSeconds(60), () -> "signed in", () -> new Browser().signIn("/sign-in", NAME, PASSWORD).statusCode() == 302);
    }

    @Test
    @Order(10)
    void settingsForTheFirstOwnerAreIgnoredOnceThereIsOne() {
        portal.close();
        portal = starter().set("panelkeeper.setup.username", "mallory").set("panelkeeper.setup.password", "another long password")
                .set("panelkeeper.setup.token", PortalApi.TOKEN).start();
        assertThat(portal.log()).anyMatch(line -> line.contains("panelkeeper.setup.* is ignored"))
                .noneMatch(line -> line.contains("another long password") || line.contains("one-time code"));
        assertThat(new Browser().signIn("/sign-in", "mallory", "another long password").statusCode()).isEqualTo(200);
        assertThat(new PortalApi(portal).send("GET", "/me", null).statusCode()).isEqualTo(401);
        assertThat(new Browser().signIn("/sign-in", NAME, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    @Order(11)
    void whoIsDisabledIsOutWithTheNextClick() throws SQLException {
        var browser = new Browser();
        browser.signIn("/sign-in", NAME, PASSWORD);
        assertThat(browser.get("/about").statusCode()).isEqualTo(200);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate("UPDATE person SET disabled = TRUE")).isEqualTo(1);
        }
        assertThat(browser.get("/about").statusCode()).isEqualTo(302);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(browser.get("/jakarta.faces.push/panels?x").statusCode()).isEqualTo(401);
        assertThat(new Browser().signIn("/sign-in", NAME, PASSWORD).body()).contains(REFUSED);
    }

    private static String code() {
        Matcher code = CODE.matcher(String.join("\n", portal.log()));
        assertThat(code.find()).as("the log tells the code").isTrue();
        return code.group(1);
    }

    /** Keeps cookies and posts forms as a page's own button would. */
    private static final class Browser {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> setUp(String code, String username, String password) {
            return submit("/setup", "setup", "create", Map.of("code", code, "username", username, "password", password));
        }

        HttpResponse<String> signIn(String path, String username, String password) {
            return submit(path, "signIn", "signInButton", Map.of("username", username, "password", password));
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(portal.url(path)));
        }

        /** Fills a form's visible fields; hidden ones keep what they have. */
        HttpResponse<String> submit(String path, String form, String button, Map<String, String> typed) {
            String page = get(path).body();
            Matcher html = Pattern.compile("<form id=\"" + form + "\"[^>]*action=\"([^\"]*)\".*?</form>", Pattern.DOTALL).matcher(page);
            assertThat(html.find()).as(page).isTrue();
            Map<String, String> fields = new TreeMap<>(typed);
            Matcher hidden = Pattern.compile("<input [^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"").matcher(html.group());
            while (hidden.find()) {
                fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
            }
            fields.put("jakarta.faces.ViewState", first(VIEW_STATE, html.group()));
            fields.put("primefaces.nonce", first(NONCE, page));
            fields.put(form, form);
            String name = html.group().contains("name=\"" + form + ":" + button + "\"") ? form + ":" + button : button;
            fields.put(name, button);
            String body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(portal.url(html.group(1))).header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept-Language", "en").POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> postGroup(String name, String token) {
            HttpRequest.Builder request = HttpRequest.newBuilder(portal.url("/api/v1/groups")).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\": \"" + name + "\"}"));
            return send(token == null ? request : request.header("X-CSRF-Token", token));
        }

        String me() {
            return get("/api/v1/me").body();
        }

        String csrfToken() {
            return first(CSRF_TOKEN, me());
        }

        String session() {
            return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("JSESSIONID"))
                    .map(HttpCookie::getValue).findFirst().orElseThrow();
        }

        void become(String session) {
            var cookie = new HttpCookie("JSESSIONID", session);
            cookie.setPath("/");
            cookie.setVersion(0);
            cookies.getCookieStore().removeAll();
            cookies.getCookieStore().add(portal.url("/"), cookie);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
            return matcher.group(1);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
