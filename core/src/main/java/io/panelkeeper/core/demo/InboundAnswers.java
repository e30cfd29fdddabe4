package io.panelkeeper.core.demo;

import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Inbounds with their clients, in the keys of each release (wire contract §5.2, §5.3, §5.6). */
final class InboundAnswers {

    /** Clients added later, through the routes for clients, have two fields more at the development head. */
    private static final int CAME_WITH_INBOUND = 5;

    private InboundAnswers() {
    }

    /** @param slim clients without credentials; 3.1.0 and newer */
    static Answer list(DemoPanel panel, boolean slim) {
        panel.state().count();
        panel.nodes().values().forEach(node -> node.state().count());
        return Answer.ok(Wire.json(json -> {
            json.writeStartArray();
            for (DemoInbound inbound : panel.state().inbounds) {
                inbound(json, new Listing(panel, panel, null, inbound, slim));
            }
            for (Map.Entry<Integer, DemoPanel> node : panel.nodes().entrySet()) {
                for (DemoInbound inbound : node.getValue().state().inbounds) {
                    inbound(json, new Listing(panel, node.getValue(), node.getKey(), inbound, slim));
                }
            }
            json.writeEnd();
        }));
    }

    static Answer options(DemoPanel panel) {
        DemoRelease release = panel.release();
        return Answer.ok(Wire.json(json -> {
            json.writeStartArray();
            for (DemoInbound inbound : panel.state().inbounds) {
                json.writeStartObject().write("id", inbound.id()).write("remark", inbound.remark())
                        .write("tag", inbound.tag())
                        .write("protocol", inbound.protocol()).write("port", inbound.port());
                if (release.since(3, 5, 0)) {
                    json.write("enable", inbound.enabled());
                }
                json.write("tlsFlowCapable", false);
                if (release.since(3, 3, 0)) {
                    json.write("ssMethod", "");
                }
                if (release.since(3, 5, 0)) {
                    json.write("listen", "");
                }
                json.writeEnd();
            }
            json.writeEnd();
        }));
    }

    /** Counters of one client; what an unknown name yields moved twice (§5.1). */
    static Answer clientTraffic(DemoPanel panel, DemoRequest request, DemoSession session) {
        panel.state().count();
        String email = request.path().substring(request.path().lastIndexOf('/') + 1);
        for (DemoInbound inbound : panel.state().inbounds) {
            Listing listing = new Listing(panel, panel, null, inbound, false);
            for (DemoClient client : listing.clients()) {
                if (client.email().equals(email)) {
                    return Answer.ok(Wire.json(json -> stats(json, listing, client)));
                }
            }
        }
        boolean refused = panel.release().since(2, 8, 1) && panel.release().upTo(3, 2, 7);
        return refused ? Answer.message(false, "Error getting traffics.") : Answer.ok("null");
    }

    private static void inbound(JsonGenerator json, Listing listing) {
        DemoRelease release = listing.release();
        DemoInbound inbound = listing.inbound;
        long up = 0;
        long down = 0;
        for (DemoClient client : listing.clients()) {
            up += listing.population().up(client.email());
            down += listing.population().down(client.email());
        }
        // A meter of its own: it does not match the clients' sum (§5.8).
        json.writeStartObject().write("id", listing.id()).write("up", up + up / 50).write("down", down + down / 50)
                .write("total", 0);
        if (allTime(release)) {
            json.write("allTime", up + down + (up + down) / 50);
        }
        json.write("remark", inbound.remark());
        if (release.since(3, 3, 1)) {
            json.write("subSortIndex", 1);
        }
        json.write("enable", inbound.enabled()).write("expiryTime", 0);
        if (release.since(2, 8, 1)) {
            json.write("trafficReset", "never");
            if (release.since(3, 6, 0)) {
                json.write("trafficResetDay", 1);
            }
            json.write("lastTrafficResetTime", 0);
        }
        json.writeStartArray("clientStats");
        listing.clients().forEach(client -> stats(json, listing, client));
        json.writeEnd();
        json.write("listen", "").write("port", inbound.port()).write("protocol", inbound.protocol());
        if (release.settingsAsString()) {
            json.write("settings", Wire.json(inner -> settings(inner, listing)));
            json.write("streamSettings", Wire.json(InboundAnswers::streamSettings));
            json.write("tag", listing.tag()).write("sniffing", Wire.json(InboundAnswers::sniffing));
            if (release.since(2, 4, 1) && release.upTo(2, 6, 6)) {
                json.write("allocate", "{\"strategy\":\"always\",\"refresh\":5,\"concurrency\":3}");
            }
            node(json, listing);
        } else {
            json.write("tag", listing.tag());
            node(json, listing);
            placement(json, listing);
            json.writeKey("settings");
            settings(json, listing);
            json.writeKey("streamSettings");
            streamSettings(json);
            json.writeKey("sniffing");
            sniffing(json);
        }
        json.writeEnd();
    }

    private static void node(JsonGenerator json, Listing listing) {
        if (listing.node != null) {
            json.write("nodeId", listing.node);
        }
    }

    private static void placement(JsonGenerator json, Listing listing) {
        DemoRelease release = listing.release();
        if (release.since(3, 3, 1)) {
            json.write("shareAddrStrategy", "node").write("shareAddr", "");
        }
        if (release.head()) {
            json.write("disableFlow", false);
        }
        if (release.since(3, 3, 0)) {
            json.write("originNodeGuid", listing.owner.guid());
        }
    }

    static void stats(JsonGenerator json, Listing listing, DemoClient client) {
        DemoRelease release = listing.release();
        Population population = listing.population();
        // Up to 2.8.0 this flag knows quota and expiry only (§5.3).
        boolean enabled = client.enabled() || release.upTo(2, 8, 0);
        json.writeStartObject().write("id", 1 + population.clients().indexOf(client))
                .write("inboundId", listing.number(client.inbounds().get(0))).write("enable", enabled)
                .write("email", client.email());
        boolean filled = release.since(2, 8, 4) && !listing.slim;
        if (release.since(2, 8, 3)) {
            json.write("uuid", filled ? listing.owner.uuid(client) : "");
        }
        if (release.since(2, 8, 1)) {
            json.write("subId", filled ? listing.owner.subId(client) : "");
        }
        long up = population.up(client.email());
        long down = population.down(client.email());
        json.write("up", up).write("down", down);
        if (allTime(release)) {
            json.write("allTime", up + down);
        }
        json.write("expiryTime", client.expiryTime()).write("total", client.quota()).write("reset", 0);
        if (release.head()) {
            json.write("resetDay", 0).write("resetMax", 0).write("resetCount", 0);
        }
        if (release.since(2, 6, 8)) {
            json.write("lastOnline", listing.owner.state().lastOnline(client));
        }
        if (release.head()) {
            json.write("lastSubFetch", 0);
        }
        json.writeEnd();
    }

    private static boolean allTime(DemoRelease release) {
        return release.since(2, 6, 7) && release.upTo(3, 0, 2);
    }

    private static void settings(JsonGenerator json, Listing listing) {
        json.writeStartObject().writeStartArray("clients");
        for (DemoClient client : listing.clients()) {
            json.writeStartObject();
            if (listing.slim) {
                json.write("email", client.email()).write("enable", client.enabled());
            } else {
                credentials(json, listing, client);
            }
            json.writeEnd();
        }
        json.writeEnd().write("decryption", "none").writeStartArray("fallbacks").writeEnd().writeEnd();
    }

    private static void credentials(JsonGenerator json, Listing listing, DemoClient client) {
        DemoRelease release = listing.release();
        json.write("id", listing.owner.uuid(client));
        if (release.since(2, 3, 13)) {
            json.write("security", "");
        }
        if (release.settingsAsString()) {
            json.write("flow", "");
        }
        json.write("email", client.email()).write("limitIp", 0).write("totalGB", client.quota())
                .write("expiryTime", client.expiryTime()).write("enable", client.enabled());
        if (release.v3()) {
            json.write("tgId", 0);
        } else {
            json.write("tgId", "");
        }
        json.write("subId", listing.owner.subId(client));
        if (release.since(2, 4, 11)) {
            json.write("comment", "");
        }
        json.write("reset", 0);
        if (release.since(2, 6, 7)) {
            json.write("created_at", 1_767_225_600_000L).write("updated_at", 1_767_225_600_000L);
        }
        if (release.head()) {
            json.write("resetDay", 0).write("resetMax", 0);
            if (listing.population().clients().indexOf(client) >= CAME_WITH_INBOUND) {
                json.write("trafficReset", "never").write("trafficResetDay", 1);
            }
        }
    }

    private static void streamSettings(JsonGenerator json) {
        json.writeStartObject().write("network", "tcp").write("security", "none");
        json.writeStartArray("externalProxy").writeEnd();
        json.writeStartObject("tcpSettings").write("acceptProxyProtocol", false);
        json.writeStartObject("header").write("type", "none").writeEnd().writeEnd().writeEnd();
    }

    private static void sniffing(JsonGenerator json) {
        json.writeStartObject().write("enabled", false);
        json.writeStartArray("destOverride").write("http").write("tls").writeEnd();
        json.write("metadataOnly", false).write("routeOnly", false).writeEnd();
    }

    /**
     * One inbound as one panel lists it.
     *
     * @param lister who answers
     * @param owner  whose inbound it is: the lister, or one of its nodes
     * @param node   the lister's number of that node, {@code null} for its own inbounds
     */
    record Listing(DemoPanel lister, DemoPanel owner, Integer node, DemoInbound inbound, boolean slim) {

        DemoRelease release() {
            return lister.release();
        }

        Population population() {
            return owner.state().population;
        }

        int id() {
            return number(inbound.id());
        }

        /** A master numbers the inbounds of its nodes anew. */
        int number(int ofOwner) {
            return node == null ? ofOwner : node * 100 + ofOwner;
        }

        String tag() {
            return node == null ? inbound.tag() : "n" + node + "-" + inbound.tag();
        }

        /** From 3.0.0 on a client stands under every inbound that lists it, with the same counters (§5.8). */
        List<DemoClient> clients() {
            List<DemoClient> clients = new ArrayList<>();
            for (DemoClient client : population().clients()) {
                boolean listed = release().v3()
                        ? client.inbounds().contains(inbound.id())
                        : client.inbounds().get(0) == inbound.id();
                if (listed) {
                    clients.add(client);
                }
            }
            return clients;
        }
    }
}
