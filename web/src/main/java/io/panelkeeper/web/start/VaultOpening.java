package io.panelkeeper.web.start;

import io.panelkeeper.core.secret.KeyFile;
import io.panelkeeper.core.secret.SecretCodec;
import io.panelkeeper.core.secret.Vault;
import io.panelkeeper.core.secret.VaultKey;
import io.panelkeeper.persistence.secret.VaultKeyRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Opens the vault with the key file once, at the start, and makes it injectable. */
@ApplicationScoped
public class VaultOpening {

    @Inject
    private VaultKeyRepository keys;

    private SecretCodec secrets;

    /** @throws io.panelkeeper.core.secret.VaultException if the key file is missing, broken or another database's */
    @Transactional
    public void open(Path keyFile, Instant now) {
        List<VaultKey> opened = KeyFile.open(keyFile, keys.checkValues());
        keys.register(opened, now);
        secrets = new SecretCodec(new Vault(opened));
    }

    @Produces
    @Singleton
    SecretCodec secrets() {
        if (secrets == null) {
            throw new IllegalStateException("The vault is opened at the start, before anybody needs a secret.");
        }
        return secrets;
    }
}
