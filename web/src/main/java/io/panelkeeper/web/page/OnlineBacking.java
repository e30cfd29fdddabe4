package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.web.fleet.FleetService;
import io.panelkeeper.web.fleet.OnlineService;
import io.panelkeeper.web.panel.GroupService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** Who is online now: one page of names, searched and grouped as the address says. */
@Named
@RequestScoped
public class OnlineBacking {

    static final int NAMES = 50;

    @Inject
    @Param
    private String query;

    @Inject
    @Param
    private Long group;

    @Inject
    @Param
    private int page;

    @Inject
    private OnlineService online;

    @Inject
    private FleetService fleet;

    @Inject
    private GroupService groups;

    private OnlineClients clients;

    @PostConstruct
    void init() {
        clients = online.onlineAt(query == null ? "" : query.strip(), group, Math.max(page, 0) * NAMES, NAMES);
    }

    public OnlineClients getClients() {
        return clients;
    }

    public FleetTotals getTotals() {
        return fleet.totals();
    }

    public List<Group> getGroups() {
        return groups.groups();
    }

    /** Position of the first name on this page, from 1. */
    public int getFirst() {
        return Math.max(page, 0) * NAMES + 1;
    }

    public int getLast() {
        return getFirst() + clients.items().size() - 1;
    }

    public int getPages() {
        return (int) ((clients.names() + NAMES - 1) / NAMES);
    }

    public String address(int otherPage) {
        return ListAddress.with("page", otherPage);
    }

    public boolean isFiltered() {
        return query != null || group != null;
    }

    public String getQuery() {
        return query;
    }

    public Long getGroup() {
        return group;
    }

    public int getPage() {
        return page;
    }
}
