package io.panelkeeper.core.fleet;

import io.panelkeeper.core.observe.PanelState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Which panels of a fleet a person wants to see, and in which order. {@code null} parts choose everything; what is not known comes last,
 * in both directions.
 *
 * @param query part of label, address, group, tag or version, in whatever case
 */
public record FleetFilter(String query, Long groupId, PanelState state, String tag, Order order, boolean descending) {

    /** What rows can be sorted by. */
    public enum Order {
        STATE(PanelSummary::state),
        NAME(panel -> panel.label().toLowerCase(Locale.ROOT)),
        ONLINE(PanelSummary::online),
        CPU(panel -> panel.vitals() == null ? null : panel.vitals().cpuPercent()),
        MEMORY(panel -> panel.vitals() == null ? null : share(panel.vitals().memoryUsed(), panel.vitals().memoryTotal())),
        DISK(panel -> panel.vitals() == null ? null : share(panel.vitals().diskUsed(), panel.vitals().diskTotal())),
        VERSION(PanelSummary::version),
        ANSWERED(PanelSummary::answeredAt);

        private final Function<PanelSummary, Comparable<?>> key;

        Order(Function<PanelSummary, Comparable<?>> key) {
            this.key = key;
        }

        private static Double share(long used, long total) {
            return total <= 0 ? null : (double) used / total;
        }
    }

    public FleetFilter {
        query = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        order = order == null ? Order.STATE : order;
    }

    /** A filter that leaves nothing out. */
    public boolean everything() {
        return query.isEmpty() && groupId == null && state == null && tag == null;
    }

    /** @param panels in any order; equal ones keep theirs */
    public List<PanelSummary> apply(List<PanelSummary> panels) {
        return panels.stream().filter(this::matches).sorted(comparator()).toList();
    }

    private boolean matches(PanelSummary panel) {
        return (groupId == null || panel.group() != null && panel.group().id() == groupId)
                && (state == null || panel.state() == state)
                && (tag == null || panel.tags().contains(tag))
                && (query.isEmpty() || words(panel).toLowerCase(Locale.ROOT).contains(query));
    }

    private static String words(PanelSummary panel) {
        return String.join("\n", panel.label(), panel.url().toString(), String.join("\n", panel.tags()),
                panel.group() == null ? "" : panel.group().name(), panel.version() == null ? "" : panel.version().text());
    }

    private Comparator<PanelSummary> comparator() {
        Comparator<Comparable<Object>> natural = Comparator.naturalOrder();
        return Comparator.comparing(this::key, Comparator.nullsLast(descending ? natural.reversed() : natural))
                .thenComparing(panel -> panel.label().toLowerCase(Locale.ROOT));
    }

    // Every key of one order is of one type, so comparing them as objects is safe.
    @SuppressWarnings("unchecked")
    private Comparable<Object> key(PanelSummary panel) {
        return (Comparable<Object>) order.key.apply(panel);
    }
}
