package io.panelkeeper.web.start;

import io.panelkeeper.web.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What this node calls itself beside others on one database. It lasts: after a crash the node recognises its own unfinished work by it and
 * need not wait for leases to end.
 */
@ApplicationScoped
public class NodeName {

    @Inject
    private Settings settings;

    private String name;

    @PostConstruct
    void read() {
        name = settings.node().isEmpty() ? kept(settings.data().resolve("node")) : settings.node();
    }

    public String value() {
        return name;
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, "node-" + UUID.randomUUID().toString().substring(0, 8) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The node's name cannot be kept in " + file + ".", e);
        }
    }
}
