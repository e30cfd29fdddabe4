package io.panelkeeper.core.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What goes wrong with an answer of a simulated panel, on purpose. */
public sealed interface DemoFault {

    /** The answer comes, but late; real time, not the panel's clock. */
    record Delay(Duration by) implements DemoFault {
    }

    /** No answer, the connection stays open. */
    record Hang() implements DemoFault {
    }

    /** The connection is closed without an answer. */
    record Drop() implements DemoFault {
    }

    /**
     * These bytes instead of the answer.
     *
     * @param gzip sent with {@code Content-Encoding: gzip}; the body must be compressed already
     */
    record Instead(int status, String contentType, byte[] body, boolean gzip) implements DemoFault {
    }

    /** A good head, then bytes for ever. */
    record Endless() implements DemoFault {
    }

    /** The true answer breaks off in the middle, as on a lost connection. */
    record Half() implements DemoFault {
    }

    static DemoFault delay(Duration by) {
        return new Delay(by);
    }

    static DemoFault hang() {
        return new Hang();
    }

    static DemoFault drop() {
        return new Drop();
    }

    static DemoFault instead(int status, String contentType, String body) {
        return new Instead(status, contentType, body.getBytes(StandardCharsets.UTF_8), false);
    }

    static DemoFault status(int status) {
        return new Instead(status, null, new byte[0], false);
    }

    /** A page of somebody else with 200, as proxies and captive portals send it. */
    static DemoFault html() {
        return instead(200, "text/html; charset=utf-8",
                "<!DOCTYPE html><html><body><h1>Welcome to nginx!</h1></body></html>");
    }

    static DemoFault json(String body) {
        return instead(200, "application/json; charset=utf-8", body);
    }

    static DemoFault endless() {
        return new Endless();
    }

    static DemoFault half() {
        return new Half();
    }

    /** @param bytes what a few kilobytes unfold to: a JSON text of one long string */
    static DemoFault gzipBomb(long bytes) throws IOException {
        return new Instead(200, "application/json; charset=utf-8", Wire.bomb(bytes), true);
    }
}
