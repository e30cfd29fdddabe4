package io.panelkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/online", "/panels/12?tab=clients&x=%20", "/"})
    void ownPagesAreFollowed(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "online", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "/a\\b",
        "/a\r\nLocation: x", "javascript:alert(1)"})
    void otherPlacesAreNot(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo("/");
    }

    @Test
    void nothingMeansHome() {
        assertThat(LocalPath.orHome(null)).isEqualTo("/");
    }
}
