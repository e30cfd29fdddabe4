package io.panelkeeper.core.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * One request and its answer, byte for byte: HTTP clients hide the framing and refuse to send some headers.
 *
 * @param headers in wire order; names may repeat
 * @param body    after chunks and gzip are undone
 */
record RawExchange(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    static RawExchange send(int port, String method, String target, Map<String, String> headers, String body)
            throws IOException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", "127.0.0.1:" + port);
        all.putAll(headers);
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method).append(' ').append(target)
                .append(" HTTP/1.1\r\nConnection: close\r\n");
        all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    private static RawExchange parse(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        int status = Integer.parseInt(line(in).split(" ")[1]);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(Map.entry(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
        }
        RawExchange head = new RawExchange(status, headers, new byte[0]);
        byte[] body = head.chunked() ? unchunked(in) : in.readAllBytes();
        boolean gzip = head.header("Content-Encoding").equals(Optional.of("gzip")) && body.length > 0;
        if (gzip) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new RawExchange(status, headers, body);
    }

    boolean chunked() {
        return header("Transfer-Encoding").equals(Optional.of("chunked"));
    }

    Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .toList();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The cookie as a browser would return it; of two of one name the last counts. */
    String cookie() {
        List<String> cookies = all("Set-Cookie");
        return cookies.isEmpty() ? "" : cookies.get(cookies.size() - 1).replaceFirst(";.*", "");
    }

    private static byte[] unchunked(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            out.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return out.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
