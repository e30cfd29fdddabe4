package io.panelkeeper.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.Credentials.SecondFactor.LoginSecret;
import io.panelkeeper.core.panel.Credentials.SecondFactor.TotpSeed;
import io.panelkeeper.core.panel.Credentials.Token;
import io.panelkeeper.core.panel.PanelSession;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretCodecTest {

    private final SecretCodec codec = new SecretCodec(new Vault(List.of(VaultTest.key(1))));

    static Stream<Credentials> credentials() {
        return Stream.of(
                new Password("admin", "pä\"ss\u202e🦊", SecondFactor.NONE),
                new Password("admin", "", new TotpSeed("JBSWY3DPEHPK3PXP")),
                new Password("admin", "pass", new LoginSecret("long ago")),
                new Token("abc"));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void bringsCredentialsBack(Credentials credentials) {
        assertThat(codec.openCredentials(42, codec.seal(42, credentials))).isEqualTo(credentials);
    }

    @Test
    void bringsASessionBack() {
        PanelSession v2 = new PanelSession("session", "cookie", null, Instant.parse("2026-11-23T12:00:00.123456Z"));
        PanelSession v3 = new PanelSession("3x-ui", "cookie", "csrf", Instant.EPOCH);

        assertThat(codec.openSession(42, codec.seal(42, v2))).isEqualTo(v2);
        assertThat(codec.openSession(42, codec.seal(42, v3))).isEqualTo(v3);
    }

    @Test
    void opensNothingThatBelongsToAnotherPanelOrColumn() {
        byte[] sealed = codec.seal(42, new Token("abc"));

        assertThatThrownBy(() -> codec.openCredentials(43, sealed)).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> codec.openSession(42, sealed)).isInstanceOf(VaultException.class);
    }
}
