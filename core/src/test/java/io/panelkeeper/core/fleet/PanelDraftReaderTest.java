package io.panelkeeper.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.panelkeeper.core.fleet.PanelForm.Login;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelDraftReaderTest {

    private static final List<Group> GROUPS = List.of(new Group(7, "Europe"));
    private static final Login LOGIN = new Login("admin", "secret", null, null, null);
    private static final String URL = "https://panel.example:2053/x/";

    @Test
    void completeFormBecomesADraft() {
        var form = new PanelForm(" Frankfurt ", "europe", URL, List.of("fast", "fast", " eu "),
                new Login("admin", " pass ", "abcd efgh ijkl mnop", null, null), "AA".repeat(32), "60");

        assertThat(PanelDraftReader.forNewPanel(form, GROUPS).value()).isEqualTo(new PanelDraft("Frankfurt", 7L,
                PanelUrl.parse(URL), List.of("fast", "eu"),
                new Credentials.Password("admin", " pass ", new SecondFactor.TotpSeed("ABCDEFGHIJKLMNOP")),
                new TlsTrust("aa".repeat(32)), Duration.ofSeconds(60)));
    }

    @Test
    void leastFormTakesDefaults() {
        PanelDraft draft = PanelDraftReader.forNewPanel(new PanelForm("a", null, URL, null, LOGIN, null, ""), GROUPS).value();
        assertThat(draft.period()).isEqualTo(PanelDraft.DEFAULT_PERIOD);
        assertThat(draft.tls()).isEqualTo(TlsTrust.SYSTEM);
        assertThat(draft.groupId()).isNull();
        assertThat(draft.tags()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var form = new PanelForm("", "Mars", "ftp://x", List.of("a,b"), null, "12", "5");
        assertThat(PanelDraftReader.forNewPanel(form, GROUPS).errors()).extracting(FieldError::field)
                .containsExactly("label", "group", "url", "tags", "credentials", "tls.pin", "pollSeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>x</b>", "🚀 fleet", "\u202Eabc", "سرور ۱", "a\u200Db"})
    void oddButHarmlessLabelsAreKeptWhole(String label) {
        assertThat(PanelDraftReader.forNewPanel(form(label, LOGIN), GROUPS).value().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @MethodSource
    void labelsThatHurtAreRefused(String label, String key) {
        assertThat(PanelDraftReader.forNewPanel(form(label, LOGIN), GROUPS).errors())
                .extracting(FieldError::key).containsExactly(key);
    }

    static Stream<Arguments> labelsThatHurtAreRefused() {
        return Stream.of(
                arguments("a\nb", "text.control-characters"),
                arguments("a\u0000b", "text.control-characters"),
                arguments("a\uD83D", "text.control-characters"),
                arguments("\u200F \u202E", "text.missing"),
                arguments("x".repeat(101), "text.too-long"));
    }

    @Test
    void lengthIsCountedInCharactersPeopleSee() {
        assertThat(PanelDraftReader.forNewPanel(form("🚀".repeat(100), LOGIN), GROUPS).ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10", "3600", "۳۰", "' 45 '"})
    void periodWithinRangeIsTaken(String seconds) {
        var form = new PanelForm("a", null, URL, null, LOGIN, null, seconds);
        assertThat(PanelDraftReader.forNewPanel(form, GROUPS).ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"9", "3601", "-1", "ten", "1e3", "30.5", "99999999999999999999999999"})
    void otherPeriodsAreRefused(String seconds) {
        var form = new PanelForm("a", null, URL, null, LOGIN, null, seconds);
        assertThat(PanelDraftReader.forNewPanel(form, GROUPS).errors()).extracting(FieldError::key)
                .containsExactly("period.range");
    }

    @Test
    void editWithoutLoginKeepsTheOneWeHave() {
        assertThat(PanelDraftReader.forEdit(form("a", null), GROUPS).value().credentials()).isNull();
    }

    @ParameterizedTest
    @MethodSource
    void unclearLoginsAreRefused(Login login, String field, String key) {
        assertThat(PanelDraftReader.forNewPanel(form("a", login), GROUPS).errors())
                .extracting(FieldError::field, FieldError::key)
                .containsExactly(tuple(field, key));
    }

    static Stream<Arguments> unclearLoginsAreRefused() {
        return Stream.of(
                arguments(new Login("", "", "", "", ""), "credentials", "credentials.missing"),
                arguments(new Login("a", "b", null, null, "t"), "credentials", "credentials.both"),
                arguments(new Login("a", null, null, null, null), "credentials.password", "text.missing"),
                arguments(new Login(null, "b", null, null, null), "credentials.username", "text.missing"),
                arguments(new Login("a", "b", "ABCDEFGH", "x", null), "credentials.secondFactor", "second-factor.both"),
                arguments(new Login("a", "b", "not base32!", null, null), "credentials.secondFactor.totpSeed", "totp-seed.form"),
                arguments(new Login(null, null, null, null, "a\r\nX-Evil: 1"), "credentials.token", "token.characters"));
    }

    @Test
    void errorsNeverRepeatASecret() {
        var form = new PanelForm("", "", "", null, new Login("a", "hunter\n2", "seed!seed!", null, null), null, null);
        assertThat(PanelDraftReader.forNewPanel(form, GROUPS).errors().toString()).doesNotContain("hunter", "seed!");
    }

    @Test
    void tooManyTagsAreRefused() {
        List<String> tags = Stream.iterate(0, i -> i + 1).limit(21).map(i -> "t" + i).toList();
        var form = new PanelForm("a", null, URL, tags, LOGIN, null, null);
        assertThat(PanelDraftReader.forNewPanel(form, GROUPS).errors()).extracting(FieldError::key)
                .containsExactly("tags.too-many");
        var same = new PanelForm("a", null, URL, Collections.nCopies(21, "t"), LOGIN, null, null);
        assertThat(PanelDraftReader.forNewPanel(same, GROUPS).ok()).isTrue();
    }

    @Test
    void tagsInOneLineMayBeSeparatedAsPeopleDo() {
        assertThat(PanelForm.tags("a, b;c، d,,")).containsExactly("a", "b", "c", "d");
    }

    private static PanelForm form(String label, Login login) {
        return new PanelForm(label, null, URL, null, login, null, null);
    }
}
