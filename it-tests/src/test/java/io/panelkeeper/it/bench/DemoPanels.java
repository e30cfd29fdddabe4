package io.panelkeeper.it.bench;

import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many simulated panels in a process of their own, so that what they cost is not charged to what is measured. Prints its port; then answers
 * each line of its input with the number of polls (status requests) so far.
 */
public final class DemoPanels {

    static final String RELEASE = "3.6.0";
    static final String TOKEN = "t".repeat(48);
    static final int CLIENTS = 40;

    private DemoPanels() {
    }

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        try (DemoServer server = DemoServer.start();
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<DemoPanel> panels = IntStream.range(0, count).mapToObj(number -> server.host(DemoPanel.of(RELEASE)
                    .basePath(basePath(number)).token(TOKEN).seed(number).clients(CLIENTS).daily().build())).toList();
            System.out.println(server.port());
            while (input.readLine() != null) {
                System.out.println(panels.stream().mapToLong(panel -> panel.traffic().requests("GET panel/api/server/status")).sum());
            }
        }
    }

    static String basePath(int number) {
        return "/p" + number + "/";
    }
}
