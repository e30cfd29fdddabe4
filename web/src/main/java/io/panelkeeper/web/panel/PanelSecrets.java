package io.panelkeeper.web.panel;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.secret.SecretCodec;
import io.panelkeeper.persistence.observe.ClaimedPanel;
import io.panelkeeper.persistence.panel.CredentialsSealer.Sealed;
import io.panelkeeper.persistence.panel.PanelRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Objects;

/** Opens and seals what we must know about panels and nobody may read. */
@ApplicationScoped
public class PanelSecrets {

    private static final byte[] FORGET = {};

    /** Looked up when needed: the vault is opened after this bean may have been made. */
    @Inject
    private Instance<SecretCodec> codec;

    @Inject
    private PanelRepository panels;

    public Credentials credentials(ClaimedPanel panel) {
        return codec.get().openCredentials(panel.id(), panel.credentials());
    }

    /** @return {@code null} if there is none */
    public PanelSession session(ClaimedPanel panel) {
        return panel.session() == null ? null : codec.get().openSession(panel.id(), panel.session());
    }

    /**
     * The session as it goes to the database.
     *
     * @param before {@code null} = there was none
     * @param now    {@code null} = there is none any more
     * @return {@code null} = as it was
     */
    public byte[] sealedSession(long panelId, PanelSession before, PanelSession now) {
        if (Objects.equals(before, now)) {
            return null;
        }
        return now == null ? FORGET : codec.get().seal(panelId, now);
    }

    Credentials credentialsOf(long panelId) {
        return codec.get().openCredentials(panelId, panels.credentials(panelId));
    }

    public Sealed seal(long panelId, Credentials credentials) {
        return new Sealed(codec.get().keyId(), codec.get().seal(panelId, credentials));
    }
}
