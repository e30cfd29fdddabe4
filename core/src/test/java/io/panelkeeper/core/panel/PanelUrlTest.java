package io.panelkeeper.core.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://panel.example:8443/secret/,           https://panel.example:8443/secret/",
        "https://panel.example:8443/secret,            https://panel.example:8443/secret/",
        "HTTPS://Panel.Example/Secret/panel/inbounds,  https://panel.example:443/Secret/",
        "http://panel.example/panel/,                  http://panel.example:80/",
        "http://panel.example/panel/api/inbounds/list, http://panel.example:80/",
        "panel.example,                                http://panel.example:2053/",
        "panel.example:1234,                           http://panel.example:1234/",
        "panel.example/abc,                            http://panel.example:2053/abc/",
        "192.0.2.7:54321/x/login,                      http://192.0.2.7:54321/x/",
        "[2001:db8::1]:2053/x/,                        http://[2001:db8::1]:2053/x/",
        "2001:db8::1,                                  http://[2001:db8::1]:2053/",
        "https://[2001:DB8::1]/,                       https://[2001:db8::1]:443/",
        "https://bücher.example:9/,                    https://xn--bcher-kva.example:9/",
        "'  https://panel.example:1//a//b  ',          https://panel.example:1/a/b/",
        "https://panel.example:1/a?x=1#top,            https://panel.example:1/a/",
    })
    void readsEveryUsualForm(String typed, String expected) {
        assertThat(PanelUrl.parse(typed)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ftp://panel.example/", "https://user:pw@panel.example/", "https:///x", "panel.example:99999",
        "panel.example:0", "javascript:alert(1)", "https://a b/", "http://[::1"})
    void refusesWithASentence(String typed) {
        assertThatThrownBy(() -> PanelUrl.parse(typed)).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(".")
                .message().hasSizeGreaterThan(20);
    }
}
