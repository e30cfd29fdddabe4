package io.panelkeeper.core.panel.http;

import static io.panelkeeper.core.panel.http.PanelRequest.AnswerSize.PACKED_LIST;
import static io.panelkeeper.core.panel.http.PanelRequest.AnswerSize.SMALL;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.Interrupted;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/**
 * {@link PanelHttp} on one Jersey client with the Apache connector: connections and targets are kept, because new ones
 * cost more than a poll.
 */
public final class JerseyPanelHttp implements PanelHttp {

    private static final System.Logger LOG = System.getLogger(JerseyPanelHttp.class.getName());
    /** How exactly deadlines are kept: one look at all exchanges costs less than a timer for each. */
    private static final Duration LOOK = Duration.ofMillis(250);
    /** From 3.0.2 on a panel closes an idle connection after 2 minutes. */
    private static final Duration IDLE = Duration.ofMinutes(3);
    private static final int LOOKS_PER_CLEANING = 240;
    private static final int MOST_TARGETS = 20_000;

    private final PanelClientSettings settings;
    private final PoolingHttpClientConnectionManager connections;
    private final Client client;
    private final Future<?> watch;
    private final Map<URI, WebTarget> targets = new ConcurrentHashMap<>();
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    /** Of the timer's thread only. */
    private long looks;

    /** @param timer watches deadlines; it stays the caller's to shut down, after {@link #close()} */
    public JerseyPanelHttp(PanelClientSettings settings, ScheduledExecutorService timer) {
        this.settings = settings;
        connections = JerseyClientFactory.connections(settings);
        client = JerseyClientFactory.client(settings, connections);
        watch = timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public PanelResponse send(PanelRequest request) throws PanelException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new PanelException(new PortalFailed("shutting down"));
        }
        Exchange exchange = new Exchange(request, settings.deadline(), System.nanoTime());
        running.add(exchange);
        boolean answered = false;
        try {
            PanelResponse response = send(request, exchange);
            answered = true;
            return response;
        } finally {
            if (!answered) {
                running.remove(exchange);
            }
        }
    }

    private PanelResponse send(PanelRequest request, Exchange exchange) throws PanelException {
        try {
            return once(request, exchange);
        } catch (PanelException e) {
            // A panel that was restarted has closed the connection we kept: ask once more, where asking twice does no
            // harm.
            if (!request.repeatable() || !(e.failure() instanceof Interrupted)) {
                throw e;
            }
        }
        return once(request, exchange);
    }

    private PanelResponse once(PanelRequest request, Exchange exchange) throws PanelException {
        try {
            return new JerseyResponse(invocation(request, exchange).invoke(), exchange, limit(request), running);
        } catch (ProcessingException e) {
            throw new PanelException(closed ? new PortalFailed("shutting down") : exchange.failure(e), e);
        } catch (RuntimeException e) {
            // A client that is being closed throws whatever its parts do.
            if (!closed) {
                throw e;
            }
            throw new PanelException(new PortalFailed("shutting down"), e);
        }
    }

    private Invocation invocation(PanelRequest request, Exchange exchange) {
        Invocation.Builder builder = target(request.uri()).request();
        builder.header("User-Agent", "Panelkeeper");
        request.headers().forEach(builder::header);
        if (request.answer() == PACKED_LIST) {
            builder.header("Accept-Encoding", "gzip");
        }
        builder.property(Exchange.PROPERTY, exchange);
        if (request.form() == null) {
            return builder.build(request.method().name());
        }
        Form form = new Form();
        request.form().forEach(form::param);
        return builder.build(request.method().name(), Entity.form(form));
    }

    private WebTarget target(URI uri) {
        WebTarget kept = targets.get(uri);
        if (kept != null) {
            return kept;
        }
        if (targets.size() > MOST_TARGETS) {
            targets.clear();
        }
        return targets.computeIfAbsent(uri, client::target);
    }

    private long limit(PanelRequest request) {
        return request.answer() == SMALL
                ? Math.min(settings.maxBody(), PanelRequest.AnswerSize.SMALL_BYTES)
                : settings.maxBody();
    }

    private void look() {
        try {
            long now = System.nanoTime();
            running.stream().filter(exchange -> exchange.isOver(now)).forEach(Exchange::cancelAsOverdue);
            if (++looks % LOOKS_PER_CLEANING == 0) {
                connections.closeIdle(TimeValue.of(IDLE));
            }
        } catch (RuntimeException e) {
            // A timer whose task throws never runs it again, and then no deadline would be kept.
            LOG.log(Level.WARNING, "Panels' deadlines could not be looked after this time", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.cancel(false);
        running.forEach(Exchange::cancel);
        connections.close(CloseMode.IMMEDIATE);
        try {
            client.close();
        } catch (RuntimeException e) {
            // Jersey throws when an exchange is still in its hands; the connections are closed already.
            LOG.log(Level.DEBUG, "Client closed in use", e);
        }
    }
}
