package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelException;
import jakarta.ws.rs.core.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A Jersey answer as ours. */
final class JerseyResponse implements PanelResponse {

    private static final System.Logger LOG = System.getLogger(JerseyResponse.class.getName());
    /** What may follow an answer that was understood; reading more to keep a connection is not worth it. */
    private static final int REST = 64 * 1024;

    private final Response response;
    private final Exchange exchange;
    private final Set<Exchange> running;
    private final InputStream wire;
    private final AnswerBody body;

    JerseyResponse(Response response, Exchange exchange, long limit, Set<Exchange> running) throws PanelException {
        this.response = response;
        this.exchange = exchange;
        this.running = running;
        // Casting is what makes it fast: readEntity costs a tenth of a poll. Jersey hands out its own stream for any
        // method.
        this.wire = response.getEntity() instanceof InputStream stream
                ? stream
                : response.readEntity(InputStream.class);
        try {
            this.body = new AnswerBody(decompressed(), limit, exchange);
        } catch (IOException | RuntimeException e) {
            exchange.cancel();
            running.remove(exchange);
            throw new PanelException(exchange.failure(e), e);
        }
    }

    /** An empty body is labelled gzip by several releases (wire contract §10.5). */
    private InputStream decompressed() throws IOException {
        if (!"gzip".equalsIgnoreCase(response.getHeaderString("Content-Encoding"))) {
            return wire;
        }
        InputStream peekable = wire.markSupported() ? wire : new BufferedInputStream(wire);
        peekable.mark(1);
        if (peekable.read() < 0) {
            return InputStream.nullInputStream();
        }
        peekable.reset();
        return new GZIPInputStream(peekable, 8192);
    }

    @Override
    public int status() {
        return response.getStatus();
    }

    @Override
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = response.getStringHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        try {
            byte[] sink = new byte[1024];
            for (int rest = 0; !body.ended() && rest < REST;) {
                rest += Math.max(0, body.read(sink, 0, sink.length));
            }
            drainWire();
        } catch (IOException | RuntimeException e) {
            exchange.cancel();
        } finally {
            if (!body.ended()) {
                exchange.cancel();
            }
            running.remove(exchange);
            try {
                response.close();
            } catch (RuntimeException e) {
                // The answer has been read, or is of no more use; the connection is gone either way.
                LOG.log(Level.DEBUG, "Answer closed in use", e);
            }
        }
    }

    /** Behind a gzip stream the last chunk may still be unread. */
    private void drainWire() throws IOException {
        if (body.ended() && wire.read() >= 0) {
            exchange.cancel();
        }
    }
}
