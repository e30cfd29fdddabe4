package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.panelkeeper.web.access.PushChannel;
import io.panelkeeper.web.page.Page;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever has not signed in gets to sign in, and nothing else: tried on every page, operation and channel that the code
 * declares.
 */
class StrangersIT {

    private static final String WRONG_TOKEN = "Bearer pk_" + "f".repeat(64);
    private static final String NOT_SIGNED_IN = "urn:panelkeeper:problem:not-signed-in";

    private final Portal portal = SharedPortal.get();

    @ParameterizedTest
    @EnumSource
    void pagesLeadToSigningIn(Page page) {
        if (page.open()) {
            return;
        }
        String path = page.path().replace("{id}", "1");
        HttpRequest.Builder head = request(path).method("HEAD", BodyPublishers.noBody());
        for (HttpRequest.Builder request : List.of(request(path).GET(), post(path), head)) {
            HttpResponse<String> response = portal.send(request.build());
            assertThat(response.statusCode()).as(path).isEqualTo(302);
            assertThat(response.headers().firstValue("Location")).as(path)
                    .hasValueSatisfying(location -> assertThat(location).startsWith(portal.url("/sign-in").toString()));
        }
    }

    /** The files behind the pages are no way around. */
    @ParameterizedTest
    @EnumSource
    void viewsAreNoWayAround(Page page) {
        if (page == Page.SIGN_IN) {
            return;
        }
        HttpResponse<String> response = portal.get(page.view());
        assertThat(response.statusCode()).as(page.view()).isIn(301, 302, 404);
        if (!page.error()) {
            assertThat(portal.send(post(page.view()).build()).statusCode()).as("POST " + page.view()).isIn(301, 302, 404);
        }
    }

    @Test
    void signInIsOpenAndFirstRunIsOver() {
        assertThat(portal.get(Page.SIGN_IN.path()).statusCode()).isEqualTo(200);
        assertThat(portal.get(Page.SETUP.path()).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @MethodSource
    void restOperationsAreRefused(String method, String path) {
        for (String token : new String[] {"", WRONG_TOKEN, "Basic b3duZXI6eA==", "Bearer x"}) {
            HttpRequest.Builder request = request("/api/v1" + path).header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{}"));
            HttpResponse<String> response = portal.send((token.isEmpty() ? request : request.header("Authorization", token)).build());
            assertThat(response.statusCode()).as(method + " " + path + " " + token).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
            assertThat(response.body()).hasSizeLessThan(400);
        }
    }

    static Stream<Arguments> restOperationsAreRefused() {
        return new ClassFileImporter().importPackages("io.panelkeeper.web.rest").stream()
                .filter(type -> type.isAnnotatedWith(Path.class)).map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getDeclaredMethods())).filter(method -> httpMethod(method).isPresent())
                .map(method -> arguments(httpMethod(method).orElseThrow(), path(method)));
    }

    /** Not even which operations there are. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/nothing", "/panels/x", "/application.wadl"})
    void otherRestAddressesAreRefusedTheSameWay(String path) {
        HttpResponse<String> response = portal.get("/api/v1" + path);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains(NOT_SIGNED_IN);
    }

    @ParameterizedTest
    @EnumSource
    void pushChannelsAreRefused(PushChannel channel) {
        assertThat(portal.get("/jakarta.faces.push/" + channel.channel() + "?x").statusCode()).isEqualTo(401);
        assertThat(portal.get("/jakarta.faces.push/other?x").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/openapi", "/health", "/WEB-INF/web.xml", "/WEB-INF/classes/io/panelkeeper/web/rest/openapi.json",
        "/META-INF/MANIFEST.MF", "/nothing", "/faces/index.xhtml", "/index.jsf", "/index.faces", "/j_security_check"})
    void nothingElseIsThere(String path) {
        HttpResponse<String> response = portal.get(path);
        assertThat(response.statusCode()).as(path).isIn(302, 404);
        assertThat(response.body()).doesNotContain("Demo", "openapi\":");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.url(path));
    }

    private HttpRequest.Builder post(String path) {
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("jakarta.faces.ViewState=stateless&primefaces.nonce=x&form=form&form:save=x"));
    }

    private static String path(Method method) {
        String below = Optional.ofNullable(method.getAnnotation(Path.class)).map(path -> "/" + path.value()).orElse("");
        return "/" + method.getDeclaringClass().getAnnotation(Path.class).value() + below.replaceAll("\\{(\\w+):[^/]*}}?", "1");
    }

    private static Optional<String> httpMethod(Method method) {
        return Stream.of(method.getAnnotations()).map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class)).filter(http -> http != null).map(HttpMethod::value).findFirst();
    }
}
