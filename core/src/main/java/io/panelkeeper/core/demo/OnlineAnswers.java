package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.PanelState.Onlines;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is online (wire contract §4). */
final class OnlineAnswers {

    private OnlineAnswers() {
    }

    static Answer onlines(DemoPanel panel) {
        Onlines own = panel.state().onlines();
        Onlines all = panel.nodes().isEmpty() ? own : own.with(nodeNames(panel));
        if (all.broken()) {
            return Answer.empty(500);
        }
        return all.names() == null ? Answer.ok("null") : Answer.ok(Wire.json(json -> names(json, all.names())));
    }

    /** By GUID, or up to 3.2.8 by the node's number with 0 for the panel itself; empty sets are left out (§4.8). */
    static Answer byNode(DemoPanel panel) {
        Map<String, List<String>> byNode = new LinkedHashMap<>();
        boolean guids = panel.release().since(3, 3, 0);
        put(byNode, guids ? panel.guid() : "0", panel.state().onlines().names());
        panel.nodes().forEach((number, node) ->
                put(byNode, guids ? node.guid() : String.valueOf(number), node.state().onlines().names()));
        return Answer.ok(lists(byNode));
    }

    static Answer activeInbounds(DemoPanel panel) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        List<String> online = panel.state().onlines().names();
        Set<String> active = new LinkedHashSet<>();
        for (DemoInbound inbound : panel.state().inbounds) {
            for (DemoClient client : panel.state().population.clients()) {
                if (client.inbounds().contains(inbound.id()) && online != null && online.contains(client.email())) {
                    active.add(inbound.tag());
                }
            }
        }
        put(tags, panel.release().since(3, 3, 0) ? panel.guid() : "0", List.copyOf(active));
        return Answer.ok(lists(tags));
    }

    /** Milliseconds since the epoch by e-mail, 0 = never (§4.7). */
    static Answer lastOnline(DemoPanel panel) {
        panel.state().count();
        return Answer.ok(Wire.json(json -> {
            json.writeStartObject();
            Set<String> written = new LinkedHashSet<>();
            List<DemoPanel> all = new ArrayList<>(List.of(panel));
            all.addAll(panel.nodes().values());
            for (DemoPanel each : all) {
                for (DemoClient client : each.state().population.clients()) {
                    if (written.add(client.email())) {
                        json.write(client.email(), each.state().lastOnline(client));
                    }
                }
            }
            json.writeEnd();
        }));
    }

    private static List<String> nodeNames(DemoPanel panel) {
        List<String> names = new ArrayList<>();
        for (DemoPanel node : panel.nodes().values()) {
            List<String> theirs = node.state().onlines().names();
            names.addAll(theirs == null ? List.of() : theirs);
        }
        return names;
    }

    private static void put(Map<String, List<String>> map, String key, List<String> names) {
        if (names != null && !names.isEmpty()) {
            map.put(key, names);
        }
    }

    private static String lists(Map<String, List<String>> lists) {
        return Wire.json(json -> {
            json.writeStartObject();
            lists.forEach((key, names) -> {
                json.writeKey(key);
                names(json, names);
            });
            json.writeEnd();
        });
    }

    private static void names(JsonGenerator json, List<String> names) {
        json.writeStartArray();
        names.forEach(json::write);
        json.writeEnd();
    }
}
