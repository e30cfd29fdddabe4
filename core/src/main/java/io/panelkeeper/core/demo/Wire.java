package io.panelkeeper.core.demo;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** JSON as Go writes it, and gzip. */
final class Wire {

    /** Looked up once: the static methods of {@code jakarta.json.Json} search the class path at every call. */
    static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonGeneratorFactory GENERATORS = JSON.createGeneratorFactory(Map.of());

    private Wire() {
    }

    /** @param writer writes exactly one value */
    static String json(Consumer<JsonGenerator> writer) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = GENERATORS.createGenerator(text)) {
            writer.accept(generator);
        }
        return escaped(text.toString());
    }

    /** Go escapes what HTML could take for markup (§10.9); outside of strings these characters do not occur in JSON. */
    private static String escaped(String json) {
        return json.indexOf('<') < 0 && json.indexOf('>') < 0 && json.indexOf('&') < 0
                ? json
                : json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 32);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The start of an envelope and then a string of so many bytes, compressed about a thousand times. */
    static byte[] bomb(long bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] block = "A".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"success\":true,\"msg\":\"".getBytes(StandardCharsets.US_ASCII));
            for (long written = 0; written < bytes; written += block.length) {
                gzip.write(block);
            }
        }
        return packed.toByteArray();
    }
}
