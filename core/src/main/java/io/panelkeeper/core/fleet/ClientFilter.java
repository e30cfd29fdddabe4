package io.panelkeeper.core.fleet;

import io.panelkeeper.core.fleet.Inventory.ClientRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which clients of a panel a person wants to see, and in which order.
 *
 * @param query part of the name, in whatever case
 */
public record ClientFilter(String query, Order order, boolean descending) {

    /** What rows can be sorted by. */
    public enum Order {
        NAME(Comparator.comparing(client -> client.email().toLowerCase(Locale.ROOT))),
        /** Who is online now, then who was last; never and not told come last. */
        ONLINE(Comparator.comparing((ClientRow client) -> client.online() == null)
                .thenComparing(ClientRow::lastOnline, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))),
        TRAFFIC(Comparator.comparing(client -> client.up() + client.down())),
        /** Unlimited is more than any quota. */
        QUOTA(Comparator.comparing(client -> client.quota() == 0 ? Long.MAX_VALUE : client.quota())),
        /** Never is later than any date. */
        EXPIRES(Comparator.comparing(ClientRow::expiresAt, Comparator.nullsLast(Comparator.naturalOrder())));

        private final Comparator<ClientRow> comparator;

        Order(Comparator<ClientRow> comparator) {
            this.comparator = comparator;
        }
    }

    public ClientFilter {
        query = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        order = order == null ? Order.NAME : order;
    }

    public List<ClientRow> apply(List<ClientRow> clients) {
        Comparator<ClientRow> chosen = descending ? order.comparator.reversed() : order.comparator;
        return clients.stream()
                .filter(client -> client.email().toLowerCase(Locale.ROOT).contains(query))
                .sorted(chosen.thenComparing(ClientRow::email))
                .toList();
    }
}
