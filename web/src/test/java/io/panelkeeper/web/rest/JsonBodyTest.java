package io.panelkeeper.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.core.fleet.PanelForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @Test
    void readsAPanelWithEverythingItMayHave() {
        PanelForm form = PanelInput.forNewPanel(body("""
                {"label": "a", "group": "g", "url": "u", "tags": ["x", "y"], "pollSeconds": 60, "tls": {"pin": "p"},
                 "credentials": {"username": "n", "password": "w", "secondFactor": {"totpSeed": "s"}}}""")).form();
        assertThat(form).isEqualTo(new PanelForm("a", "g", "u", List.of("x", "y"),
                new PanelForm.Login("n", "w", "s", null, null), "p", "60"));
    }

    @Test
    void absentAndNullMeanTheSame() {
        PanelForm none = PanelInput.forNewPanel(body("{}")).form();
        assertThat(PanelInput.forNewPanel(body("""
                {"label": null, "group": null, "tags": null, "tls": null, "credentials": null, "pollSeconds": null}""")).form())
                .isEqualTo(none);
    }

    @Test
    void wrongTypesAndUnknownMembersAreToldAllAtOnceByFullName() {
        assertThat(errors("""
                {"label": 1, "tags": ["x", 2], "pollSeconds": "60", "tls": "none", "colour": "red",
                 "credentials": {"username": [], "secondFactor": {"totp": "x"}}}"""))
                .extracting(FieldError::field, FieldError::key)
                .containsExactlyInAnyOrder(tuple("label", "json.text"), tuple("tags", "json.texts"),
                        tuple("pollSeconds", "json.number"), tuple("tls", "json.object"), tuple("colour", "json.unknown-member"),
                        tuple("credentials.username", "json.text"),
                        tuple("credentials.secondFactor.totp", "json.unknown-member"));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "123456789012345678901234567890", "1.5", "-1e-999999"})
    void oddNumbersAreNoIds(String number) {
        assertThat(catchThrowableOfType(InvalidInputException.class,
                () -> PanelInput.forEdit(body("{\"revision\": " + number + "}"))).errors())
                .extracting(FieldError::field).containsExactly("revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "null", "{\"a\":1}x", "{'a':1}", "<html>", "{\"a\":NaN}"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> body(text)).matches(e -> e.status() == 400);
    }

    @Test
    void deepNestingAndEndlessDigitsAreRefused() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> body("{\"a\":".repeat(10_000)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> PanelInput.forNewPanel(body("{\"pollSeconds\":" + "9".repeat(60_000) + "}")));
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] broken = "{\"label\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        broken[10] = (byte) 0xC3;
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> JsonBodyReader.parse(broken));
    }

    private static List<FieldError> errors(String json) {
        return catchThrowableOfType(InvalidInputException.class, () -> PanelInput.forNewPanel(body(json))).errors();
    }

    private static JsonBody body(String json) {
        return JsonBodyReader.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
