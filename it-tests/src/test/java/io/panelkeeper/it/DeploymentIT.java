package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar on an empty data folder. */
class DeploymentIT {
    @TempDir
    static Path data;
    static Portal portal;

    @BeforeAll
    static void start() {
        portal = Portal.in(data).start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void answersReady() {
        assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(portal.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void logsNoFailureAndNoWarning() {
        assertThat(portal.log()).noneMatch(line -> line.contains("SEVERE") || line.contains("WARNING") || line.startsWith("\tat "));
    }

    @Test
    void listensOnItsHttpPortOnly() {
        assertThat(portal.listeningPorts()).containsExactly(portal.port());
    }
}
