package io.panelkeeper.web.access;

import io.panelkeeper.core.access.Privilege;
import java.util.Optional;
import java.util.stream.Stream;

/** Every channel a page may listen to, with the privilege it needs. A channel that is not listed cannot be opened. */
public enum PushChannel {
    /** "Panel N changed." */
    PANELS(Privilege.PANEL_VIEW);

    private final Privilege privilege;

    PushChannel(Privilege privilege) {
        this.privilege = privilege;
    }

    /** As {@code f:websocket} calls it. */
    public String channel() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public Privilege privilege() {
        return privilege;
    }

    public static Optional<PushChannel> of(String channel) {
        return Stream.of(values()).filter(known -> known.channel().equals(channel)).findAny();
    }
}
