package io.panelkeeper.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;

/**
 * The least a poll can cost with the JDK: status and online list by {@link HttpURLConnection}, read to the end, neither parsed nor stored.
 * Prints the CPU seconds of its process per 1,000 polls.
 */
public final class BareLoop {

    private static final int WARM_UP = 4_000;
    private static final int MEASURED = 10_000;

    private BareLoop() {
    }

    /** @param arguments port and number of panels */
    public static void main(String[] arguments) throws IOException {
        // The panels' server sends no Keep-Alive header; without this every poll would open a connection.
        System.setProperty("http.keepAlive.time.server", "60");
        String origin = "http://127.0.0.1:" + arguments[0];
        int panels = Integer.parseInt(arguments[1]);
        polls(origin, panels, WARM_UP);
        long before = cpuNanos();
        polls(origin, panels, MEASURED);
        System.out.printf(Locale.ROOT, "%.3f%n", (cpuNanos() - before) / 1e9 / MEASURED * 1000);
    }

    private static void polls(String origin, int panels, int count) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int poll = 0; poll < count; poll++) {
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
