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
import java.util.Optional;

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

    public Optional<PanelSession> session(ClaimedPanel panel) {
        return Optional.ofNullable(panel.session()).map(sealed -> codec.get().openSession(panel.id(), sealed));
    }

    /**
     * The session as it goes to the database.
     *
     * @param now {@code null} = there is none any more
     * @return {@code null} = as it was
     */
    public byte[] sealedSession(ClaimedPanel panel, PanelSession now) {
        if (now == null) {
            return panel.session() == null ? null : FORGET;
        }
        return session(panel).filter(now::equals).isPresent() ? null : codec.get().seal(panel.id(), now);
    }

    Credentials credentialsOf(long panelId) {
        return codec.get().openCredentials(panelId, panels.credentials(panelId));
    }

    public Sealed seal(long panelId, Credentials credentials) {
        return new Sealed(codec.get().keyId(), codec.get().seal(panelId, credentials));
    }
}
