package io.panelkeeper.core.panel;

import java.util.Map;
import java.util.Set;

/**
 * Who a panel says is online: three answers that must never be mixed up. Only {@link Listed} with no names means "nobody".
 */
public sealed interface OnlineList {

    /**
     * The panel answered and its Xray runs.
     *
     * @param byNode names (case as stored, wire contract §4.9) by the GUID of the node that sees them; a panel's own clients are under
     *               {@link #LOCAL}, which is always present. Sets are in natural order, since the panel's own order means nothing.
     */
    record Listed(Map<String, Set<String>> byNode) implements OnlineList {
        public Set<String> local() {
            return byNode.get(LOCAL);
        }
    }

    /** The panel answered, but Xray is not running, so its list is a leftover (wire contract §4.5). */
    record Unusable(XrayState xray) implements OnlineList {
    }

    /** We have no list. */
    record NotAnswered(PanelFailure cause) implements OnlineList {
    }

    /** The key of the panel's own clients in {@link Listed#byNode}. */
    String LOCAL = "";
}
