package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.FleetFilter;
import io.panelkeeper.core.fleet.FleetFilter.Order;
import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.web.fleet.FleetService;
import io.panelkeeper.web.panel.GroupService;
import io.panelkeeper.web.panel.PanelService;
import io.panelkeeper.web.text.Format;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Messages;

/** The fleet, filtered and sorted as the address says; and the fragment of it that a push makes the page fetch. */
@Named
@RequestScoped
public class FleetBacking {

    /** A page of more rows would take longer to read than to search. */
    static final int ROWS = 200;

    @Inject
    @Param
    private String query;

    @Inject
    @Param
    private Long group;

    @Inject
    @Param
    private PanelState state;

    @Inject
    @Param
    private String tag;

    @Inject
    @Param
    private Order sort;

    @Inject
    @Param
    private boolean descending;

    @Inject
    @Param
    private int page;

    /** The archive instead of the fleet. */
    @Inject
    @Param
    private boolean archived;

    /** Set when only these rows are asked for again, separated by commas. */
    @Inject
    @Param
    private String ids;

    /** What is ticked. */
    @Inject
    @Param(name = "panel")
    private List<Long> selected;

    @Inject
    private FleetService fleet;

    @Inject
    private PanelService panels;

    @Inject
    private GroupService groups;

    @Inject
    private Format format;

    private Long targetGroup;
    private FleetTotals totals;
    private List<PanelSummary> all;
    private List<PanelSummary> matching;

    public FleetTotals getTotals() {
        if (totals == null) {
            totals = fleet.totals();
        }
        return totals;
    }

    /** The rows of this page, or those asked for, whether they match or not. */
    public List<PanelSummary> getRows() {
        if (ids != null) {
            List<String> wanted = List.of(ids.split(","));
            return getAll().stream().filter(panel -> wanted.contains(Long.toString(panel.id()))).toList();
        }
        return pageOfRows();
    }

    /** The ids of the rows that this page would have now, in their order, separated by spaces. */
    public String getPlaces() {
        return pageOfRows().stream().map(panel -> Long.toString(panel.id())).collect(Collectors.joining(" "));
    }

    private List<PanelSummary> pageOfRows() {
        int from = getPage() * ROWS;
        return getMatching().subList(from, Math.min(from + ROWS, getMatching().size()));
    }

    public List<PanelSummary> getMatching() {
        if (matching == null) {
            matching = filter().apply(getAll());
        }
        return matching;
    }

    private List<PanelSummary> getAll() {
        if (all == null) {
            all = archived ? fleet.archived() : fleet.panels();
        }
        return all;
    }

    private FleetFilter filter() {
        return new FleetFilter(query, group, state, tag, sort, descending);
    }

    public boolean isFiltered() {
        return !filter().everything();
    }

    /** States that occur, each once, as choices of the filter. */
    public PanelState[] getStates() {
        return PanelState.values();
    }

    public List<Group> getGroups() {
        return groups.groups();
    }

    public TreeSet<String> getTags() {
        TreeSet<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        getAll().forEach(panel -> tags.addAll(panel.tags()));
        return tags;
    }

    public Order[] getOrders() {
        return Order.values();
    }

    public int getPages() {
        return ListAddress.pages(getMatching().size(), ROWS);
    }

    /** The same list on another page. */
    public String address(int otherPage) {
        return ListAddress.with("page", otherPage);
    }

    /** The same list in another order; a second time the other way round. */
    public String address(Order order) {
        return ListAddress.sorted(order, order == getSort() && !descending);
    }

    public void pollNow() {
        int asked = panels.pollNow(selected).size();
        int left = selected.size() - asked;
        Messages.addGlobalInfo("{0}", left == 0 ? format.text("fleet.polled", asked) : format.text("fleet.polled.some", asked, left));
    }

    public void pause() {
        panels.pause(selected);
        done("fleet.paused");
    }

    public void resume() {
        panels.resume(selected);
        done("fleet.resumed");
    }

    public void move() {
        panels.moveToGroup(selected, targetGroup);
        done("fleet.moved");
    }

    private void done(String key) {
        Messages.addGlobalInfo(format.text(key, selected.size()));
    }

    public boolean isArchived() {
        return archived;
    }

    public String getQuery() {
        return query;
    }

    public Long getGroup() {
        return group;
    }

    public PanelState getState() {
        return state;
    }

    public String getTag() {
        return tag;
    }

    public Order getSort() {
        return sort == null ? Order.STATE : sort;
    }

    public boolean isDescending() {
        return descending;
    }

    public int getPage() {
        return ListAddress.page(page, getPages());
    }

    public Long getTargetGroup() {
        return targetGroup;
    }

    public void setTargetGroup(Long targetGroup) {
        this.targetGroup = targetGroup;
    }
}
