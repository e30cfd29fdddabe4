package io.panelkeeper.web.observe;

import io.panelkeeper.persistence.observe.ClaimedPanel;
import io.panelkeeper.persistence.observe.PanelMemory;
import io.panelkeeper.persistence.observe.RecordedPoll;
import io.panelkeeper.persistence.observe.WatchRepository;
import io.panelkeeper.web.start.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pipeline's transactions, each as short as it can be. */
@ApplicationScoped
@Transactional
public class WatchTransactions {

    @Inject
    private WatchRepository watch;

    @Inject
    private NodeName node;

    /** After a start: what an earlier process of this node held is free again, and what is overdue is spread over its period. */
    public void takeUp(Instant now) {
        watch.releaseLeases(node.value());
        watch.spreadOverdue(now);
    }

    public List<ClaimedPanel> claim(Instant now, Instant horizon, Duration lease, int limit) {
        return watch.claimDue(node.value(), now, horizon, lease, limit);
    }

    /** A claim that came to nothing. */
    public void giveBack(ClaimedPanel panel) {
        watch.giveBack(List.of(panel));
    }

    public Map<Long, PanelMemory> load(Collection<Long> panelIds) {
        return watch.loadMemory(panelIds);
    }

    /** @return the panels whose observation was recorded; one that has lost its lease is left out */
    public Set<Long> record(List<RecordedPoll> polls, Instant now) {
        return watch.record(polls, now);
    }

    /** Panels that any node recorded after this moment, with the time of the record. */
    public Map<Long, Instant> changedSince(Instant moment) {
        return watch.changedSince(moment);
    }
}
