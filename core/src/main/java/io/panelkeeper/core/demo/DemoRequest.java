package io.panelkeeper.core.demo;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a panel looks at in a request. */
final class DemoRequest {

    private static final int LARGEST_BODY = 1 << 20;

    private final HttpExchange exchange;
    private final String path;
    private final byte[] body;

    /** @param path below the base path, without a leading slash */
    DemoRequest(HttpExchange exchange, String path) throws IOException {
        this.exchange = exchange;
        this.path = path;
        this.body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    boolean get() {
        return method().equals("GET");
    }

    /** Whether the method may change something, and so needs a CSRF token from 3.0.0 on (§2.7). */
    boolean unsafe() {
        return switch (method()) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> false;
            default -> true;
        };
    }

    String path() {
        return path;
    }

    /** @return the value, or an empty text */
    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    boolean xhr() {
        return header("X-Requested-With").equals("XMLHttpRequest");
    }

    boolean acceptsGzip() {
        return header("Accept-Encoding").contains("gzip");
    }

    String clientAddress() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    /** The Host header without its port. */
    String host() {
        String host = header("Host");
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** The first cookie of this name, as Go reads it. */
    Optional<String> cookie(String name) {
        for (String pair : header("Cookie").split(";")) {
            String trimmed = pair.trim();
            if (trimmed.startsWith(name) && trimmed.startsWith("=", name.length())) {
                return Optional.of(trimmed.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    String query(String name, String otherwise) {
        return decoded(exchange.getRequestURI().getRawQuery()).getOrDefault(name, otherwise);
    }

    /** The fields of a JSON object or a form, by Content-Type (§2.1); empty when the body cannot be read as that. */
    Map<String, String> fields() {
        String text = new String(body, StandardCharsets.UTF_8);
        return header("Content-Type").startsWith("application/json") ? jsonFields(text) : decoded(text);
    }

    private static Map<String, String> jsonFields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            JsonObject object = Wire.JSON.createReader(new StringReader(text)).readObject();
            for (Map.Entry<String, JsonValue> field : object.entrySet()) {
                fields.put(field.getKey(), field.getValue() instanceof JsonString string ? string.getString() : "");
            }
        } catch (JsonException e) {
            return Map.of();
        }
        return fields;
    }

    private static Map<String, String> decoded(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form == null ? new String[0] : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
