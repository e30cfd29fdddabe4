package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.panel.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A portal's REST interface, with the token that it was set up with. */
public final class PortalApi {

    public static final String USERNAME = "owner";
    public static final String PASSWORD = "correct horse battery staple";
    public static final String TOKEN = "pk_" + "0123456789abcdef".repeat(4);

    private final Portal portal;

    public PortalApi(Portal portal) {
        this.portal = portal;
    }

    /** Settings that create the owner and the token of this class. */
    public static Portal.Starter setUp(Portal.Starter portal) {
        return portal.set("panelkeeper.setup.username", USERNAME)
                .set("panelkeeper.setup.password", PASSWORD)
                .set("panelkeeper.setup.token", TOKEN);
    }

    /** @param path below {@code /api/v1}, with a leading slash */
    public HttpResponse<String> send(String method, String path, JsonValue body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.url("/api/v1" + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toString()));
        }
        return portal.send(request.build());
    }

    public JsonObject get(String path) {
        HttpResponse<String> response = send("GET", path, null);
        assertThat(response.statusCode()).as("GET %s: %s", path, response.body()).isEqualTo(200);
        return parse(response.body());
    }

    /** Every item of a list that pages by cursor. */
    public List<JsonObject> all(String path) {
        List<JsonObject> items = new ArrayList<>();
        String cursor = null;
        do {
            JsonObject page = get(path + (path.contains("?") ? "&" : "?") + "limit=200" + (cursor == null ? "" : "&cursor=" + cursor));
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.getString("nextCursor", null);
        } while (cursor != null);
        return items;
    }

    /** @return the new panel's id */
    public long addPanel(String label, DemoPanel panel, int pollSeconds) {
        Credentials.Password password = panel.credentials();
        return addPanel(label, panel.url().toString(), pollSeconds, Json.createObjectBuilder()
                .add("username", password.username()).add("password", password.password()));
    }

    /** @return the new panel's id */
    public long addPanel(String label, String url, String token, int pollSeconds) {
        return addPanel(label, url, pollSeconds, Json.createObjectBuilder().add("token", token));
    }

    private long addPanel(String label, String url, int pollSeconds, JsonObjectBuilder credentials) {
        HttpResponse<String> response = send("POST", "/panels", Json.createObjectBuilder()
                .add("label", label).add("url", url).add("pollSeconds", pollSeconds).add("credentials", credentials).build());
        assertThat(response.statusCode()).as("POST /panels: %s", response.body()).isEqualTo(201);
        return parse(response.body()).getJsonNumber("id").longValue();
    }

    private static JsonObject parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
