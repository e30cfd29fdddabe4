package io.panelkeeper.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between us and a real panel, passes every byte on, and counts logins and connections where they cannot be
 * hidden.
 */
final class LoginCounter implements AutoCloseable {

    private static final Pattern LOGIN = Pattern.compile("POST \\S*/login HTTP/1\\.1\r\n");
    /** Longer than the first line of a login. */
    private static final int OVERLAP = 2048;

    private final String host;
    private final int port;
    private final ServerSocket listener;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    LoginCounter(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int logins() {
        return logins.get();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            for (;;) {
                Socket client = listener.accept();
                Socket panel = new Socket(host, port);
                open.add(client);
                open.add(panel);
                connections.incrementAndGet();
                workers.execute(() -> pass(client, panel, true));
                workers.execute(() -> pass(panel, client, false));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pass(Socket from, Socket to, boolean watched) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            StringBuilder seen = new StringBuilder();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (watched) {
                    look(seen.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1)));
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone; try-with-resources tells the other.
        }
    }

    private void look(StringBuilder seen) {
        Matcher matcher = LOGIN.matcher(seen);
        int end = 0;
        while (matcher.find()) {
            logins.incrementAndGet();
            end = matcher.end();
        }
        seen.delete(0, Math.max(end, seen.length() - OVERLAP));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        workers.shutdownNow();
    }
}
