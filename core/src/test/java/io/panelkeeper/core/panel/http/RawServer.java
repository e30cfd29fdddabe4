package io.panelkeeper.core.panel.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with bytes that no decent server sends. */
final class RawServer implements AutoCloseable {

    /** What to do with a connection, once a request has been read from it. */
    @FunctionalInterface
    interface Reply {
        void to(Socket connection, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final Reply reply;

    RawServer(Reply reply) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), reply);
    }

    RawServer(ServerSocket listener, Reply reply) {
        this.listener = listener;
        this.reply = reply;
        workers.execute(this::accept);
    }

    /** These bytes, then the connection is closed. */
    static RawServer saying(String latin1) throws IOException {
        return new RawServer((connection, out) -> {
            out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            connection.close();
        });
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/x/csrf-token");
    }

    int port() {
        return listener.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        try {
            for (;;) {
                Socket connection = listener.accept();
                open.add(connection);
                workers.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            while (!connection.isClosed() && readHead(in)) {
                requests.incrementAndGet();
                reply.to(connection, connection.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, as it should.
        }
    }

    private static boolean readHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            if (newlines == 2) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
        workers.shutdownNow();
    }
}
