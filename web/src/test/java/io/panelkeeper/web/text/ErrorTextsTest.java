package io.panelkeeper.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.fleet.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextsTest {

    private static final Locale PERSIAN = Locale.forLanguageTag("fa");
    /** The ways in which a key is written in the sources of core and web. */
    private static final Pattern KEY = Pattern.compile("\"((?:text|group|url|tags|second-factor|totp-seed|token|pin|period|"
            + "limit|cursor|csv|sign-in|name|password|setup|json)\\.[a-z-]+|credentials\\.(?:missing|both))\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void everyKeyInTheSourcesHasAText(String language) throws IOException {
        Set<String> keys = ResourceBundle.getBundle("io.panelkeeper.web.text.Errors", Locale.forLanguageTag(language)).keySet();
        assertThat(keys).containsAll(keysInSources());
        assertThat(keysInSources()).as("found at all").hasSizeGreaterThan(30);
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(bundle(PERSIAN).keySet()).isEqualTo(bundle(Locale.ENGLISH).keySet());
    }

    @Test
    void everyTextIsAMessageFormatWithTheSameHoles() {
        for (String key : bundle(Locale.ENGLISH).keySet()) {
            for (int hole = 0; hole < 2; hole++) {
                String marked = "{" + hole + "}";
                assertThat(bundle(PERSIAN).getString(key).contains(marked)).as(key + marked)
                        .isEqualTo(bundle(Locale.ENGLISH).getString(key).contains(marked));
            }
            assertThat(ErrorTexts.text(Locale.ENGLISH, key, "x", "y")).as(key).doesNotContain("{").doesNotContain("''");
        }
    }

    @Test
    void textsSpeakTheReadersLanguage() {
        FieldError error = FieldError.of("label", "text.too-long", 100, 1234);
        assertThat(ErrorTexts.text(error, Locale.ENGLISH)).isEqualTo("At most 100 characters, please; these are 1,234.");
        assertThat(ErrorTexts.text(error, PERSIAN)).contains("۱۰۰").contains("نویسه");
    }

    @Test
    void whatWasEnteredIsNotReadAsAPattern() {
        assertThat(ErrorTexts.text(FieldError.of("group", "group.unknown", "{0} <b>'"), Locale.ENGLISH)).contains("“{0} <b>'”");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("io.panelkeeper.web.text.Errors", locale);
    }

    private static Set<String> keysInSources() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path root : new Path[] {Path.of("src/main/java/io/panelkeeper/web/access"),
            Path.of("src/main/java/io/panelkeeper/web/rest"), Path.of("../core/src/main/java/io/panelkeeper/core/fleet"),
            Path.of("../core/src/main/java/io/panelkeeper/core/access"), Path.of("../core/src/main/java/io/panelkeeper/core/panel")}) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher key = KEY.matcher(Files.readString(file));
                    while (key.find()) {
                        keys.add(key.group(1));
                    }
                }
            }
        }
        return keys;
    }
}
