package io.panelkeeper.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A portal as its operator runs it: the runnable jar in a process of its own, on a free port of the loopback.
 * <pre>{@code
 * try (Portal portal = Portal.in(data).set("panelkeeper.db.user", "pk").start()) {
 *     portal.get("/health/ready")…
 * }
 * }</pre>
 * It is Payara Micro and takes five to fifteen seconds to start, so tests that can share one do.
 */
public final class Portal implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process process;
    private final int port;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CountDownLatch startedOrEnded = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean started;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Portal(Process process, int port) {
        this.process = process;
        this.port = port;
        reader = new Thread(this::read, "portal-log-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** @param data the data folder; may be empty or absent */
    public static Starter in(Path data) {
        return new Starter(data);
    }

    /** What to start. */
    public static final class Starter {
        private final Path data;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final List<String> jvm = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        private final List<String> options = new ArrayList<>();
        private Path jar = Path.of(System.getProperty("panelkeeper.jar", "../web/target/panelkeeper.jar"));

        private Starter(Path data) {
            this.data = data;
        }

        /** A setting, for example {@code panelkeeper.db.url}. */
        public Starter set(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** Options of the runnable jar; {@code --port}, unless given here, is a free one. */
        public Starter options(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        /** Flags of the JVM, instead of those that make it small and quick to start. */
        public Starter jvm(String... instead) {
            jvm.clear();
            jvm.addAll(List.of(instead));
            return this;
        }

        /** Another build than this one. */
        public Starter jar(Path other) {
            jar = other;
            return this;
        }

        /** Starts it, and returns when it says that it is ready. */
        public Portal start() {
            Portal portal = launch();
            portal.awaitStart();
            return portal;
        }

        /** Starts it, and returns at once. */
        public Portal launch() {
            int given = options.indexOf("--port");
            int port = given >= 0 ? Integer.parseInt(options.get(given + 1)) : freePort();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", jar.toString(), "--data", data.toString()));
            if (given < 0) {
                command.addAll(List.of("--port", Integer.toString(port)));
            }
            command.addAll(options);
            try {
                return new Portal(new ProcessBuilder(command).redirectErrorStream(true).start(), port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A port of the loopback that nobody listened on a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    /** @param path begins with a slash */
    public URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Follows no redirect. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url(path)).build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it printed so far: banner and log. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** The CPU time that it has used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The TCP ports that it listens on, whatever the address. */
    public Set<Integer> listeningPorts() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            Set<String> inodes = descriptors.map(Portal::target).filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring(8, target.length() - 1)).collect(Collectors.toSet());
            Set<Integer> ports = new TreeSet<>();
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns.length > 9 && columns[3].equals("0A") && inodes.contains(columns[9])) {
                        ports.add(Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16));
                    }
                }
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed in between
        }
    }

    /** As {@code kill -9}: no hook runs. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As Ctrl-C or {@code systemctl stop}. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    /** Waits for its end. */
    public int awaitExit() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The portal still runs:\n" + String.join("\n", log));
            }
            reader.join(STOP.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it says that it has started. */
    public void awaitStart() {
        try {
            boolean inTime = startedOrEnded.await(START.toSeconds(), TimeUnit.SECONDS);
            if (!inTime || !started) {
                process.destroyForcibly();
                throw new IllegalStateException("The portal did not start:\n" + String.join("\n", log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                // The last line of the block that it prints when it has started.
                if (line.startsWith("  data ")) {
                    started = true;
                    startedOrEnded.countDown();
                }
            }
        } catch (IOException e) {
            log.add("(log cut: " + e + ")");
        } finally {
            startedOrEnded.countDown();
        }
    }
}
