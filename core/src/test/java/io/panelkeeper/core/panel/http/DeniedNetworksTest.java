package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeniedNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "169.254.0.0/16, 169.254.0.0, true", "169.254.0.0/16, 169.254.255.255, true",
        "169.254.0.0/16, 169.253.255.255, false",
        "10.0.0.0/9, 10.127.255.255, true", "10.0.0.0/9, 10.128.0.0, false", "0.0.0.0/0, 192.0.2.1, true",
        "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.8, false", "fe80::/10, fe80::1, true",
        "fe80::/10, febf::1, true",
        "fe80::/10, fec0::1, false", "169.254.0.0/16, ::ffff:169.254.1.1, true", "169.254.0.0/16, ::169.254.1.1, true",
        "169.254.0.0/16, 64:ff9b::a9fe:1, true", "169.254.0.0/16, 2002:a9fe:1::, true",
        "169.254.0.0/16, 2001:db8::a9fe:1, false",
        "::1, ::1, true"})
    void holdsAnAddress(String network, String address, boolean held) throws UnknownHostException {
        assertThat(DeniedNetworks.of(List.of(network)).holding(InetAddress.getByName(address)).isPresent())
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "fe80::/129", "10.0.0.0/x", "10.0.0.0/-1", "10.0.0",
            "300.1.1.1"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> DeniedNetworks.of(List.of(text))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"").hasMessageEndingWith(".");
    }
}
