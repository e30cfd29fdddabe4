package io.panelkeeper.core.fleet;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import java.time.Duration;
import java.util.List;

/**
 * A panel as a person wants it, checked.
 *
 * @param groupId     {@code null} = no group
 * @param credentials {@code null} on an edit = keep the ones we have
 * @param period      10 s – 1 h
 */
public record PanelDraft(String label, Long groupId, PanelUrl url, List<String> tags, Credentials credentials,
        TlsTrust tls, Duration period) {

    public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(30);
    public static final Duration LEAST_PERIOD = Duration.ofSeconds(10);
    public static final Duration MOST_PERIOD = Duration.ofHours(1);
    public static final int LABEL_LENGTH = 100;
    public static final int TAG_LENGTH = 40;
    public static final int TAGS = 20;
}
