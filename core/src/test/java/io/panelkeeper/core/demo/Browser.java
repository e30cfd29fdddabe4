package io.panelkeeper.core.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plain HTTP client with a hand-made cookie jar, as unlike the portal's own client as can be. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER).build();

    final Map<String, String> headers = new TreeMap<>();
    private final String base;
    String cookie = "";
    String csrf = "";

    Browser(DemoPanel panel) {
        base = panel.url().toString();
        headers.put("Accept", "application/json");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send("POST", path, "");
    }

    HttpResponse<String> form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send("POST", path, fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    /** Takes a CSRF token where the panel gives one, then logs in. */
    HttpResponse<String> login(String user, String password) throws IOException, InterruptedException {
        fetchCsrf();
        return form("login", Map.of("username", user, "password", password));
    }

    void fetchCsrf() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("csrf-token");
        if (answer.statusCode() == 200) {
            csrf = answer.body().replaceAll(".*\"obj\":\"([^\"]+)\".*", "$1");
        }
    }

    HttpResponse<String> send(String method, String path, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .method(method, BodyPublishers.ofString(form == null ? "" : form));
        headers.forEach(request::header);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!csrf.isEmpty() && !method.equals("GET")) {
            request.header("X-CSRF-Token", csrf);
        }
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer;
    }
}
