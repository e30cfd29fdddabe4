package io.panelkeeper.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void randomTokenHasTheFormThatIsAccepted() {
        ApiToken token = ApiToken.random(random);
        assertThat(ApiToken.parse(token.value())).contains(token);
    }

    @Test
    void tokenIsKeptAsItsSha256() {
        assertThat(new ApiToken("pk_" + "0".repeat(64)).hash())
                .isEqualTo("0b9626d29f6a2c8a90b6ff19b591005e769dc06191452c386bc886dbffb05bec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pk_", "pk_12", "PK_0000000000000000000000000000000000000000000000000000000000000000",
        "pk_000000000000000000000000000000000000000000000000000000000000000G"})
    void otherFormsAreNoTokens(String text) {
        assertThat(ApiToken.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiToken(text));
    }

    @Test
    void setupCodeIsEightReadableGroups() {
        assertThat(SetupCode.random(random).text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void setupCodeMayBeTypedCarelessly() {
        var code = new SetupCode("01AB-CDEF");
        assertThat(code.matches(" olab cdef ")).isTrue();
        assertThat(code.matches("01AB-CDEG")).isFalse();
        assertThat(code.matches("")).isFalse();
    }

    @Test
    void secretsDoNotPrintThemselves() {
        SetupCode code = SetupCode.random(random);
        ApiToken token = ApiToken.random(random);
        assertThat(code.toString().toLowerCase(Locale.ROOT)).doesNotContain(code.text().toLowerCase(Locale.ROOT));
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @ParameterizedTest
    @CsvSource({
        "anna, short, password.too-short",
        "anna, anna-anna-1234, password.guessable",
        "anna, aaaaaaaaaaaaaaaa, password.guessable"})
    void weakPasswordsAreRefused(String name, String password, String key) {
        assertThat(PasswordRule.wrongPassword(name, password)).contains(key);
    }

    @Test
    void longPassphrasesInAnyScriptAreFine() {
        assertThat(PasswordRule.wrongPassword("anna", "یک گذرواژهٔ بلند و خوب")).isEmpty();
        assertThat(PasswordRule.wrongPassword("anna", "correct horse battery staple")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', name.missing", "' anna', name.characters"})
    void oddNamesAreRefused(String name, String key) {
        assertThat(PasswordRule.wrongName(name)).contains(key);
    }
}
