package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.XrayLog.Entry;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;

/** The host and Xray as a panel sees them (wire contract §6.2): plausible numbers, a function of seed and time. */
final class StatusAnswer {

    private static final long GIB = 1L << 30;

    private StatusAnswer() {
    }

    static Answer of(DemoPanel panel) {
        Instant moment = panel.state().statusMoment();
        return moment == null ? Answer.ok("null") : Answer.ok(Wire.json(json -> status(json, panel, moment)));
    }

    private static void status(JsonGenerator json, DemoPanel panel, Instant at) {
        DemoRelease release = panel.release();
        Host host = new Host(panel.state().seed, at);
        boolean packets = release.since(3, 2, 7);
        json.writeStartObject().write("cpu", host.cpu()).write("cpuCores", 2);
        if (release.since(2, 3, 5)) {
            json.write("logicalPro", 2);
        }
        json.write("cpuSpeedMhz", 2445.426);
        used(json, "mem", host.memory(), 4 * GIB);
        used(json, "swap", 0, 0);
        used(json, "disk", host.disk(), 60 * GIB);
        if (packets) {
            pair(json, "diskIO", "read", 2_048, "write", 379_052);
            pair(json, "diskTraffic", "read", 3_052_205_056L, "write", host.disk());
        }
        Entry xray = panel.state().xrayAt(at);
        json.writeStartObject("xray").write("state", xray.phase().wire).write("errorMsg", xray.error())
                .write("version", xray.versionKnown() ? release.xrayVersion() : "Unknown").writeEnd();
        if (release.since(3, 1, 0)) {
            json.write("panelVersion", release.version().text());
        }
        if (release.since(3, 3, 0)) {
            json.write("panelGuid", panel.guid());
        }
        json.write("uptime", host.uptimeSeconds());
        json.writeStartArray("loads").write(host.load(0)).write(host.load(1)).write(host.load(2)).writeEnd();
        json.write("tcpCount", 40 + host.wobble(200)).write("udpCount", 2);
        network(json, host, packets);
        json.writeStartObject("publicIP").write("ipv4", "N/A").write("ipv6", "N/A").writeEnd();
        long xrayUptime = xray.running() ? Math.max(0, at.getEpochSecond() - xray.since().getEpochSecond()) : 0;
        json.writeStartObject("appStats").write("threads", 12).write("mem", 48_000_000 + host.wobble(4_000_000))
                .write("uptime", xrayUptime).writeEnd();
        json.writeEnd();
    }

    private static void network(JsonGenerator json, Host host, boolean packets) {
        json.writeStartObject("netIO").write("up", host.wobble(900_000)).write("down", host.wobble(7_000_000));
        if (packets) {
            json.write("pktUp", host.wobble(900)).write("pktDown", host.wobble(5_000));
        }
        json.writeEnd();
        json.writeStartObject("netTraffic").write("sent", host.uptimeSeconds() * 20_000)
                .write("recv", host.uptimeSeconds() * 90_000);
        if (packets) {
            json.write("pktSent", host.uptimeSeconds() * 20).write("pktRecv", host.uptimeSeconds() * 80);
        }
        json.writeEnd();
    }

    private static void used(JsonGenerator json, String key, long current, long total) {
        pair(json, key, "current", current, "total", total);
    }

    private static void pair(JsonGenerator json, String key, String first, long one, String second, long two) {
        json.writeStartObject(key).write(first, one).write(second, two).writeEnd();
    }

    /** A small server whose load goes up and down within minutes. */
    private record Host(long seed, Instant at) {

        double cpu() {
            return Math.round(100 * Math.max(1.5, 22 + 14 * wave(300) + 9 * wave(47) + 4 * wave(11))) / 100.0;
        }

        long memory() {
            return (long) (GIB * (1.4 + 0.3 * wave(900) + Math.floorMod(seed, 100) / 80.0));
        }

        /** Grows by a gigabyte in a fortnight and is cleaned up then. */
        long disk() {
            return GIB * (8 + Math.floorMod(seed, 30)) + Math.floorMod(at.getEpochSecond(), 1_209_600L) * 888;
        }

        long uptimeSeconds() {
            return Math.floorMod(at.getEpochSecond() + Math.floorMod(seed, 5_000_000L), 7_776_000L) + 90_000;
        }

        double load(int which) {
            return Math.round(100 * Math.max(0.01, 0.6 + 0.4 * wave(60 << 2 * which))) / 100.0;
        }

        long wobble(long upTo) {
            return (long) (upTo * (0.55 + 0.45 * wave(23)));
        }

        private double wave(int seconds) {
            return Math.sin((at.getEpochSecond() + Math.floorMod(seed, 997L)) * 2 * Math.PI / seconds);
        }
    }
}
