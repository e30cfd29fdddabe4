package io.panelkeeper.web.panel;

import static io.panelkeeper.core.access.Privilege.GROUP_EDIT;
import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Groups of panels. */
@ApplicationScoped
@Transactional
public class GroupService {

    /** By name. */
    @Requires(PANEL_VIEW)
    public List<Group> groups() {
        throw new UnsupportedOperationException();
    }

    /** @throws ConflictException if the name is taken, in whatever case */
    @Requires(GROUP_EDIT)
    public Group add(String name) {
        throw new UnsupportedOperationException();
    }
}
