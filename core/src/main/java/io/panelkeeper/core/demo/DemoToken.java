package io.panelkeeper.core.demo;

import java.util.Set;

/**
 * An API token of a simulated panel. Scopes mean something at the development head only (wire contract §3.4, §3.5).
 *
 * @param enabled a disabled token is answered like none
 */
public record DemoToken(String value, Scope scope, boolean enabled) {

    public enum Scope {
        ADMIN,
        /** Looks at the host, never at clients. */
        MONITOR,
        NODE_SYNC
    }

    private static final Set<String> MONITORED = Set.of("panel/api/server/status", "panel/api/server/xrayMetricsState",
            "panel/api/server/getXrayVersion", "panel/api/server/getPanelUpdateInfo");
    private static final Set<String> SYNCED = Set.of("GET panel/api/server/status", "GET panel/api/inbounds/list",
            "POST panel/api/clients/onlines", "POST panel/api/clients/onlinesByGuid",
            "POST panel/api/clients/lastOnline", "POST panel/api/server/restartXrayService");

    boolean permits(String method, String path) {
        return switch (scope) {
            case ADMIN -> true;
            case MONITOR -> method.equals("GET") && MONITORED.contains(path);
            case NODE_SYNC -> SYNCED.contains(method + " " + path);
        };
    }

    @Override
    public String toString() {
        return "DemoToken[" + scope + "]";
    }
}
