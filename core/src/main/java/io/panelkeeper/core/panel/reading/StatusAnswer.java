package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.panel.http.Evidence;

/** {@code server/status} (wire contract §6.2). */
final class StatusAnswer {

    private double cpu;
    private long memoryUsed;
    private long memoryTotal;
    private long diskUsed;
    private long diskTotal;
    private long hostUptime;
    private XrayState xray;
    private String xrayVersion = "";
    private String xrayError = "";
    private long xrayUptime;
    private PanelVersion panelVersion;
    private String panelGuid;

    private StatusAnswer() {
    }

    static PanelStatus read(Json json) {
        return new StatusAnswer().readFrom(json);
    }

    private PanelStatus readFrom(Json json) {
        json.object(name -> {
            switch (name) {
                case "cpu" -> cpu = Math.min(100, Math.max(0, json.number()));
                case "mem" -> json.object(part -> {
                    switch (part) {
                        case "current" -> memoryUsed = json.count();
                        case "total" -> memoryTotal = json.count();
                        default -> json.skip();
                    }
                });
                case "disk" -> json.object(part -> {
                    switch (part) {
                        case "current" -> diskUsed = json.count();
                        case "total" -> diskTotal = json.count();
                        default -> json.skip();
                    }
                });
                case "uptime" -> hostUptime = json.count();
                case "xray" -> xray(json);
                case "appStats" -> json.objectOrNull(part -> {
                    if (part.equals("uptime")) {
                        xrayUptime = json.count();
                    } else {
                        json.skip();
                    }
                });
                case "panelVersion" -> panelVersion = PanelVersion.parse(json.textOr("")).orElse(null);
                case "panelGuid" -> panelGuid = json.textOrNull();
                default -> json.skip();
            }
        });
        if (xray == null) {
            throw new BrokenJson("xray.state is missing");
        }
        return new PanelStatus(cpu, memoryUsed, memoryTotal, diskUsed, diskTotal, hostUptime, xray, xrayVersion,
                xrayError, xrayUptime, panelVersion, panelGuid == null || panelGuid.isBlank() ? null : panelGuid);
    }

    private void xray(Json json) {
        json.object(part -> {
            switch (part) {
                case "state" -> xray = XrayState.of(json.text());
                case "version" -> xrayVersion = Evidence.of(json.text());
                // May be many lines long (wire contract §6.4).
                case "errorMsg" -> xrayError = Evidence.of(json.longText());
                default -> json.skip();
            }
        });
    }
}
