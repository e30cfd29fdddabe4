package io.panelkeeper.core.fleet;

/**
 * A host's load as its panel told it.
 *
 * @param cpuPercent        0 – 100
 * @param memoryUsed        bytes
 * @param memoryTotal       bytes
 * @param diskUsed          bytes
 * @param diskTotal         bytes
 * @param hostUptimeSeconds since the host's boot
 * @param xrayUptimeSeconds since Xray's start
 */
public record Vitals(double cpuPercent, long memoryUsed, long memoryTotal, long diskUsed, long diskTotal,
        long hostUptimeSeconds, long xrayUptimeSeconds) {
}
