package io.panelkeeper.core.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reduces an answer to what must agree: headers that matter, keys and types of the body. */
final class AnswerShape {

    private static final List<String> WITH_VALUE = List.of("Cache-Control", "Content-Disposition",
            "Content-Encoding", "Content-Type", "Expires", "Location", "Pragma", "Vary", "X-3x-Node-Caps");
    private static final Map<String, String> GUARDS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
            "DENY", "Referrer-Policy", "no-referrer");
    /** Fields whose words mean something. */
    private static final Set<String> LITERAL = Set.of("state", "panelVersion");

    private AnswerShape() {
    }

    static String headers(RawExchange answer) {
        List<String> parts = new ArrayList<>();
        WITH_VALUE.forEach(name -> answer.all(name).forEach(value ->
                parts.add(name + ": " + value.replaceAll("_\\d{4}-\\d\\d-\\d\\d_\\d{6}", "_DATE_TIME"))));
        if (answer.header("Last-Modified").isPresent()) {
            parts.add("Last-Modified");
        }
        if (GUARDS.entrySet().stream().allMatch(guard -> answer.all(guard.getKey()).equals(List.of(guard.getValue())))
                && answer.header("Content-Security-Policy").isPresent()) {
            parts.add("guarded");
        }
        answer.all("Set-Cookie").forEach(cookie -> parts.add("Set-Cookie: " + cookieShape(cookie)));
        String length = answer.header("Content-Length").orElse("");
        String known = length.isEmpty() ? "no length" : length.equals("0") ? "length 0" : "length";
        parts.add(answer.chunked() ? "chunked" : known);
        return String.join(" | ", parts);
    }

    private static String cookieShape(String cookie) {
        String[] parts = cookie.split("; ");
        Set<String> attributes = new TreeSet<>();
        for (int i = 1; i < parts.length; i++) {
            attributes.add(parts[i].startsWith("Expires=") ? "Expires" : parts[i]);
        }
        String value = parts[0].substring(parts[0].indexOf('=') + 1);
        return parts[0].substring(0, parts[0].indexOf('=') + 1) + (value.isEmpty() ? "" : "value") + "; "
                + String.join("; ", attributes);
    }

    /** @param expected tells which parts of a page matter */
    static String body(RawExchange answer, String recordedCase, String expected) {
        String type = answer.header("Content-Type").orElse("");
        if (answer.body().length == 0) {
            return "nothing";
        }
        if (type.contains("json")) {
            return expected.equals("json") ? "json" : json(parsed(answer.text()), recordedCase, 0);
        }
        if (type.startsWith("application/octet-stream")) {
            byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
            return Arrays.equals(answer.body(), 0, magic.length, magic, 0, magic.length) ? "sqlite" : "bytes";
        }
        if (type.contains("html") && answer.status() == 200) {
            String mark = expected.startsWith("html with ") ? expected.substring("html with ".length()) : "";
            return mark.isEmpty() ? "html" : answer.text().contains(mark) ? expected : "html without the mark";
        }
        return "text " + answer.text().strip();
    }

    private static JsonValue parsed(String text) {
        return Wire.JSON.createReader(new StringReader(text)).readValue();
    }

    private static String json(JsonValue value, String recordedCase, int depth) {
        return switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject(), recordedCase, depth);
            case ARRAY -> array(value.asJsonArray(), recordedCase, depth);
            case STRING -> jsonInside(((JsonString) value).getString()) ? "json" : "string";
            case NUMBER -> "number";
            case TRUE, FALSE -> "boolean";
            case NULL -> "null";
        };
    }

    private static String object(JsonObject object, String recordedCase, int depth) {
        boolean byName = depth == 1 && (recordedCase.contains("last-online") || recordedCase.startsWith("onlines-by")
                || recordedCase.startsWith("active-inbounds"));
        if (byName) {
            return object.isEmpty() ? "{}" : "{*:" + shapes(object.values(), recordedCase, depth) + "}";
        }
        Map<String, String> fields = new TreeMap<>();
        object.forEach((key, value) -> fields.put(key, field(key, value, recordedCase, depth)));
        return fields.entrySet().stream().map(field -> field.getKey() + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String field(String key, JsonValue value, String recordedCase, int depth) {
        if (depth == 0 && (value == JsonValue.TRUE || value == JsonValue.FALSE)) {
            return value.toString();
        }
        boolean literal = value instanceof JsonString string
                && (LITERAL.contains(key) || key.equals("version") && string.getString().equals("Unknown"));
        return literal ? "'" + ((JsonString) value).getString() + "'" : json(value, recordedCase, depth + 1);
    }

    private static String array(JsonArray array, String recordedCase, int depth) {
        boolean names = recordedCase.contains("online") && depth < 3 && !array.isEmpty()
                && array.stream().allMatch(JsonString.class::isInstance);
        return names
                ? array.getValuesAs(JsonString::getString).stream().sorted()
                        .collect(Collectors.joining("','", "['", "']"))
                : "[" + shapes(array, recordedCase, depth) + "]";
    }

    private static String shapes(Iterable<JsonValue> values, String recordedCase, int depth) {
        Set<String> shapes = new TreeSet<>();
        values.forEach(value -> shapes.add(json(value, recordedCase, depth + 1)));
        return String.join("/", shapes);
    }

    private static boolean jsonInside(String text) {
        try {
            return text.startsWith("{") && parsed(text) != null;
        } catch (JsonException e) {
            return false;
        }
    }
}
