package io.panelkeeper.web.panel;

import static io.panelkeeper.core.access.Privilege.PANEL_EDIT;

import io.panelkeeper.core.fleet.PanelProbe;
import io.panelkeeper.core.fleet.TestStep;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tries an address and credentials step by step. Saves nothing. */
@ApplicationScoped
public class PanelTestService {

    @Inject
    private PanelProbe probe;

    @Inject
    private PanelService panels;

    /**
     * @param credentials {@code null} with a {@code panelId} = the ones we have
     * @param panelId     the panel that is being edited, or {@code null}
     * @return every step in order; after a failed one the rest is skipped
     * @throws ConflictException if stored credentials would go to another address than the one they were entered for
     */
    @Requires(PANEL_EDIT)
    public List<TestStep> test(PanelUrl url, Credentials credentials, TlsTrust tls, Long panelId) {
        Credentials tried = credentials != null ? credentials : panels.storedCredentials(panelId, url);
        return probe.test(new PanelAccess(url, tried, tls));
    }
}
