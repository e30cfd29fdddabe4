package io.panelkeeper.core.demo;

import com.sun.net.httpserver.HttpExchange;
import io.panelkeeper.core.demo.Answer.Framing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Frames answers for the wire, well or badly. */
final class Delivery {

    /** Up to this size Go tells the length by itself (wire contract §10.5). */
    private static final int CHUNKED_ABOVE = 2048;

    private final ExecutorService workers;
    private final ScheduledExecutorService later;

    Delivery(ExecutorService workers, ScheduledExecutorService later) {
        this.workers = workers;
        this.later = later;
    }

    void deliver(HttpExchange exchange, Answer answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        try (exchange) {
            start(exchange, answer, head);
            if (!head && answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    void disturbed(HttpExchange exchange, DemoFault fault, Supplier<Answer> answer) throws IOException {
        if (fault instanceof DemoFault.Delay delay) {
            later.schedule(() -> workers.execute(() -> quietly(exchange, () -> deliver(exchange, answer.get()))),
                    delay.by().toMillis(), TimeUnit.MILLISECONDS);
        } else if (fault instanceof DemoFault.Drop) {
            exchange.close();
        } else if (fault instanceof DemoFault.Instead instead) {
            Answer other =
                    new Answer(instead.status(), instead.contentType(), instead.body(), Framing.LENGTH, List.of());
            deliver(exchange, instead.gzip() ? other.with("Content-Encoding", "gzip") : other);
        } else if (fault instanceof DemoFault.Endless) {
            // A thread of its own: it ends only with the client's patience.
            Thread endless = new Thread(() -> quietly(exchange, () -> pour(exchange)), "demo-panels-endless");
            endless.setDaemon(true);
            endless.start();
        } else if (fault instanceof DemoFault.Half) {
            half(exchange, answer.get());
        }
        // Hang: the exchange is left open and forgotten.
    }

    private static void half(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body();
        Framing framing = body.length > CHUNKED_ABOVE ? Framing.CHUNKED : Framing.LENGTH;
        start(exchange, answer.withBody(body, framing), false);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
        // The server closes a connection whose handler fails, without the last chunk.
        throw new IOException("cut short on purpose");
    }

    private static void pour(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        byte[] block = "A".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("{\"success\":true,\"msg\":\"".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(block);
            }
        }
    }

    private static void start(HttpExchange exchange, Answer answer, boolean head) throws IOException {
        answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        if (answer.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        int length = answer.body().length;
        if (head && length > 0) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
        }
        boolean chunked = answer.framing() == Framing.CHUNKED
                || answer.framing() == Framing.BY_SIZE && length > CHUNKED_ABOVE;
        exchange.sendResponseHeaders(answer.status(), head || length == 0 ? -1 : chunked ? 0 : length);
    }

    /** Whoever asked may have gone meanwhile. */
    private static void quietly(HttpExchange exchange, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            exchange.close();
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
