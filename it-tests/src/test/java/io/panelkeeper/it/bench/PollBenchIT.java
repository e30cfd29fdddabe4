package io.panelkeeper.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.it.Await;
import io.panelkeeper.it.Portal;
import io.panelkeeper.it.PortalApi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What watching costs: 500 and 2,000 panels at 30 s for three minutes on both databases, beside a bare loop over the same answers in the same
 * run. Prints one table, and leaves it in {@code target/bench-polls.txt}. Run with {@code -Pbench}; judge the ratios, not the seconds.
 */
@Tag("bench")
class PollBenchIT {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("panelkeeper.bench.warm-up", 90));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("panelkeeper.bench.seconds", 180));
    private static final int PERIOD_SECONDS = 30;
    private static final int[] FLEETS = Stream.of(System.getProperty("panelkeeper.bench.panels", "500,2000").split(","))
            .mapToInt(Integer::parseInt).toArray();
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

    @TempDir
    Path folder;

    private final List<String> table = new ArrayList<>();

    /** @param databaseBytes how much the database grew, per 1,000 polls */
    private record Figures(double cpuSeconds, long polls, long p50, long p99, long missed, long heapMib, long databaseBytes) {
    }

    @Test
    void measures() throws Exception {
        table.add(String.format("%-11s %7s %8s %12s %7s %8s %8s %8s %10s %16s", "database", "panels", "polls", "CPU s/1000", "x bare",
                "p50 ms", "p99 ms", "missed", "heap MiB", "db kB/1000 polls"));
        for (int panels : FLEETS) {
            try (JavaProcess demo = new JavaProcess(DemoPanels.class, panels)) {
                int port = Integer.parseInt(demo.line());
                double bare = bareLoop(port, panels);
                add("H2", panels, bare, onH2(demo, port, panels));
                add("PostgreSQL", panels, bare, onPostgres(demo, port, panels));
            }
        }
        String text = String.join(System.lineSeparator(), table);
        System.out.println(text);
        Files.writeString(Path.of("target", "bench-polls.txt"), text);
        assertThat(table).hasSize(1 + 4 * FLEETS.length);
    }

    private void add(String database, int panels, double bare, Figures figures) {
        table.add(String.format(Locale.ROOT, "%-11s %7d %8d %12.2f %7.2f %8d %8d %8d %10d %16d", database, panels, figures.polls(),
                figures.cpuSeconds(), figures.cpuSeconds() / bare, figures.p50(), figures.p99(), figures.missed(), figures.heapMib(),
                figures.databaseBytes() / 1000));
    }

    /** @return CPU seconds per 1,000 polls at the portal's pace */
    private double bareLoop(int port, int panels) throws IOException {
        try (JavaProcess loop = new JavaProcess(BareLoop.class, port, panels, PERIOD_SECONDS, WARM_UP.toSeconds(), MEASURED.toSeconds())) {
            double paced = Double.parseDouble(loop.line());
            double atFullSpeed = Double.parseDouble(loop.line());
            table.add(String.format(Locale.ROOT, "%-11s %7d %8s %12.2f %7.2f", "(bare loop)", panels, "paced", paced, 1.0));
            table.add(String.format(Locale.ROOT, "%-11s %7d %8s %12.2f %7.2f", "(bare loop)", panels, "flat out", atFullSpeed,
                    atFullSpeed / paced));
            return paced;
        }
    }

    private Figures onH2(JavaProcess demo, int port, int panels) throws Exception {
        Path data = folder.resolve("h2-" + panels);
        return measure(PortalApi.setUp(Portal.in(data)), demo, port, panels, () -> sizeOf(data.resolve("panelkeeper.mv.db")));
    }

    private Figures onPostgres(JavaProcess demo, int port, int panels) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Portal.Starter starter = PortalApi.setUp(Portal.in(folder.resolve("postgres-" + panels)))
                    .set("panelkeeper.db.url", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres")
                    .set("panelkeeper.db.user", "postgres");
            return measure(starter, demo, port, panels, () -> written(postgres));
        }
    }

    private interface Size {
        long bytes() throws Exception;
    }

    private static Figures measure(Portal.Starter starter, JavaProcess demo, int port, int panels, Size size) throws Exception {
        try (Portal portal = starter.jvm("-Xmx768m", "-XX:+UseSerialGC").start()) {
            PortalApi api = new PortalApi(portal);
            for (int number = 0; number < panels; number++) {
                api.addPanel("Panel " + number, "http://127.0.0.1:" + port + DemoPanels.basePath(number), DemoPanels.TOKEN,
                        PERIOD_SECONDS);
            }
            Await.until(Duration.ofMinutes(3), () -> "all are known: " + api.get("/fleet"),
                    () -> api.get("/fleet").getInt("known") == panels);
            LockSupport.parkNanos(WARM_UP.toNanos());
            long polls = Long.parseLong(demo.ask());
            Duration cpu = portal.cpu();
            long bytes = size.bytes();
            LockSupport.parkNanos(MEASURED.toNanos());
            long polled = Long.parseLong(demo.ask()) - polls;
            double cpuSeconds = portal.cpu().minus(cpu).toMillis() / 1000.0;
            JsonObject lateness = api.get("/node").getJsonObject("polls");
            return new Figures(cpuSeconds / polled * 1000, polled, lateness.getInt("latenessP50Millis"),
                    lateness.getInt("latenessP99Millis"), lateness.getInt("missed"), heapMib(portal.pid()),
                    (size.bytes() - bytes) * 1000 / polled);
        }
    }

    private static long sizeOf(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(path -> path.getFileName().toString().endsWith(".mv.db")).mapToLong(path -> path.toFile().length()).sum();
        }
    }

    private static long written(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long heapMib(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid),
                "GC.heap_info").start();
        try (InputStream output = jcmd.getInputStream()) {
            Matcher used = HEAP_USED.matcher(new String(output.readAllBytes(), StandardCharsets.UTF_8));
            long kib = 0;
            // Two generations; the third line is the metaspace.
            for (int part = 0; part < 2 && used.find(); part++) {
                kib += Long.parseLong(used.group(1));
            }
            return kib / 1024;
        }
    }
}
