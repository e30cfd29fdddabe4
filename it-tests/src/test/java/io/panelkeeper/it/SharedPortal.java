package io.panelkeeper.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One portal with the demo fleet for all tests that only look, or that clean up after themselves. Ends with the JVM. */
public final class SharedPortal {
    public static final String USER = PortalApi.USERNAME;
    public static final String PASSWORD = PortalApi.PASSWORD;
    public static final String TOKEN = PortalApi.TOKEN;

    private static Portal portal;

    private SharedPortal() {
    }

    public static synchronized Portal get() {
        if (portal == null) {
            portal = PortalApi.setUp(Portal.in(temporary())).options("--demo").start();
            Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "shared-portal-end"));
        }
        return portal;
    }

    private static Path temporary() {
        try {
            // Below target, which "clean" empties.
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "portals")), "shared");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
