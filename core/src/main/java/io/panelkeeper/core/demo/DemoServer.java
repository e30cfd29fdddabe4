package io.panelkeeper.core.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.panelkeeper.core.panel.PanelUrl;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * One HTTP server on loopback that hosts any number of simulated panels under different base paths. It needs few
 * threads and little time, since it stands beside what is measured against it.
 *
 * <p>The {@code Date} header shows the host's time whatever a panel's clock says: the JDK's server lets nobody else
 * set it.
 */
public final class DemoServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(DemoServer.class.getName());
    private static final int BACKLOG = 1024;
    private static final int THREADS = 4;
    /** Answered on the bare root by newer panels, base path or not (wire contract §1.2). */
    private static final String WELL_KNOWN = "/.well-known/appspecific/com.chrome.devtools.json";

    static {
        // Read once by the JDK's server. Its defaults keep 200 idle connections for 30 s each: fewer than the panels
        // of one fleet, and exactly a poll's period. A panel keeps an idle connection for 120 s or longer (wire
        // contract §7.6).
        preset("sun.net.httpserver.maxIdleConnections", "20000");
        preset("sun.net.httpserver.idleInterval", "120");
        preset("sun.net.httpserver.nodelay", "true");
        preset("jdk.httpserver.maxConnections", "-1");
    }

    private final HttpServer http;
    private final ExecutorService workers;
    private final ScheduledExecutorService later;
    private final Map<String, DemoPanel> panels = new ConcurrentHashMap<>();
    private final Delivery delivery;

    /** Stands before a server that speaks TLS; else {@code null}. */
    private final TlsPort tlsPort;

    private DemoServer(HttpServer http, TlsPort tlsPort) {
        this.http = http;
        this.tlsPort = tlsPort;
        this.workers = Executors.newFixedThreadPool(THREADS, named("demo-panels-"));
        this.later = Executors.newSingleThreadScheduledExecutor(named("demo-panels-late-"));
        this.delivery = new Delivery(workers, later);
        http.setExecutor(workers);
        http.createContext("/", this::handle);
        http.start();
    }

    /** On a free port. */
    public static DemoServer start() throws IOException {
        return start(0);
    }

    /**
     * @param port 0 = a free one
     * @throws IOException if the port is taken
     */
    public static DemoServer start(int port) throws IOException {
        return new DemoServer(HttpServer.create(loopback(port), BACKLOG), null);
    }

    /** Speaks TLS with this certificate on a free port, where plain HTTP is answered as by a panel (§1.3). */
    public static DemoServer startSecure(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(0), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new DemoServer(server, new TlsPort(server.getAddress().getPort()));
    }

    /**
     * @return the panel, which knows its address now
     * @throws IllegalArgumentException if another panel has this base path
     */
    public DemoPanel host(DemoPanel panel) {
        if (panels.putIfAbsent(panel.basePath(), panel) != null) {
            throw new IllegalArgumentException("Another panel is at " + panel.basePath() + " already.");
        }
        panel.hostedAt(new PanelUrl(tlsPort == null ? "http" : "https", "127.0.0.1", port(), panel.basePath()));
        return panel;
    }

    /** The panel is gone: its path is answered like any that is not there. */
    public void remove(DemoPanel panel) {
        panels.remove(panel.basePath(), panel);
    }

    public int port() {
        return tlsPort == null ? http.getAddress().getPort() : tlsPort.port();
    }

    /** Closes every connection, at once. */
    @Override
    public void close() {
        if (tlsPort != null) {
            tlsPort.close();
        }
        http.stop(0);
        workers.shutdownNow();
        later.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<DemoPanel> found = path.equals(WELL_KNOWN) ? Optional.empty() : panelAt(path);
        if (found.isEmpty()) {
            delivery.deliver(exchange, outside(new DemoRequest(exchange, path)));
            return;
        }
        DemoPanel panel = found.get();
        String below = path.substring(panel.basePath().length());
        panel.traffic().request(exchange.getRequestMethod(), below, exchange.getRemoteAddress().getPort());
        DemoRequest request = new DemoRequest(exchange, below);
        Optional<DemoFault> fault = panel.faultOf(below);
        if (fault.isPresent()) {
            delivery.disturbed(exchange, fault.get(), () -> answer(panel, request));
        } else {
            delivery.deliver(exchange, answer(panel, request));
        }
    }

    /** A mistake of the simulation is told in the log; whoever asked sees what a panel's panic looks like (§10.3). */
    private static Answer answer(DemoPanel panel, DemoRequest request) {
        try {
            return Reception.receive(panel, request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The simulated panel failed at " + request.method() + " " + request.path(), e);
            return Answer.empty(500);
        }
    }

    /** The panel with the longest base path that the request's path begins with. */
    private Optional<DemoPanel> panelAt(String path) {
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            DemoPanel panel = panels.get(path.substring(0, slash + 1));
            if (panel != null) {
                return Optional.of(panel);
            }
        }
        return Optional.empty();
    }

    /** Outside every base path; a lone panel answers in its release's way (wire contract §1.2, §1.7). */
    private Answer outside(DemoRequest request) {
        if (panels.containsKey(request.path() + "/")) {
            return Answer.redirect(request.get() ? 301 : 307, request.path() + "/", request.get());
        }
        if (panels.size() != 1) {
            return Answer.empty(404);
        }
        DemoPanel lone = panels.values().iterator().next();
        Answer answer = request.path().equals(WELL_KNOWN) && lone.release().since(2, 8, 5)
                ? Answer.json("{}")
                : Answer.notFound(lone.release());
        return Reception.finished(lone, request, answer);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
