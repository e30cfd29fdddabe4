package io.panelkeeper.web.panel;

import static io.panelkeeper.core.access.Privilege.GROUP_EDIT;
import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.persistence.panel.PanelRepository;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Groups of panels. */
@ApplicationScoped
@Transactional
public class GroupService {

    @Inject
    private PanelRepository panels;

    @Inject
    private Clock clock;

    /** By name. */
    @Requires(PANEL_VIEW)
    public List<Group> groups() {
        return panels.groups();
    }

    /** @throws ConflictException if the name is taken, in whatever case */
    @Requires(GROUP_EDIT)
    public Group add(String name) {
        if (panels.groupNamed(name).isPresent()) {
            throw new ConflictException("name", "There is a group of this name already.");
        }
        return panels.addGroup(name, clock.instant());
    }
}
