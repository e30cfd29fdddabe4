package io.panelkeeper.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.it.Portal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long until the portal is ready, as the README starts it and with the JVM's own choice of flags, beside plain Payara Micro with an
 * empty WAR; in turns, so that the machine's mood hits all. The portal has been started before (it unpacks its server once).
 */
@Tag("bench-start")
class StartBenchIT {
    private static final int RUNS = 5;
    private static final double GOAL = 1.4;
    private static final String[] README = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};
    private static final String[] NONE = {};

    @TempDir
    Path folder;

    @Test
    void isReadyNotMuchLaterThanAnEmptyServer() throws Exception {
        Path emptyWar = emptyWar();
        List<Duration> plain = new ArrayList<>();
        List<Duration> portal = new ArrayList<>();
        List<Duration> withoutFlags = new ArrayList<>();
        portal(README); // unpacks the server, makes database and key
        for (int run = 0; run < RUNS; run++) {
            plain.add(plainMicro(emptyWar));
            portal.add(portal(README));
            withoutFlags.add(portal(NONE));
        }
        double ratio = (double) median(portal).toMillis() / median(plain).toMillis();
        String table = table(plain, portal, withoutFlags, ratio);
        System.out.println(table);
        Files.writeString(Path.of("target", "bench-start.txt"), table);
        assertThat(ratio).isLessThanOrEqualTo(GOAL);
    }

    private Duration portal(String... flags) {
        long start = System.nanoTime();
        try (Portal portal = Portal.in(folder.resolve("data")).jvm(flags).set("panelkeeper.setup.username", "owner")
                .set("panelkeeper.setup.password", "correct horse battery staple").start()) {
            assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private Duration plainMicro(Path war) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path log = folder.resolve("plain.log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", System.getProperty("payara-micro.jar"), "--port", Integer.toString(Portal.freePort()), "--deploy", war.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            // The words that the server itself says when it has deployed everything.
            while (!Files.readString(log, StandardCharsets.ISO_8859_1).contains(" ready in ")) {
                assertThat(process.isAlive()).as(log.toString()).isTrue();
                Thread.sleep(20); // the log is a file: there is nothing to wait on
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Path emptyWar() throws IOException {
        Path war = folder.resolve("empty.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write("<!DOCTYPE html><title>Empty</title>".getBytes(StandardCharsets.UTF_8));
        }
        return war;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static String table(List<Duration> plain, List<Duration> portal, List<Duration> withoutFlags, double ratio) {
        return Stream.of(row("plain Payara Micro", plain), row("portal", portal), row("portal without flags", withoutFlags),
                String.format(Locale.ROOT, "%-20s %8.2f", "ratio", ratio)).reduce(row(), (table, line) -> table + "\n" + line) + "\n";
    }

    private static String row() {
        return String.format(Locale.ROOT, "%-20s %8s   %s", "seconds until ready", "median", "runs");
    }

    private static String row(String what, List<Duration> times) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-20s %8.1f  ", what, median(times).toMillis() / 1000.0));
        times.forEach(time -> row.append(String.format(Locale.ROOT, " %5.1f", time.toMillis() / 1000.0)));
        return row.toString();
    }
}
