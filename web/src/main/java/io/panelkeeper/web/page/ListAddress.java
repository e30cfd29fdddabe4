package io.panelkeeper.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Servlets;

/** The address of the list that is shown, with something changed: filter, order and page can be sent to a colleague. */
final class ListAddress {

    private ListAddress() {
    }

    /** How many pages {@code items} fill. */
    static int pages(long items, int size) {
        return (int) Math.min((items + size - 1) / size, Integer.MAX_VALUE);
    }

    /** The page that an address asks for, from 0; the last one if there are fewer: lists shrink, and addresses are kept. */
    static int page(int wanted, int pages) {
        return Math.max(0, Math.min(wanted, pages - 1));
    }

    static String with(String name, Object value) {
        Map<String, List<String>> parameters = current();
        parameters.put(name, List.of(value.toString()));
        return "?" + Servlets.toQueryString(parameters);
    }

    /** In another order, from the first page. */
    static String sorted(Enum<?> order, boolean descending) {
        Map<String, List<String>> parameters = current();
        parameters.remove("page");
        parameters.put("sort", List.of(order.name()));
        parameters.put("descending", List.of(Boolean.toString(descending)));
        return "?" + Servlets.toQueryString(parameters);
    }

    private static Map<String, List<String>> current() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Faces.getRequestParameterValuesMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        parameters.remove("ids");
        parameters.remove("id");
        return parameters;
    }
}
