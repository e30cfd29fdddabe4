package io.panelkeeper.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * The least a poll can cost with the JDK: status and online list by {@link HttpURLConnection}, read to the end, neither parsed nor stored.
 * Prints the CPU seconds of its process per 1,000 polls, twice: at the pace of the portal it is compared with, and as fast as it can, where
 * nothing ever has to wake up.
 */
public final class BareLoop {

    private static final int AT_FULL_SPEED = 10_000;

    private BareLoop() {
    }

    /** @param arguments port, number of panels, period in seconds, seconds to warm up, seconds to measure */
    public static void main(String[] arguments) throws IOException {
        // The panels' server sends no Keep-Alive header; without this every poll would open a connection.
        System.setProperty("http.keepAlive.time.server", "60");
        String origin = "http://127.0.0.1:" + arguments[0];
        int panels = Integer.parseInt(arguments[1]);
        long pause = Long.parseLong(arguments[2]) * 1_000_000_000L / panels;
        polls(origin, panels, (int) (Long.parseLong(arguments[3]) * 1_000_000_000L / pause), pause);
        print(origin, panels, (int) (Long.parseLong(arguments[4]) * 1_000_000_000L / pause), pause);
        print(origin, panels, AT_FULL_SPEED, 0);
    }

    private static void print(String origin, int panels, int count, long pause) throws IOException {
        long before = cpuNanos();
        polls(origin, panels, count, pause);
        System.out.printf(Locale.ROOT, "%.3f%n", (cpuNanos() - before) / 1e9 / count * 1000);
    }

    /** @param pause nanoseconds from the start of a poll to the start of the next */
    private static void polls(String origin, int panels, int count, long pause) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long start = System.nanoTime();
        for (int poll = 0; poll < count; poll++) {
            LockSupport.parkNanos(start + poll * pause - System.nanoTime());
            String base = origin + DemoPanels.basePath(poll % panels);
            exchange("GET", base + "panel/api/server/status", buffer);
            exchange("POST", base + "panel/api/clients/onlines", buffer);
        }
    }

    private static void exchange(String method, String url, byte[] buffer) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + DemoPanels.TOKEN);
        if (method.equals("POST")) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
            connection.getOutputStream().close();
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException(url + " answered " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
            while (body.read(buffer) >= 0) {
                // read to the end, so that the connection is kept
            }
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
