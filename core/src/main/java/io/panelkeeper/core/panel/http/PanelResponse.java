package io.panelkeeper.core.panel.http;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** An answer whose body is still on the wire; for one thread. */
public interface PanelResponse extends AutoCloseable {

    int status();

    /** The first header of this name. */
    Optional<String> header(String name);

    /** All headers of this name, in the order of the wire. */
    List<String> headers(String name);

    /**
     * The decompressed body, bounded in size and time. Its read methods throw {@link PanelIOException} with the cause
     * when the body does not arrive whole.
     */
    InputStream body();

    /** Lets the connection go: kept if the body was read to its end, else closed. */
    @Override
    void close();
}
