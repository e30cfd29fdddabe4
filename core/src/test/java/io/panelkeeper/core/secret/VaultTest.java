package io.panelkeeper.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final String PLACE = "panel:42:credentials";
    private static final VaultKey OLD = key(1);
    private static final VaultKey NEW = key(2);

    private final Vault vault = new Vault(List.of(OLD));

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(PLACE, vault.seal(PLACE, "secret".getBytes(UTF_8)))).asString().isEqualTo("secret");
        assertThat(vault.open(PLACE, vault.seal(PLACE, new byte[0]))).isEmpty();
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        byte[] secret = "secret".getBytes(UTF_8);

        assertThat(vault.seal(PLACE, secret)).isNotEqualTo(vault.seal(PLACE, secret));
    }

    @Test
    void opensNothingAtAnotherPlace() {
        byte[] sealed = vault.seal(PLACE, "secret".getBytes(UTF_8));

        assertThatThrownBy(() -> vault.open("panel:43:credentials", sealed)).isInstanceOf(VaultException.class)
                .hasMessage("The secret of panel:43:credentials was changed, or belongs elsewhere.");
    }

    @Test
    void noticesEveryChangedOrMissingByte() {
        byte[] sealed = vault.seal(PLACE, "secret".getBytes(UTF_8));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(PLACE, changed)).isInstanceOf(VaultException.class);
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> vault.open(PLACE, cut)).isInstanceOf(VaultException.class);
        }
    }

    @Test
    void saysWhichKeyIsMissing() {
        byte[] sealed = vault.seal(PLACE, new byte[] {1});

        assertThatThrownBy(() -> new Vault(List.of(NEW)).open(PLACE, sealed)).isInstanceOf(VaultException.class)
                .hasMessageContaining(OLD.id()).hasMessageContaining("not in the key file");
    }

    @Test
    void readsOldSecretsAfterARotationAndSealsWithTheNewKey() {
        byte[] before = vault.seal(PLACE, "secret".getBytes(UTF_8));

        Vault rotated = new Vault(List.of(NEW, OLD));

        assertThat(rotated.open(PLACE, before)).asString().isEqualTo("secret");
        assertThat(Vault.keyIdOf(before)).isEqualTo(OLD.id());
        assertThat(Vault.keyIdOf(rotated.seal(PLACE, new byte[1]))).isEqualTo(NEW.id()).isEqualTo(rotated.keyId());
    }

    @Test
    void tellsNothingOfAKeyInItsText() {
        assertThat(OLD).hasToString("VaultKey[" + OLD.id() + "]");
        assertThat(OLD.id()).matches("[0-9a-f]{8}").isNotEqualTo(NEW.id());
    }

    static VaultKey key(int filling) {
        byte[] bytes = new byte[VaultKey.BYTES];
        Arrays.fill(bytes, (byte) filling);
        return VaultKey.of(bytes);
    }
}
