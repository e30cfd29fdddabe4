package io.panelkeeper.web.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

    @Test
    void hasADefaultForEverything() {
        Settings settings = settings(Map.of());

        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.keyFile()).isEqualTo(Path.of("data", "panelkeeper.key").toAbsolutePath());
        assertThat(settings.database().isH2()).isTrue();
        assertThat(settings.client()).isEqualTo(new Settings.Client(Duration.ofSeconds(5), Duration.ofSeconds(20), 64L << 20,
                List.of("169.254.0.0/16", "fe80::/10")));
        assertThat(settings.setup().isGiven()).isFalse();
        assertThat(settings.demo().enabled()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void allowsEveryDefault(Setting setting) {
        assertThat(setting.allows(setting.ifAbsent())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            panelkeeper.client.request-timeout = 0
            panelkeeper.client.request-timeout = 301
            panelkeeper.client.request-timeout = thirty
            panelkeeper.client.request-timeout = 99999999999999999999999
            panelkeeper.client.max-body = -1
            panelkeeper.client.denied-networks = 10.0.0.0/33
            panelkeeper.client.denied-networks = example.org/8
            panelkeeper.client.denied-networks = 10.0.0.0/8,,fe80::/10
            panelkeeper.client.denied-networks = 1:2:3/8
            panelkeeper.demo = yes
            panelkeeper.node = two'\t'words
            """)
    void refusesWithKeyValueAndWhatIsAllowed(String key, String value) {
        assertThatThrownBy(() -> settings(Map.of(key, value))).isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(key + " is \"" + value + "\"; allowed is ");
    }

    @ParameterizedTest
    @CsvSource({"panelkeeper.setup.token,pk_secret", "panelkeeper.db.url,jdbc:mysql://u:secret@h/d"})
    void showsNoSecretInARefusal(String key, String value) {
        assertThatThrownBy(() -> settings(Map.of(key, value, "panelkeeper.setup.username", "owner", "panelkeeper.setup.password", "long enough")))
                .hasMessageContaining(key).message().doesNotContain("secret", "long enough");
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThatThrownBy(() -> settings(Map.of("panelkeeper.client.request-timeout", "0", "panelkeeper.demo", "no")))
                .hasMessageContainingAll("panelkeeper.client.request-timeout", "panelkeeper.demo");
    }

    @Test
    void takesNoneForAnEmptyList() {
        assertThat(settings(Map.of("panelkeeper.client.denied-networks", "none")).client().deniedNetworks()).isEmpty();
        assertThat(settings(Map.of("panelkeeper.client.denied-networks", " ")).client().deniedNetworks()).isNotEmpty();
    }

    @Test
    void anOwnerNeedsALongPassword() {
        assertThatThrownBy(() -> settings(Map.of("panelkeeper.setup.username", "owner", "panelkeeper.setup.password", "short")))
                .hasMessageContaining("at least 12 characters").message().doesNotContain("short");
        assertThatThrownBy(() -> settings(Map.of("panelkeeper.setup.password", "correct horse battery")))
                .hasMessageContaining("panelkeeper.setup.username is missing");
    }

    @Test
    void showsNoSecretAsText() {
        String text = settings(Map.of("panelkeeper.setup.username", "owner", "panelkeeper.setup.password", "correct horse battery",
                "panelkeeper.setup.token", "pk_" + "0".repeat(64), "panelkeeper.db.url", "jdbc:postgresql://h/d?password=hidden",
                "panelkeeper.db.password", "hidden", "panelkeeper.key-store.password", "hidden")).toString();

        assertThat(text).doesNotContain("correct horse", "pk_", "hidden");
    }

    @Test
    void findsMisspeltKeysWhereverTheyAreSet() {
        assertThat(Settings.unknown(List.of("panelkeeper.client.reqest-timeout", "PANELKEEPER_DB_URI", "PANELKEEPER_DB_URL", "panelkeeper.data",
                "panelkeeper.it.x", "panelkeeper.launch.x", "java.home"))).containsExactly("PANELKEEPER_DB_URI", "panelkeeper.client.reqest-timeout");
    }

    private static Settings settings(Map<String, String> given) {
        assertThat(given.keySet()).allMatch(key -> Stream.of(Setting.values()).anyMatch(setting -> setting.key().equals(key)));
        return Settings.from(setting -> Optional.ofNullable(given.get(setting.key())));
    }
}
