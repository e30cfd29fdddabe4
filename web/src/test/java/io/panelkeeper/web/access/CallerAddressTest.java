package io.panelkeeper.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.panel.http.DeniedNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerAddressTest {

    private static final DeniedNetworks PROXIES = DeniedNetworks.of(List.of("127.0.0.0/8", "10.0.0.1"));

    @Test
    void strangersAreNotBelieved() {
        assertThat(CallerAddress.of("203.0.113.9", List.of("198.51.100.1"), PROXIES)).isEqualTo("203.0.113.9");
    }

    @Test
    void proxyTellsWhoCalled() {
        assertThat(CallerAddress.of("127.0.0.1", List.of("198.51.100.1"), PROXIES)).isEqualTo("198.51.100.1");
        assertThat(CallerAddress.of("127.0.0.1", List.of(), PROXIES)).isEqualTo("127.0.0.1");
    }

    @Test
    void onlyWhatProxiesAddedCounts() {
        assertThat(CallerAddress.of("127.0.0.1", List.of("6.6.6.6, 198.51.100.1", "10.0.0.1"), PROXIES))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void nonsenseIsIgnored() {
        assertThat(CallerAddress.of("127.0.0.1", List.of("unknown"), PROXIES)).isEqualTo("127.0.0.1");
        assertThat(CallerAddress.of("127.0.0.1", List.of("evil.example"), PROXIES)).isEqualTo("127.0.0.1");
    }
}
