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
    private FleetTotals totals;

    @PostConstruct
    void init() {
        page = ListAddress.page(page, Integer.MAX_VALUE / NAMES);
        clients = read();
        if (clients.items().isEmpty() && clients.names() > 0) {
            page = ListAddress.page(page, getPages());
            clients = read();
        }
    }

    private OnlineClients read() {
        return online.onlineAt(query == null ? "" : query.strip(), group, page * NAMES, NAMES);
    }

    public OnlineClients getClients() {
        return clients;
    }

    public FleetTotals getTotals() {
        if (totals == null) {
            totals = fleet.totals();
        }
        return totals;
    }

    public List<Group> getGroups() {
        return groups.groups();
    }

    /** Position of the first name on this page, from 1. */
    public int getFirst() {
        return page * NAMES + 1;
    }

    public int getLast() {
        return getFirst() + clients.items().size() - 1;
    }

    public int getPages() {
        return ListAddress.pages(clients.names(), NAMES);
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
