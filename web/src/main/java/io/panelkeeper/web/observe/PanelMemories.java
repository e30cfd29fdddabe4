package io.panelkeeper.web.observe;

import io.panelkeeper.core.observe.KnownPanel;
import io.panelkeeper.persistence.observe.ClaimedPanel;
import io.panelkeeper.persistence.observe.PanelMemory;
import io.panelkeeper.persistence.observe.RecordedPoll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node knows of the panels it asked last, so that open presences and inventories are not read again at every poll. The record
 * number tells whether another node has recorded since; then the database is asked.
 */
@ApplicationScoped
public class PanelMemories {

    @Inject
    private WatchTransactions watch;

    private final Map<Long, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(long recordNo, KnownPanel known) {
    }

    /** @return what is known of each of these panels, by id */
    public Map<Long, KnownPanel> of(List<ClaimedPanel> panels) {
        List<ClaimedPanel> stale = panels.stream().filter(panel -> !remembers(panel)).toList();
        Map<Long, PanelMemory> loaded = stale.isEmpty() ? Map.of() : watch.load(stale.stream().map(ClaimedPanel::id).toList());
        Map<Long, KnownPanel> known = new HashMap<>();
        for (ClaimedPanel panel : panels) {
            known.put(panel.id(), remembers(panel)
                    ? remembered.get(panel.id()).known()
                    : panel.known(loaded.getOrDefault(panel.id(), PanelMemory.EMPTY)));
        }
        return known;
    }

    /** Takes note of what is now recorded. */
    void remember(RecordedPoll poll) {
        remembered.put(poll.panel().id(), new Remembered(poll.panel().recordNo() + 1, poll.changes().next()));
    }

    private boolean remembers(ClaimedPanel panel) {
        Remembered memory = remembered.get(panel.id());
        return memory != null && memory.recordNo() == panel.recordNo();
    }
}
