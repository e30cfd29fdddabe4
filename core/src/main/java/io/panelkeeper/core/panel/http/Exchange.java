package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * One exchange on its way: what the layers below Jersey must know about it, and the handle to end it. The read timeout
 * counts between bytes only, so without this a body that trickles would run for ever.
 */
final class Exchange {

    /** The request property by which it travels through Jersey. */
    static final String PROPERTY = Exchange.class.getName();

    private final PanelRequest request;
    private final Duration allowed;
    private final long endsAt;
    private final AtomicBoolean overdue = new AtomicBoolean();
    private volatile Cancellable running;

    /** @param nanoTime of {@link System#nanoTime()} */
    Exchange(PanelRequest request, Duration allowed, long nanoTime) {
        this.request = request;
        this.allowed = allowed;
        this.endsAt = nanoTime + allowed.toNanos();
    }

    PanelRequest request() {
        return request;
    }

    void runs(Cancellable what) {
        running = what;
        if (overdue.get()) {
            what.cancel();
        }
    }

    boolean isOver(long nanoTime) {
        return nanoTime - endsAt >= 0;
    }

    void cancelAsOverdue() {
        overdue.set(true);
        cancel();
    }

    void cancel() {
        Cancellable what = running;
        if (what != null) {
            what.cancel();
        }
    }

    /** What the exception means, knowing whether it was our deadline that caused it. */
    PanelFailure failure(Throwable thrown) {
        return overdue.get()
                ? new TimedOut("no complete answer within " + allowed.toMillis() / 1000.0 + " s")
                : Failures.of(thrown);
    }
}
