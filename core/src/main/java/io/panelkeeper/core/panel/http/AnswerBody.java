package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelFailure.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with a cause when it is longer than allowed, or when the connection fails. */
final class AnswerBody extends FilterInputStream {

    private final Exchange exchange;
    private final long limit;
    private long count;
    private boolean ended;

    /** @param limit bytes, counted here: after decompression if {@code in} decompresses */
    AnswerBody(InputStream in, long limit, Exchange exchange) {
        super(in);
        this.limit = limit;
        this.exchange = exchange;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read;
        do {
            read = read(one, 0, 1);
        } while (read == 0);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(into, offset, length);
        } catch (IOException | RuntimeException e) {
            // Jersey wraps what its connector throws; both mean that the body is not whole.
            throw new PanelIOException(exchange.failure(e), e);
        }
        if (read < 0) {
            ended = true;
            return -1;
        }
        count += read;
        if (count > limit) {
            throw new PanelIOException(new TooLarge("more than " + limit + " bytes"), null);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = 0;
        byte[] sink = new byte[(int) Math.min(8192, Math.max(1, bytes))];
        while (skipped < bytes) {
            int read = read(sink, 0, (int) Math.min(sink.length, bytes - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** A parser that closes its input must not close the connection: that is the answer's business. */
    @Override
    public void close() {
        // see above
    }
}
