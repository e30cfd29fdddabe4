package io.panelkeeper.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.fleet.TestStep;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle PERSIAN = bundle(Locale.forLanguageTag("fa"));
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)");
    /** {@code text['key']} and {@code format.text('key', …)} in pages, {@code format.text("key"…)} in beans; keys that are put together are left out. */
    private static final Pattern IN_PAGES = Pattern.compile("(?:text\\[|format\\.text\\()'([\\w.-]+)'(?!\\.concat)");
    private static final Pattern IN_BEANS = Pattern.compile("format\\.text\\(\"([\\w.-]+)\"[,)]");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(PERSIAN.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @Test
    void everyTextFillsTheSameHolesInBothLanguages() {
        for (String key : ENGLISH.keySet()) {
            assertThat(holes(PERSIAN.getString(key))).as(key).isEqualTo(holes(ENGLISH.getString(key)));
        }
    }

    @Test
    void everyTextIsAMessageFormatThatNeedsNoQuotes() {
        for (ResourceBundle bundle : List.of(ENGLISH, PERSIAN)) {
            for (String key : bundle.keySet()) {
                assertThat(bundle.getString(key)).as(key).doesNotContain("'").isNotEmpty();
                assertThat(new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(new Object[] {1, 2, 3})).as(key).doesNotContain("{");
            }
        }
    }

    @Test
    void persianIsPersian() {
        Set<String> same = new TreeSet<>();
        for (String key : ENGLISH.keySet()) {
            if (ENGLISH.getString(key).equals(PERSIAN.getString(key))) {
                same.add(key);
            }
        }
        assertThat(same).as("names, and languages in their own words").containsExactlyInAnyOrder("about.java", "app.name", "look.language.en",
                "look.language.fa", "panel.database.postgres", "panel.database.sqlite", "panel.xray", "test.XRAY");
    }

    @Test
    void fieldsSpeakBothLanguages() {
        ResourceBundle english = bundle("io.panelkeeper.web.text.FacesMessages", Locale.ENGLISH);
        ResourceBundle persian = bundle("io.panelkeeper.web.text.FacesMessages", Locale.forLanguageTag("fa"));
        assertThat(persian.keySet()).isEqualTo(english.keySet()).contains("jakarta.faces.component.UIInput.REQUIRED");
        for (String key : english.keySet()) {
            assertThat(holes(persian.getString(key))).as(key).isEqualTo(holes(english.getString(key)));
            assertThat(persian.getString(key)).as(key).doesNotContainPattern("[A-Za-z']");
            assertThat(english.getString(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void everyStateAndStepHasAWord() {
        Stream.of(PanelState.values()).forEach(state -> assertThat(ENGLISH.containsKey("state." + state)).as("" + state).isTrue());
        Stream.of(TestStep.Step.values()).forEach(step -> assertThat(ENGLISH.containsKey("test." + step)).as("" + step).isTrue());
        Stream.of(TestStep.Outcome.values()).forEach(outcome -> assertThat(ENGLISH.containsKey("outcome." + outcome)).as("" + outcome).isTrue());
    }

    @Test
    void everyFailureHasACauseAndAnAdvice() throws ReflectiveOperationException {
        for (Class<?> failure : PanelFailure.class.getPermittedSubclasses()) {
            String code = ((PanelFailure) failure.getConstructor(String.class).newInstance("")).code();
            assertThat(ENGLISH.keySet()).contains("failure." + code, "failure." + code + ".advice");
        }
    }

    @Test
    void everyKeyThatPagesAndBeansNameHasAText() throws IOException {
        Set<String> used = new TreeSet<>();
        used.addAll(keys(Path.of("src/main/webapp"), ".xhtml", IN_PAGES));
        used.addAll(keys(Path.of("src/main/java"), ".java", IN_BEANS));
        assertThat(used).as("found at all").hasSizeGreaterThan(150);
        assertThat(ENGLISH.keySet()).containsAll(used);
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        HOLE.matcher(text).results().forEach(hole -> holes.add(hole.group(1)));
        return holes;
    }

    private static Set<String> keys(Path root, String ending, Pattern pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Matcher key = pattern.matcher(Files.readString(file));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        return keys;
    }

    private static ResourceBundle bundle(Locale locale) {
        return bundle(Format.BUNDLE, locale);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(name, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
