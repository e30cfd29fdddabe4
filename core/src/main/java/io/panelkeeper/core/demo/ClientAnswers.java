package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.InboundAnswers.Listing;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.List;

/** Clients as things of their own, 3.1.0 and newer (wire contract §5.7). */
final class ClientAnswers {

    private static final long CREATED = 1_767_225_600_000L;

    private ClientAnswers() {
    }

    static Answer list(DemoPanel panel) {
        panel.state().count();
        return Answer.ok(Wire.json(json -> {
            json.writeStartArray();
            int id = 1;
            for (DemoClient client : panel.state().population.clients()) {
                json.writeStartObject().write("id", id++).write("email", client.email())
                        .write("subId", panel.subId(client))
                        .write("uuid", panel.uuid(client)).write("password", "").write("auth", "").write("flow", "")
                        .write("security", "").writeNull("reverse");
                limits(json, panel, client);
                json.write("tgId", 0).write("comment", "");
                added(json, panel.release());
                membership(json, panel, client, false);
            }
            json.writeEnd();
        }));
    }

    static Answer paged(DemoPanel panel, DemoRequest request, DemoSession session) {
        panel.state().count();
        String search = request.query("search", "");
        List<DemoClient> all = panel.state().population.clients();
        List<DemoClient> filtered = new ArrayList<>(all);
        filtered.removeIf(client -> !client.email().contains(search));
        int size = Math.max(1, Math.min(200, number(request.query("pageSize", "25"))));
        int page = Math.max(1, number(request.query("page", "1")));
        int from = Math.min(filtered.size(), (page - 1) * size);
        List<DemoClient> items = filtered.subList(from, Math.min(filtered.size(), from + size));
        return Answer.ok(Wire.json(json -> {
            json.writeStartObject().writeStartArray("items");
            for (DemoClient client : items) {
                json.writeStartObject().write("email", client.email()).write("subId", panel.subId(client));
                limits(json, panel, client);
                membership(json, panel, client, true);
            }
            json.writeEnd().write("total", all.size()).write("filtered", filtered.size()).write("page", page)
                    .write("pageSize", size);
            summary(json, panel, all);
            if (panel.release().since(3, 2, 0)) {
                json.writeStartArray("groups").writeEnd();
            }
            json.writeEnd();
        }));
    }

    /** What releases added to a client's record. */
    private static void added(JsonGenerator json, DemoRelease release) {
        if (release.since(3, 2, 0)) {
            json.write("group", "");
        }
        if (release.since(3, 4, 2)) {
            json.write("privateKey", "").write("publicKey", "").write("preSharedKey", "").write("allowedIPs", "")
                    .write("keepAlive", 0);
        }
        if (release.since(3, 5, 0)) {
            json.write("secret", "").write("adTag", "");
        }
        if (release.head()) {
            json.write("trafficReset", "never").write("trafficResetDay", 1);
        }
    }

    private static void limits(JsonGenerator json, DemoPanel panel, DemoClient client) {
        json.write("enable", client.enabled()).write("totalGB", client.quota()).write("expiryTime", client.expiryTime())
                .write("limitIp", 0);
        if (panel.release().head()) {
            json.write("limitHwid", 0);
        }
        json.write("reset", 0);
        if (panel.release().head()) {
            json.write("resetDay", 0).write("resetMax", 0);
        }
    }

    private static void membership(JsonGenerator json, DemoPanel panel, DemoClient client, boolean slim) {
        json.writeStartArray("inboundIds");
        client.inbounds().forEach(json::write);
        json.writeEnd().writeKey("traffic");
        InboundAnswers.stats(json, new Listing(panel, panel, null, panel.state().inbounds.get(0), slim), client);
        json.write("createdAt", CREATED).write("updatedAt", CREATED).writeEnd();
    }

    private static void summary(JsonGenerator json, DemoPanel panel, List<DemoClient> all) {
        List<String> online = panel.state().onlines().names();
        List<String> inactive = new ArrayList<>();
        all.forEach(client -> {
            if (!client.enabled()) {
                inactive.add(client.email());
            }
        });
        json.writeStartObject("summary").write("total", all.size()).write("active", all.size() - inactive.size());
        if (panel.release().since(3, 6, 0)) {
            json.write("onlineCount", online == null ? 0 : online.size()).write("depletedCount", 0)
                    .write("expiringCount", 0)
                    .write("deactiveCount", inactive.size());
        }
        json.writeStartArray("online");
        (online == null ? List.<String>of() : online).stream().limit(200).forEach(json::write);
        json.writeEnd().writeStartArray("depleted").writeEnd().writeStartArray("expiring").writeEnd()
                .writeStartArray("deactive");
        inactive.stream().limit(200).forEach(json::write);
        json.writeEnd().writeEnd();
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }
}
