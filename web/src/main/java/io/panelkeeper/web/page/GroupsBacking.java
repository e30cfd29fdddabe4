package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.Checked;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDraftReader;
import io.panelkeeper.web.fleet.FleetService;
import io.panelkeeper.web.panel.ConflictException;
import io.panelkeeper.web.panel.GroupService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;

/** Groups with the number of their panels, and a new one. */
@Named
@RequestScoped
public class GroupsBacking {

    @Inject
    private GroupService groups;

    @Inject
    private FleetService fleet;

    private String name;
    private Map<Long, Long> sizes;

    @PostConstruct
    void init() {
        sizes = fleet.panels().stream().filter(panel -> panel.group() != null)
                .collect(Collectors.groupingBy(panel -> panel.group().id(), Collectors.counting()));
    }

    public void add() {
        Checked<String> checked = PanelDraftReader.groupName(name);
        if (!checked.ok()) {
            FieldMessages.show(checked.errors());
            return;
        }
        try {
            groups.add(checked.value());
            Faces.redirect(Faces.getRequestContextPath() + "/groups");
        } catch (ConflictException e) {
            FieldMessages.conflict(e.field());
        }
    }

    public List<Group> getGroups() {
        return groups.groups();
    }

    public long size(Group group) {
        return sizes.getOrDefault(group.id(), 0L);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
