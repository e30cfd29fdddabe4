package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.Inbound.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code inbounds/list} (wire contract §5). Its many credentials are skipped by the parser and never become values of
 * ours.
 */
final class InboundsAnswer {

    private InboundsAnswer() {
    }

    static List<Inbound> read(Json json) {
        List<Inbound> inbounds = new ArrayList<>();
        json.array(() -> inbounds.add(new OneInbound().readFrom(json)));
        return List.copyOf(inbounds);
    }

    private static final class OneInbound {

        private Long id;
        private String tag = "";
        private String remark = "";
        private String protocol = "";
        private int port;
        private boolean enabled;
        private long up;
        private long down;
        private long quota;
        private Instant expiresAt;
        private Long nodeId;
        private final Map<String, Client> counted = new LinkedHashMap<>();
        private Map<String, Client> configured = Map.of();

        Inbound readFrom(Json json) {
            json.object(name -> {
                switch (name) {
                    case "id" -> id = json.whole();
                    case "tag" -> tag = json.text();
                    case "remark" -> remark = json.text();
                    case "protocol" -> protocol = json.text();
                    case "port" -> port = port(json.whole());
                    case "enable" -> enabled = json.bool();
                    case "up" -> up = json.count();
                    case "down" -> down = json.count();
                    case "total" -> quota = json.count();
                    case "expiryTime" -> expiresAt = OnlineAnswer.instant(json.whole());
                    case "nodeId" -> nodeId = json.isNull() ? null : (Long) json.whole();
                    case "clientStats" -> json.arrayOrNull(() -> count(json));
                    case "settings" -> configured = ClientSettings.read(json);
                    default -> json.skip();
                }
            });
            if (id == null) {
                throw new BrokenJson("has no id");
            }
            return new Inbound(id, tag, remark, protocol, port, enabled, up, down, quota, expiresAt, nodeId, clients());
        }

        private static int port(long port) {
            if (port < 0 || port > 65535) {
                throw new BrokenJson("is no port");
            }
            return (int) port;
        }

        private void count(Json json) {
            Client client = new OneClient().readFrom(json);
            if (!client.email().isEmpty()) {
                counted.put(client.email(), client);
            }
        }

        /** Counters rule; up to 2.8.0 a client switched off by hand shows only in the settings (wire contract §5.3). */
        private List<Client> clients() {
            Map<String, Client> clients = new LinkedHashMap<>(counted);
            configured.forEach((email, setting) -> clients.merge(email, setting,
                    (counter, same) -> same.enabled() ? counter : disabled(counter)));
            return List.copyOf(clients.values());
        }

        private static Client disabled(Client client) {
            return new Client(client.email(), false, client.up(), client.down(), client.quota(), client.expiresAt(),
                    client.startsAtFirstUseForMillis(), client.lastOnline());
        }
    }

    /** An element of {@code clientStats} (wire contract §5.3). */
    private static final class OneClient {

        private String email = "";
        private boolean enabled;
        private long up;
        private long down;
        private long quota;
        private long expiry;
        private Instant lastOnline;

        Client readFrom(Json json) {
            json.object(name -> {
                switch (name) {
                    case "email" -> email = json.text();
                    case "enable" -> enabled = json.bool();
                    case "up" -> up = json.count();
                    case "down" -> down = json.count();
                    case "total" -> quota = json.count();
                    case "expiryTime" -> expiry = json.whole();
                    case "lastOnline" -> lastOnline = OnlineAnswer.instant(json.whole());
                    default -> json.skip();
                }
            });
            return client(email, enabled, up, down, quota, expiry, lastOnline);
        }
    }

    /** @param expiry milliseconds; negative = a duration that begins with the first use (wire contract §5.4) */
    static Client client(String email, boolean enabled, long up, long down, long quota, long expiry,
            Instant lastOnline) {
        long startsAtFirstUse = expiry < 0 && expiry != Long.MIN_VALUE ? -expiry : 0;
        return new Client(email, enabled, up, down, quota, OnlineAnswer.instant(expiry), startsAtFirstUse, lastOnline);
    }
}
