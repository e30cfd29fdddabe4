package io.panelkeeper.launch;

import static io.panelkeeper.launch.CannotStart.FAILED;
import static io.panelkeeper.launch.CannotStart.USAGE;

import io.panelkeeper.web.config.Settings;
import io.panelkeeper.web.start.Startup;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro in this JVM, from an {@link Installation}. */
final class Server {
    private static final String LISTENER = "configs.config.server-config.network-config.network-listeners.network-listener.";
    private static final String PROTOCOL = "configs.config.server-config.network-config.protocols.protocol.";

    private final Installation home;
    private final Options options;
    private final Settings settings;

    Server(Installation home, Options options, Settings settings) {
        this.home = home;
        this.options = options;
        this.settings = settings;
    }

    /** Says so if a port is taken, before the server answers with a stack trace. */
    static void requireFreePorts(Options options) throws CannotStart {
        requireOwnAddress(options.bind());
        // The demo profile of the build has an option of its own.
        requireFree(System.getProperty("panelkeeper.launch.port-option", Option.PORT.word()), options.bind(), options.port());
        requireFree(Option.HTTPS_PORT.word(), options.bind(), options.httpsPort());
    }

    private static void requireOwnAddress(String bind) throws CannotStart {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(bind), 0));
        } catch (IOException e) {
            throw new CannotStart(USAGE, Option.BIND.word() + " is \"" + bind
                    + "\"; allowed is an address of this machine, such as 127.0.0.1 or 0.0.0.0.");
        }
    }

    private static void requireFree(String option, String bind, int port) throws CannotStart {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            // As the server does: a port whose last connections are still closing is free.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
        } catch (IOException e) {
            throw new CannotStart(USAGE, "Port " + port + " on " + bind + " cannot be opened (" + e.getMessage()
                    + "). Choose another with " + option + ".");
        }
    }

    /** Returns when the application is ready. */
    void boot() throws CannotStart {
        System.clearProperty(Startup.READY);
        try {
            trustWhatTheMachineTrusts();
            System.setProperty("fish.payara.micro.UnpackDir", home.root().toString());
            URI bootJar = home.root().resolve(Installation.BOOT_JAR).toUri();
            System.setProperty("fish.payara.micro.BootJar", bootJar.toString());
            ClassLoader loader = new URLClassLoader("payara", new URL[] {bootJar.toURL()}, ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            // Internal to Payara Micro, hence pinned by version and by LauncherIT; the arguments are its documented command line.
            loader.loadClass("fish.payara.micro.impl.PayaraMicroImpl").getMethod("create", String[].class)
                    .invoke(null, (Object) arguments());
        } catch (InvocationTargetException e) {
            throw new CannotStart(FAILED, rootCause(e));
        } catch (IOException | ReflectiveOperationException e) {
            throw new CannotStart(FAILED, "The server in " + home.root() + " cannot be run: " + e);
        }
        requireReady();
    }

    /** Not the server's own list, which is as old as its release and warns about each authority that has expired since. */
    private static void trustWhatTheMachineTrusts() {
        Path machine = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        if (System.getProperty("javax.net.ssl.trustStore") == null && Files.isReadable(machine)) {
            System.setProperty("javax.net.ssl.trustStore", machine.toString());
        }
    }

    private String[] arguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--rootdir", home.root().toString(),
                "--nohazelcast", "--nocluster", "--disablephonehome",
                "--logproperties", System.getProperty("java.util.logging.config.file"),
                "--prebootcommandfile", preboot().toString(),
                "--deploy", home.root().resolve(Installation.WAR).toString()));
        if (options.port() != 0) {
            arguments.addAll(List.of("--port", Integer.toString(options.port())));
        }
        if (options.httpsPort() != 0) {
            System.setProperty("javax.net.ssl.keyStore", options.keyStore().toAbsolutePath().toString());
            System.setProperty("javax.net.ssl.keyStorePassword", settings.https().keyStorePassword());
            arguments.addAll(List.of("--sslport", Integer.toString(options.httpsPort())));
        }
        return arguments.toArray(String[]::new);
    }

    private Path preboot() throws IOException {
        return Files.write(home.root().resolve("preboot.txt"), List.of(
                // Even without a cluster the server would open Hazelcast's port on every network.
                "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false",
                // The EJB timers are not persistent; a failing one must not be dropped.
                "set configs.config.server-config.ejb-container.ejb-timer-service.property.reschedule-failed-timer=true",
                // Behind a proxy: https redirects, Secure cookies, wss:// push.
                "set " + PROTOCOL + "http-listener.http.scheme-mapping=X-Forwarded-Proto",
                // We send our own frame-ancestors, and do not say what we run on.
                "set " + PROTOCOL + "http-listener.http.server-header=false",
                "set " + PROTOCOL + "http-listener.http.xframe-options=false",
                "set " + PROTOCOL + "https-listener.http.server-header=false",
                "set " + PROTOCOL + "https-listener.http.xframe-options=false",
                // Static files only: pages and JSON hold tokens, and compressing those lets them be guessed (BREACH).
                "set " + PROTOCOL + "http-listener.http.compression=on",
                "set " + PROTOCOL + "http-listener.http.compressable-mime-type="
                        + "text/css,application/javascript,text/javascript,image/svg+xml,font/woff2",
                // What the portal does not use itself.
                "set configs.config.server-config.microprofile-metrics-configuration.enabled=false",
                "set-openapi-configuration --enabled=false",
                "set " + LISTENER + "http-listener.enabled=" + (options.port() != 0),
                "set " + LISTENER + "http-listener.address=" + options.bind(),
                "set " + LISTENER + "https-listener.address=" + options.bind()));
    }

    /** A failed deployment leaves a running server (and may even list the application), so the application itself has to say so. */
    private void requireReady() throws CannotStart {
        // Not asked by HTTPS: the operator's certificate need not be one that this JVM trusts, or for this name.
        if (!Boolean.getBoolean(Startup.READY) || options.port() != 0 && !answers()) {
            throw new CannotStart(FAILED, rootCause(Logging.FirstFailure.get()));
        }
    }

    private boolean answers() {
        return status("/health/ready") == HttpURLConnection.HTTP_OK && status("/") < HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    /** @return 500 also if there is no answer at all */
    private int status(String path) {
        String host = options.bind().equals("0.0.0.0") ? "127.0.0.1" : options.bind();
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL("http", host, options.port(), path).openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(30_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return HttpURLConnection.HTTP_INTERNAL_ERROR;
        }
    }

    /** The sentence that helps: ours if the chain of causes holds one, or else that of the two deepest causes. */
    private static String rootCause(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        if (chain.isEmpty()) {
            return "The application did not become ready; the log says why.";
        }
        Throwable deepest = chain.get(chain.size() - 1);
        Throwable above = chain.get(Math.max(0, chain.size() - 2));
        return chain.stream().filter(Server::isOurs).map(Server::sentence).findFirst()
                .orElseGet(() -> sentence(above).contains(sentence(deepest)) ? sentence(above) : sentence(above) + " - " + sentence(deepest));
    }

    private static boolean isOurs(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getMessage() != null && trace.length > 0 && trace[0].getClassName().startsWith("io.panelkeeper.");
    }

    /** Only the first line: the log has the rest. */
    private static String sentence(Throwable thrown) {
        return (thrown.getMessage() == null ? thrown.toString() : thrown.getMessage()).lines().findFirst().orElseGet(thrown::toString);
    }
}
