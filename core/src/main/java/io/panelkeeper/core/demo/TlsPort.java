package io.panelkeeper.core.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The port of a panel with a certificate. TLS is passed on to the server behind it; plain HTTP gets the hand-written
 * answer of wire contract §1.3, whose status line is no HTTP of this world. For tests with few connections.
 */
final class TlsPort implements Closeable {

    private static final int FIRST_BYTE_OF_TLS = 0x16;
    /** The panel looks at no more of a request than this. */
    private static final int LOOKED_AT = 2048;
    private static final Pattern REQUEST = Pattern.compile("^\\S+ (\\S+) HTTP/1\\.1\\r\\n(?s:.*?)^Host: *(\\S+)\\r\\n",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final ServerSocket listener;
    private final int target;
    private final ExecutorService threads;

    /** @param target port of the TLS server on loopback */
    TlsPort(int target) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.threads = Executors.newCachedThreadPool(DemoServer.named("demo-panels-tls-"));
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] first = new byte[LOOKED_AT];
            int length = Math.max(0, client.getInputStream().read(first));
            if (length == 0 || first[0] == FIRST_BYTE_OF_TLS) {
                passOn(client, first, length);
            } else {
                client.getOutputStream().write(plainAnswer(new String(first, 0, length, StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            // One side hung up: so does the other.
        }
    }

    private static byte[] plainAnswer(String request) {
        Matcher matcher = REQUEST.matcher(request);
        String answer = matcher.find()
                ? "HTTP/0.0 307 Temporary Redirect\r\nLocation: https://" + matcher.group(2) + matcher.group(1)
                        + "\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";
        return answer.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void passOn(Socket client, byte[] first, int length) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            OutputStream out = server.getOutputStream();
            out.write(first, 0, length);
            threads.execute(() -> copy(server, client));
            client.getInputStream().transferTo(out);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to; InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side hung up: so does the other.
        }
    }
}
