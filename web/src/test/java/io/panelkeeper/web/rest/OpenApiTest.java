package io.panelkeeper.web.rest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.core.fleet.Vitals;
import io.panelkeeper.web.access.Requires;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The document that programs read says what the code does. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final Map<String, Class<? extends Record>> SCHEMAS = Map.ofEntries(Map.entry("Panel", PanelView.class),
            Map.entry("Settings", PanelView.Settings.class), Map.entry("Poll", PanelView.PollView.class),
            Map.entry("Xray", PanelView.XrayView.class), Map.entry("Vitals", Vitals.class), Map.entry("Cause", CauseView.class),
            Map.entry("Online", OnlineView.class), Map.entry("Name", OnlineView.Name.class),
            Map.entry("Place", OnlineView.Place.class), Map.entry("UnknownPanel", OnlineView.UnknownPanel.class),
            Map.entry("PanelName", OnlineView.PanelName.class), Map.entry("Fleet", FleetView.class),
            Map.entry("Group", GroupView.class), Map.entry("Me", MeView.class), Map.entry("TestResult", TestView.class),
            Map.entry("Node", NodeView.class), Map.entry("NodePolls", NodeView.Polls.class),
            Map.entry("Problem", Problem.class), Map.entry("PanelList", ListView.class), Map.entry("GroupList", ListView.class));

    private final JsonObject document = document();

    @Test
    void listsEveryOperationWithItsPrivilege() {
        assertThat(documented()).isEqualTo(implemented());
    }

    @Test
    void describesEveryMemberOfEveryAnswer() {
        SCHEMAS.forEach((name, type) -> assertThat(properties(name)).as(name)
                .containsExactlyInAnyOrder(Stream.of(type.getRecordComponents()).map(RecordComponent::getName)
                        .toArray(String[]::new)));
    }

    @Test
    void describesEveryMemberOfAPanelThatIsSent() {
        assertThat(properties("PanelInput")).isEqualTo(members(() -> PanelInput.forNewPanel(unknown())));
        assertThat(properties("PanelTest")).isSubsetOf(members(() -> PanelInput.forTest(unknown())));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(document, new TreeSet<>())).allMatch(reference -> {
            JsonValue target = document;
            for (String step : reference.substring(2).split("/")) {
                target = target.asJsonObject().getOrDefault(step, JsonValue.EMPTY_JSON_OBJECT);
            }
            return target != JsonValue.EMPTY_JSON_OBJECT;
        });
    }

    /** What the reader says it knows, when it is sent something that it does not. */
    private static Set<String> members(ThrowingCallable reading) {
        FieldError error = catchThrowableOfType(InvalidInputException.class, reading).errors().get(0);
        return new TreeSet<>(List.of(error.args().get(0).toString().split(", ")));
    }

    private static JsonBody unknown() {
        return new JsonBody(Json.createObjectBuilder().add("?", 1).build());
    }

    private Set<String> properties(String schema) {
        return document.getJsonObject("components").getJsonObject("schemas").getJsonObject(schema).getJsonObject("properties").keySet();
    }

    /** "GET /panels" → "PANEL_VIEW". */
    private Map<String, String> documented() {
        Map<String, String> operations = new TreeMap<>();
        document.getJsonObject("paths").forEach((path, methods) -> methods.asJsonObject().forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(method.toUpperCase(Locale.ROOT) + " " + path,
                        operation.asJsonObject().getString("x-privilege", "none"));
            }
        }));
        return operations;
    }

    private static Map<String, String> implemented() {
        return new TreeMap<>(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.panelkeeper.web.rest").stream().filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect).flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> httpMethod(method).isPresent())
                .collect(toMap(OpenApiTest::address, OpenApiTest::privilege)));
    }

    private static String address(Method method) {
        String below = Optional.ofNullable(method.getAnnotation(Path.class)).map(path -> "/" + path.value()).orElse("");
        String path = "/" + method.getDeclaringClass().getAnnotation(Path.class).value() + below;
        return httpMethod(method).orElseThrow() + " " + path.replaceAll("\\{(\\w+):[^/]*}}?", "{$1}");
    }

    private static String privilege(Method method) {
        return Optional.ofNullable(method.getAnnotation(Requires.class)).map(requires -> requires.value().name()).orElse("none");
    }

    private static Optional<String> httpMethod(Method method) {
        return Stream.of(method.getAnnotations()).map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class)).filter(http -> http != null).map(HttpMethod::value).findFirst();
    }

    private static Set<String> references(JsonValue value, Set<String> found) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference) {
                found.add(reference.getString());
            }
            object.values().forEach(inner -> references(inner, found));
        } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            value.asJsonArray().forEach(inner -> references(inner, found));
        }
        return found;
    }

    private static JsonObject document() {
        try (JsonReader reader = Json.createReader(OpenApiTest.class.getResourceAsStream("openapi.json"))) {
            return reader.readObject();
        }
    }
}
