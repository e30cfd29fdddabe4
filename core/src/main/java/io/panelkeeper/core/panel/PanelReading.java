package io.panelkeeper.core.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation with one panel; for one thread. Detects the release and logs in when the first question needs it; a session that the
 * panel no longer knows is replaced once. What was learned is read afterwards with {@link #session()}, {@link #requests()} and so on, also
 * after a failure.
 */
public interface PanelReading {

    /** Detects the release if it is not known. Asks nothing when it is. */
    PanelRelease release() throws PanelException;

    /** Detects the release although it is known: before 3.1.0 no answer tells that the panel was upgraded (§6.6). */
    PanelRelease detectAgain() throws PanelException;

    /** @throws PanelException {@link PanelFailure.NotReady} while the panel has no snapshot yet (§6.1) */
    PanelStatus status() throws PanelException;

    /**
     * Who is online, read with the status of the same poll (§4.5): {@code null}, 500 and leftovers are told apart here. Failures of the
     * question itself are {@link OnlineList.NotAnswered}, not exceptions.
     */
    OnlineList online(PanelStatus status);

    /** The same list split by node, whatever {@link PanelReader.Known#nodes} said; 3.3.0 and newer (§4.8). */
    OnlineList onlineByNode(PanelStatus status);

    /** Last seen by name, panel's clock; a name never seen is left out. {@link PanelFailure.NotSupported} before 2.6.8. */
    Map<String, Instant> lastOnline() throws PanelException;

    List<Inbound> inbounds() throws PanelException;

    /** {@code sqlite} or {@code postgres} where the release tells (3.2.5+, with a password), else empty. Asked once per detection. */
    Optional<String> databaseKind();

    /** The session in use now: the one given, or a newer one. */
    Optional<PanelSession> session();

    /** Panel's clock minus ours, from the last answer's {@code Date} header. */
    Optional<Duration> clockDifference();

    /** HTTP requests sent so far. */
    int requests();

    /** Logins sent so far; each may page the panel's owner (§2.9). */
    int logins();
}
