package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.core.fleet.NameCursor;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor ask with it for what follows; {@code null} on the last page
 */
public record ListView<T>(List<T> items, String nextCursor) {

    static final int USUAL = 100;
    static final int MOST = 500;

    /** @param limit as it came, may be {@code null} */
    static int limit(String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            throw new InvalidInputException(FieldError.of("limit", "limit.range", 1, MOST));
        }
        return Integer.parseInt(limit);
    }

    /**
     * Pages by a key that stays, so that what is added or removed in between moves nothing else.
     *
     * @param all    in any order
     * @param cursor of the last item of the page before; {@code null} = from the start
     */
    static <T, V, K extends Comparable<K>> ListView<V> of(List<T> all, Function<T, K> key, K cursor, int limit,
            Function<K, String> asCursor, Function<T, V> view) {
        List<T> rest = all.stream().filter(item -> cursor == null || key.apply(item).compareTo(cursor) > 0)
                .sorted(Comparator.comparing(key)).toList();
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        return new ListView<>(page.stream().map(view).toList(),
                page.size() < rest.size() ? asCursor.apply(key.apply(page.get(page.size() - 1))) : null);
    }

    /** The cursor of a list that is ordered by numbers. */
    static Long number(String cursor) {
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            throw new InvalidInputException(FieldError.of("cursor", "cursor.unknown"));
        }
        return cursor == null ? null : Long.valueOf(cursor);
    }

    /** The cursor of a list that is ordered by names. */
    static String name(String cursor) {
        try {
            return cursor == null ? null : NameCursor.name(cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(FieldError.of("cursor", "cursor.unknown"));
        }
    }
}
