package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.Dialect;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import io.panelkeeper.core.panel.http.PanelRequest.Method;

/** The reading routes of the dialects (wire contract §13.1): all of them change nothing. */
enum Routes {
    STATUS(AnswerSize.SMALL) {
        @Override
        Route of(PanelRelease release) {
            return release.dialect() == Dialect.A
                    ? new Route(Method.POST, "server/status")
                    : new Route(Method.GET, "panel/api/server/status");
        }
    },
    ONLINE(AnswerSize.LIST) {
        @Override
        Route of(PanelRelease release) {
            return new Route(Method.POST, clients(release) + "onlines");
        }
    },
    ONLINE_BY_NODE(AnswerSize.LIST) {
        @Override
        Route of(PanelRelease release) {
            return new Route(Method.POST, clients(release) + "onlinesByGuid");
        }
    },
    LAST_ONLINE(AnswerSize.PACKED_LIST) {
        @Override
        Route of(PanelRelease release) {
            return new Route(Method.POST, clients(release) + "lastOnline");
        }
    },
    INBOUNDS(AnswerSize.PACKED_LIST) {
        @Override
        Route of(PanelRelease release) {
            return new Route(Method.GET, "panel/api/inbounds/list");
        }
    },
    /** Exists from 3.0.2 on, and so tells that release from its elders (§13.2). */
    XRAY_METRICS(AnswerSize.SMALL) {
        @Override
        Route of(PanelRelease release) {
            return new Route(Method.GET, "panel/api/server/xrayMetricsState");
        }
    };

    private final AnswerSize size;

    Routes(AnswerSize size) {
        this.size = size;
    }

    /** @param path below the base path */
    record Route(Method method, String path) {
    }

    abstract Route of(PanelRelease release);

    AnswerSize size() {
        return size;
    }

    /** Up to 3.2.7 a panel without an Xray process stumbles over this question (wire contract §4.2). */
    boolean failsWithoutXray() {
        return this == ONLINE || this == ONLINE_BY_NODE;
    }

    private static String clients(PanelRelease release) {
        return release.version().before(3, 1, 0) ? "panel/api/inbounds/" : "panel/api/clients/";
    }
}
