package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API as a program meets it, well-behaved or not. */
class RestIT {

    private static final String ODD_NAME = "<script>alert(1)</script>\u202Eعلی🚀" + "x".repeat(270);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path data;
    private static Portal portal;
    private static PortalApi api;
    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
        portal = PortalApi.setUp(Portal.in(data)).start();
        api = new PortalApi(portal);
    }

    @AfterAll
    static void stop() {
        portal.close();
        server.close();
    }

    @Test
    void panelGoesThroughItsLife() {
        DemoPanel demo = server.host(DemoPanel.of("3.6.0").basePath("/life/").clients("ali", ODD_NAME).build());
        demo.online("ali", ODD_NAME);
        group("Life");

        JsonObject added = object(api.send("POST", "/panels", panel("<b>Life</b> \u202E🚀", demo).add("group", "life")
                .add("tags", Json.createArrayBuilder().add("a").add("b")).build()), 201);
        long id = added.getJsonNumber("id").longValue();
        assertThat(added.getString("label")).isEqualTo("<b>Life</b> \u202E🚀");
        assertThat(added.getString("group")).isEqualTo("Life");
        assertThat(added.getString("state")).isEqualTo("not-asked-yet");
        assertThat(added.get("online")).as("not known is not zero").isEqualTo(JsonValue.NULL);

        Await.until(SOON, () -> "answering: " + api.get("/panels/" + id), () -> state(id).equals("answering"));
        JsonObject known = api.get("/panels/" + id);
        assertThat(known.getInt("online")).isEqualTo(2);
        assertThat(known.getString("version")).isEqualTo("3.6.0");
        assertThat(known.getString("dialect")).isEqualTo("E");
        assertThat(known.getJsonObject("xray").getString("state")).isEqualTo("running");
        assertThat(known.getJsonArray("tags")).hasSize(2);
        assertThat(known.toString()).doesNotContain(demo.credentials().password());

        JsonObject online = api.get("/panels/" + id + "/online");
        assertThat(online.getJsonArray("items").getValuesAs(item -> item.asJsonObject().getString("email")))
                .as("whole and as it is").containsExactlyInAnyOrder("ali", ODD_NAME);
        assertThat(online.getJsonArray("unknownPanels")).isEmpty();
        JsonObject first = api.get("/panels/" + id + "/online?limit=1");
        JsonObject second = api.get("/panels/" + id + "/online?limit=1&cursor=" + first.getString("nextCursor"));
        assertThat(second.getJsonArray("items")).hasSize(1).doesNotContainAnyElementsOf(first.getJsonArray("items"));
        assertThat(errors(api.send("GET", "/panels/" + id + "/online?cursor=ali@x", null), 400)).containsOnlyKeys("cursor");
        JsonObject place = online.getJsonArray("items").getJsonObject(0).getJsonArray("places").getJsonObject(0);
        assertThat(place.keySet()).contains("panelId", "panel", "inbound", "since", "precisionSeconds", "up", "down", "lastSeen");

        JsonObject edit = Json.createObjectBuilder().add("label", "Renamed").add("url", demo.url().toString()).add("pollSeconds", 3600)
                .add("revision", known.getJsonObject("settings").getJsonNumber("revision")).build();
        JsonObject edited = object(api.send("PUT", "/panels/" + id, edit), 200);
        assertThat(edited.getString("label")).isEqualTo("Renamed");
        assertThat(edited.get("group")).as("replaced as a whole").isEqualTo(JsonValue.NULL);
        assertThat(edited.getInt("pollSeconds")).isEqualTo(3600);
        assertThat(errors(api.send("PUT", "/panels/" + id, edit), 409)).containsOnlyKeys("revision");
        JsonObject current = Json.createObjectBuilder(edit).remove("revision").build();
        object(api.send("PUT", "/panels/" + id, current), 200);

        long before = demo.traffic().requests();
        object(api.send("POST", "/panels/" + id + "/poll", null), 202);
        Await.until(SOON, () -> "asked again", () -> demo.traffic().requests() > before);

        assertThat(api.send("DELETE", "/panels/" + id, null).statusCode()).isEqualTo(204);
        assertThat(api.get("/panels/" + id).getJsonObject("settings").isNull("archivedAt")).isFalse();
        assertThat(api.all("/panels")).extracting(panel -> panel.getJsonNumber("id").longValue()).doesNotContain(id);
        assertThat(problem(api.send("POST", "/panels/" + id + "/poll", null), 409).getString("type")).endsWith(":archived");
    }

    @Test
    void refusedLoginIsToldAndNotRepeated() {
        DemoPanel demo = server.host(DemoPanel.of("2.9.4").basePath("/refused/").user("admin", "right").build());
        JsonObjectBuilder wrong = Json.createObjectBuilder().add("label", "Refused").add("url", demo.url().toString()).add("pollSeconds", 10)
                .add("credentials", Json.createObjectBuilder().add("username", "admin").add("password", "not-right-7731"));
        long id = object(api.send("POST", "/panels", wrong.build()), 201).getJsonNumber("id").longValue();

        Await.until(SOON, () -> "needs attention: " + api.get("/panels/" + id), () -> state(id).equals("needs-attention"));
        JsonObject cause = api.get("/panels/" + id).getJsonObject("cause");
        assertThat(cause.getString("code")).isEqualTo("login-refused");
        assertThat(cause.getString("text")).doesNotStartWith("failure.");
        assertThat(cause.getString("advice")).doesNotStartWith("failure.");
        assertThat(cause.toString()).doesNotContain("not-right-7731");
        assertThat(object(api.send("POST", "/panels/" + id + "/poll", null), 409).getString("type")).endsWith(":login-refused");
        assertThat(api.get("/fleet").getInt("unknown")).isPositive();
        assertThat(api.get("/online").getJsonArray("unknownPanels").getValuesAs(panel -> panel.asJsonObject().getString("panel")))
                .contains("Refused");
        api.send("DELETE", "/panels/" + id, null);
    }

    @Test
    void testTellsEachStepAndSavesNothing() {
        DemoPanel demo = server.host(DemoPanel.of("2.9.4").basePath("/test/").build());
        int before = api.all("/panels").size();
        JsonObject good = object(api.send("POST", "/panels/test", panel("x", demo).build()), 200);
        assertThat(outcomes(good)).containsEntry("login", "ok").containsEntry("xray", "ok").containsEntry("version", "ok");

        JsonObject elsewhere = object(api.send("POST", "/panels/test", Json.createObjectBuilder()
                .add("url", "http://127.0.0.1:" + server.port() + "/nothing-here/")
                .add("credentials", Json.createObjectBuilder().add("token", "t")).build()), 200);
        assertThat(outcomes(elsewhere)).containsEntry("name", "ok").containsEntry("panel", "failed").containsEntry("login", "skipped");
        assertThat(api.all("/panels")).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/", "http://[fe80::1]:2053/"})
    void linkLocalAddressesAreRefused(String url) {
        JsonObject tested = object(api.send("POST", "/panels/test", Json.createObjectBuilder().add("url", url)
                .add("credentials", Json.createObjectBuilder().add("token", "t")).build()), 200);
        JsonObject failed = tested.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .filter(step -> step.getString("outcome").equals("failed")).findFirst().orElseThrow();
        assertThat(failed.getJsonObject("cause").getString("code")).isEqualTo("address-denied");
    }

    @Test
    void listsPageByCursor() {
        for (int number = 0; number < 5; number++) {
            group("Paged " + number);
        }
        JsonObject first = api.get("/groups?limit=2");
        assertThat(first.getJsonArray("items")).hasSize(2);
        JsonObject second = api.get("/groups?limit=2&cursor=" + first.getString("nextCursor"));
        assertThat(second.getJsonArray("items")).hasSize(2).doesNotContainAnyElementsOf(first.getJsonArray("items"));
        assertThat(api.all("/groups")).extracting(group -> group.getString("name")).contains("Paged 0", "Paged 4")
                .doesNotHaveDuplicates();
    }

    @Test
    void repeatedThingsAreConflicts() {
        group("Twice");
        assertThat(errors(api.send("POST", "/groups", Json.createObjectBuilder().add("name", "TWICE").build()), 409))
                .containsOnlyKeys("name");

        DemoPanel demo = server.host(DemoPanel.of("2.9.4").basePath("/twice/").build());
        object(api.send("POST", "/panels", panel("First", demo).build()), 201);
        assertThat(errors(api.send("POST", "/panels", panel("Second", demo).build()), 409)).containsOnlyKeys("url");
    }

    @Test
    void everythingWrongIsNamedAtOnceInTheCallersLanguage() {
        JsonObject wrong = Json.createObjectBuilder().add("label", "").add("url", "ftp://x").add("group", "No such group")
                .add("pollSeconds", 5).add("tls", Json.createObjectBuilder().add("pin", "12")).build();
        assertThat(errors(api.send("POST", "/panels", wrong), 400))
                .containsOnlyKeys("label", "url", "group", "pollSeconds", "tls.pin", "credentials")
                .hasEntrySatisfying("group", message -> assertThat(message).contains("No such group"));

        HttpResponse<String> persian = portal.send(request("/panels").header("Accept-Language", "de, fa-IR;q=0.9, en;q=0.8")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(wrong.toString())).build());
        assertThat(errors(persian, 400).get("label")).isEqualTo("این بخش را پر کنید.");
        assertThat(persian.headers().firstValue("Content-Language")).hasValue("fa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en;q=x", "fa;q=9", "-", "fa-", ";", ",", "fa;;q"})
    void unreadableLanguagesAreNoFailures(String languages) {
        HttpResponse<String> good = portal.send(request("/panels").header("Accept-Language", languages).build());
        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        problem(portal.send(request("/panels/999999").header("Accept-Language", languages).build()), 404);
        problem(portal.send(HttpRequest.newBuilder(portal.url("/api/v1/me")).header("Accept-Language", languages).build()), 401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"labell\": \"x\"} | labell",
        "{\"label\": 5} | label",
        "{\"label\": \"x\", \"credentials\": {\"user\": \"x\"}} | credentials.user",
        "{\"tags\": \"a\"} | tags",
        "{\"tags\": [1]} | tags",
        "{\"tls\": [] } | tls",
        "{\"credentials\": {\"secondFactor\": {\"totpSeed\": {}}}} | credentials.secondFactor.totpSeed",
        "{\"pollSeconds\": \"30\"} | pollSeconds"})
    void unknownMembersAndWrongTypesAreNamed(String body, String field) {
        assertThat(errors(post("/panels", body), 400)).containsOnlyKeys(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "-1", "99999999999999999999999999", "30.5", "0"})
    void hugeAndOddNumbersAreNamed(String number) {
        assertThat(errors(post("/panels", "{\"pollSeconds\": " + number + "}"), 400)).containsKey("pollSeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "nonsense", "{\"a\":1} trailing"})
    void malformedBodiesAreProblems(String body) {
        assertThat(problem(post("/panels", body), 400).getString("type")).endsWith(":malformed-json");
    }

    @ParameterizedTest
    @CsvSource({"POST, /panels", "PUT, /panels/999999", "POST, /panels/test", "POST, /groups"})
    void missingBodiesAreProblems(String method, String path) {
        HttpRequest bare = request(path).method(method, BodyPublishers.noBody()).build();
        assertThat(problem(portal.send(bare), 400).getString("type")).endsWith(":malformed-json");
    }

    @Test
    void oversizedBodiesAreProblems() {
        assertThat(problem(post("/panels", "{\"label\": \"" + "x".repeat(100_000) + "\"}"), 413).getString("type"))
                .endsWith(":too-large");
    }

    @Test
    void otherMistakesAreProblemsToo() {
        problem(api.send("GET", "/panels/999999", null), 404);
        problem(api.send("GET", "/panels/x", null), 404);
        problem(api.send("DELETE", "/panels/999999", null), 404);
        problem(api.send("GET", "/nothing", null), 404);
        HttpResponse<String> method = api.send("DELETE", "/fleet", null);
        problem(method, 405);
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
        problem(portal.send(request("/panels").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")).build()), 415);
        problem(portal.send(request("/panels").header("Accept", "image/png").build()), 406);
        problem(api.send("GET", "/panels?limit=0", null), 400);
        problem(api.send("GET", "/panels?limit=501", null), 400);
        problem(api.send("GET", "/panels?cursor=x", null), 400);
        problem(api.send("GET", "/online?cursor=%00x&limit=10", null), 400);
        problem(api.send("GET", "/online?cursor=AA", null), 400);
        problem(api.send("GET", "/online?query=%00", null), 400);
        problem(api.send("GET", "/online?group=none", null), 400);
    }

    @Test
    void describesItself() {
        JsonObject document = api.get("/openapi.json");
        assertThat(document.getString("openapi")).startsWith("3.");
        assertThat(document.getJsonObject("paths")).containsKey("/panels/{id}/online");
    }

    @Test
    void tokenTellsWhoseItIs() {
        JsonObject me = api.get("/me");
        assertThat(me.getString("name")).isEqualTo(PortalApi.USERNAME);
        assertThat(me.getString("kind")).isEqualTo("token");
        assertThat(me.get("csrfToken")).isEqualTo(JsonValue.NULL);
        HttpResponse<String> response = api.send("GET", "/me", null);
        assertThat(response.headers().allValues("Set-Cookie")).as("programs get no session").isEmpty();
    }

    private static JsonObjectBuilder panel(String label, DemoPanel demo) {
        return Json.createObjectBuilder().add("label", label).add("url", demo.url().toString()).add("pollSeconds", 10)
                .add("credentials", Json.createObjectBuilder().add("username", demo.credentials().username())
                        .add("password", demo.credentials().password()));
    }

    private static void group(String name) {
        assertThat(api.send("POST", "/groups", Json.createObjectBuilder().add("name", name).build()).statusCode()).isEqualTo(201);
    }

    private static String state(long id) {
        return api.get("/panels/" + id).getString("state");
    }

    private static Map<String, String> outcomes(JsonObject test) {
        return test.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(step -> step.getString("step"), step -> step.getString("outcome")));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.url("/api/v1" + path)).header("Authorization", "Bearer " + PortalApi.TOKEN);
    }

    private static HttpResponse<String> post(String path, String body) {
        return portal.send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
    }

    private static Map<String, String> errors(HttpResponse<String> response, int status) {
        JsonArray errors = problem(response, status).getJsonArray("errors");
        List<JsonObject> list = errors.getValuesAs(JsonObject.class);
        return list.stream().collect(Collectors.toMap(error -> error.getString("field"), error -> error.getString("message")));
    }

    private static JsonObject problem(HttpResponse<String> response, int status) {
        assertThat(response.headers().firstValue("Content-Type")).as(response.body()).hasValue("application/problem+json");
        JsonObject problem = object(response, status);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank().doesNotStartWith("problem.");
        assertThat(problem.getString("detail")).isNotBlank().doesNotStartWith("problem.");
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
        return problem;
    }

    private static JsonObject object(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
