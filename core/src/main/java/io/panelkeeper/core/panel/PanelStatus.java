package io.panelkeeper.core.panel;

/**
 * A panel's own view of its host and of Xray (wire contract §6.2). There is no time stamp in it.
 *
 * @param cpuPercent        0 – 100; the first samples after a start may be 0
 * @param memoryUsed        bytes
 * @param memoryTotal       bytes
 * @param diskUsed          bytes of the file system {@code /}
 * @param diskTotal         bytes
 * @param hostUptimeSeconds since the host's boot
 * @param xrayVersion       {@code "Unknown"} when there is no process
 * @param xrayError         the panel's words, one line, may be empty
 * @param xrayUptimeSeconds of the Xray process; 0 when it is down
 * @param panelVersion      {@code null} before 3.1.0
 * @param panelGuid         {@code null} before 3.3.0
 */
public record PanelStatus(
        double cpuPercent,
        long memoryUsed,
        long memoryTotal,
        long diskUsed,
        long diskTotal,
        long hostUptimeSeconds,
        XrayState xrayState,
        String xrayVersion,
        String xrayError,
        long xrayUptimeSeconds,
        PanelVersion panelVersion,
        String panelGuid) {
}
