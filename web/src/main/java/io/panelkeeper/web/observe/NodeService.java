package io.panelkeeper.web.observe;

import static io.panelkeeper.core.access.Privilege.PORTAL_VIEW;

import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.observe.PollStatistics.Punctuality;
import io.panelkeeper.web.start.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** How this node of the portal is doing. */
@ApplicationScoped
public class NodeService {

    @Inject
    private NodeName name;

    @Inject
    private PollStatistics statistics;

    @Inject
    private Clock clock;

    public record NodeStatus(String name, Punctuality polls) {
    }

    @Requires(PORTAL_VIEW)
    public NodeStatus status() {
        return new NodeStatus(name.value(), statistics.punctuality(clock.instant()));
    }
}
