package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.FieldError;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A request's JSON object, read member by member. Finds every wrong type and every member nobody asked for, by its full
 * name. (JSON-B would stop at the first wrong type, in its own words, and keep silent about unknown members.)
 */
final class JsonBody {

    private final JsonObject object;
    private final String prefix;
    private final List<FieldError> errors;
    private final List<JsonBody> nested = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    JsonBody(JsonObject object) {
        this(object, "", new ArrayList<>());
    }

    /**
     * The body of an operation that needs one; without a content type the server reads none and passes {@code null}.
     *
     * @throws RefusedException if there is none
     */
    static JsonBody required(JsonBody body) {
        if (body == null) {
            throw new RefusedException(400, "malformed-json");
        }
        return body;
    }

    private JsonBody(JsonObject object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** @return {@code null} if there is none, it is {@code null}, or it is no text */
    String text(String name) {
        JsonString text = member(name, JsonString.class, "json.text");
        return text == null ? null : text.getString();
    }

    /** A number as it is written; {@code null} as for {@link #text}. */
    String number(String name) {
        JsonNumber number = member(name, JsonNumber.class, "json.number");
        return number == null ? null : number.toString();
    }

    /** A whole number of at most 18 digits; {@code null} as for {@link #text}. */
    Long id(String name) {
        String number = number(name);
        if (number == null || number.matches("-?\\d{1,18}")) {
            return number == null ? null : Long.valueOf(number);
        }
        errors.add(FieldError.of(prefix + name, "json.number"));
        return null;
    }

    /** @return empty if there is none */
    List<String> texts(String name) {
        JsonArray array = member(name, JsonArray.class, "json.texts");
        if (array == null) {
            return List.of();
        }
        if (!array.stream().allMatch(JsonString.class::isInstance)) {
            errors.add(FieldError.of(prefix + name, "json.texts"));
            return List.of();
        }
        return array.getValuesAs(JsonString::getString);
    }

    /** @return {@code null} as for {@link #text} */
    JsonBody object(String name) {
        JsonObject inner = member(name, JsonObject.class, "json.object");
        if (inner == null) {
            return null;
        }
        var body = new JsonBody(inner, prefix + name + ".", errors);
        nested.add(body);
        return body;
    }

    /**
     * After everything was asked for.
     *
     * @throws InvalidInputException if anything was wrong
     */
    void done() {
        findUnknown();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private void findUnknown() {
        object.keySet().stream().filter(name -> !asked.contains(name))
                .forEach(name -> errors.add(FieldError.of(prefix + name, "json.unknown-member", String.join(", ", asked))));
        nested.forEach(JsonBody::findUnknown);
    }

    private <T extends JsonValue> T member(String name, Class<T> type, String key) {
        asked.add(name);
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL || type.isInstance(value)) {
            return type.isInstance(value) ? type.cast(value) : null;
        }
        errors.add(FieldError.of(prefix + name, key));
        return null;
    }
}
