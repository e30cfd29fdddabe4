package io.panelkeeper.core.access;

import java.util.Set;

/**
 * Which panels a caller may see. Every query takes one, so that a role which sees less needs no new query.
 *
 * @param all    every panel; the sets mean nothing then
 * @param groups ids of groups whose panels are visible
 * @param panels ids of panels that are visible by themselves
 */
public record PanelScope(boolean all, Set<Long> groups, Set<Long> panels) {

    public static final PanelScope ALL = new PanelScope(true, Set.of(), Set.of());
    public static final PanelScope NONE = new PanelScope(false, Set.of(), Set.of());

    public PanelScope {
        groups = Set.copyOf(groups);
        panels = Set.copyOf(panels);
    }

    /** @param groupId {@code null} = in no group */
    public boolean includes(long panelId, Long groupId) {
        return all || panels.contains(panelId) || groupId != null && groups.contains(groupId);
    }
}
