package io.panelkeeper.web.push;

import io.panelkeeper.web.access.Viewers;
import io.panelkeeper.web.observe.PanelsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.faces.event.WebsocketEvent;
import jakarta.faces.event.WebsocketEvent.Closed;
import jakarta.faces.event.WebsocketEvent.Opened;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the open pages of this node which panels have changed: only that; each page fetches what it shows, with its reader's privileges. */
@ApplicationScoped
public class PanelPush {

    @Inject
    @Push(channel = "panels")
    private PushContext channel;

    @Inject
    private Viewers viewers;

    /** How many pages each person has open; the key is what {@code f:websocket} was given as its user. */
    private final Map<Serializable, Integer> open = new ConcurrentHashMap<>();

    void opened(@Observes @Opened WebsocketEvent event) {
        if (event.getUser() != null) {
            open.merge(event.getUser(), 1, Integer::sum);
        }
    }

    void closed(@Observes @Closed WebsocketEvent event) {
        if (event.getUser() != null) {
            open.computeIfPresent(event.getUser(), (user, pages) -> pages == 1 ? null : pages - 1);
        }
    }

    void changed(@Observes PanelsChanged event) {
        for (Serializable user : open.keySet()) {
            Set<Long> visible = viewers.visible(user.toString(), event.panelIds());
            if (!visible.isEmpty()) {
                channel.send(Map.of("panels", List.copyOf(visible)), user);
            }
        }
    }
}
