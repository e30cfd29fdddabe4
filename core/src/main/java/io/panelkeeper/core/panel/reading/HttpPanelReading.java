package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.OnlineList.NotAnswered;
import io.panelkeeper.core.panel.OnlineList.Unusable;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.core.panel.PanelFailure.NotSupported;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.panel.http.PanelResponse;
import io.panelkeeper.core.panel.reading.Answers.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The questions, and what their answers mean in the release at hand. */
final class HttpPanelReading implements PanelReading {

    /** How long 3.1.0 itself would call a client online (wire contract §4.3). */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final SignedIn signedIn;
    private final Conversation panel;
    private final boolean nodes;

    /** @param nodes the panel lists clients of nodes as its own */
    HttpPanelReading(SignedIn signedIn, boolean nodes) {
        this.signedIn = signedIn;
        this.panel = signedIn.panel();
        this.nodes = nodes;
    }

    @Override
    public PanelRelease release() throws PanelException {
        return signedIn.release();
    }

    @Override
    public PanelRelease detectAgain() throws PanelException {
        return signedIn.detectAgain();
    }

    @Override
    public PanelStatus status() throws PanelException {
        PanelStatus status = signedIn.ask(Routes.STATUS, response -> status(response, panel));
        if (status.panelVersion() != null) {
            signedIn.told(status.panelVersion());
        }
        return status;
    }

    static PanelStatus status(PanelResponse response, Conversation panel) throws PanelException {
        PanelStatus status = object(response, panel, Answers.SHORT_TEXT, StatusAnswer::read);
        if (status == null) {
            throw new PanelException(new NotReady("no status yet: the panel has just started"));
        }
        return status;
    }

    @Override
    public OnlineList online(PanelStatus status) {
        return online(status, nodes);
    }

    @Override
    public OnlineList onlineByNode(PanelStatus status) {
        return online(status, true);
    }

    private OnlineList online(PanelStatus status, boolean split) {
        if (status.xrayState() == XrayState.STOPPED || status.xrayState() == XrayState.ERROR) {
            return new Unusable(status.xrayState());
        }
        try {
            PanelRelease release = release();
            if (release.onlinesFrozen()) {
                return listed(seenJustNow());
            }
            return split && release.onlinesByGuid() ? split(status) : online();
        } catch (PanelException e) {
            return new NotAnswered(e.failure());
        }
    }

    private OnlineList online() throws PanelException {
        Set<String> names = signedIn.ask(Routes.ONLINE,
                response -> object(response, panel, Answers.SHORT_TEXT, OnlineAnswer::names));
        if (names == null && !release().nullMeansNobody()) {
            return new NotAnswered(new NotReady("null: Xray has just started, or has no core"));
        }
        return listed(names == null ? new TreeSet<>() : names);
    }

    private OnlineList split(PanelStatus status) throws PanelException {
        Map<String, Set<String>> byGuid = signedIn.ask(Routes.ONLINE_BY_NODE,
                response -> object(response, panel, Answers.SHORT_TEXT, OnlineAnswer::byNode));
        if (byGuid == null) {
            return new NotAnswered(new NotReady("null instead of a list by node"));
        }
        Map<String, Set<String>> byNode = new HashMap<>(byGuid);
        Set<String> own = status.panelGuid() == null ? null : byNode.remove(status.panelGuid());
        byNode.put(OnlineList.LOCAL, own == null ? new TreeSet<>() : own);
        return new Listed(byNode);
    }

    /** 3.1.0 freezes its list unless a browser is open, but not the times (wire contract §4.4). */
    private Set<String> seenJustNow() throws PanelException {
        Map<String, Instant> lastOnline = lastOnline();
        Instant since = panel.panelNow().minus(GRACE);
        Set<String> names = new TreeSet<>();
        lastOnline.forEach((email, at) -> {
            if (at.isAfter(since)) {
                names.add(email);
            }
        });
        return names;
    }

    private static Listed listed(Set<String> names) {
        return new Listed(Map.of(OnlineList.LOCAL, names));
    }

    @Override
    public Map<String, Instant> lastOnline() throws PanelException {
        PanelRelease release = release();
        if (!release.lastOnline()) {
            throw new PanelException(
                    new NotSupported(release.version() + " does not tell when clients were last seen"));
        }
        Map<String, Instant> lastOnline = signedIn.ask(Routes.LAST_ONLINE,
                response -> object(response, panel, Answers.SHORT_TEXT, OnlineAnswer::lastOnline));
        return lastOnline == null ? Map.of() : lastOnline;
    }

    @Override
    public List<Inbound> inbounds() throws PanelException {
        List<Inbound> inbounds = signedIn.ask(Routes.INBOUNDS,
                response -> object(response, panel, Answers.LONG_TEXT, InboundsAnswer::read));
        if (inbounds == null) {
            // Seen when the panel's database was broken (wire contract §5.1): never "all inbounds are gone".
            throw new PanelException(new BrokenAnswer("obj is null: the panel cannot read its database"));
        }
        return inbounds;
    }

    /** @return {@code null} if the panel said so */
    private static <T> T object(PanelResponse response, Conversation panel, int longestText, Function<Json, T> reader)
            throws PanelException {
        Envelope<T> envelope = Answers.envelope(response, longestText, reader);
        if (!envelope.success()) {
            throw new PanelException(new BrokenAnswer(panel.evidence("success=false: " + envelope.message())));
        }
        return envelope.object();
    }

    @Override
    public Optional<String> databaseKind() {
        return signedIn.databaseKind();
    }

    @Override
    public Optional<PanelSession> session() {
        return signedIn.session();
    }

    /** Whole seconds: a {@code Date} header tells no more, and a difference below one is none. */
    @Override
    public Optional<Duration> clockDifference() {
        return panel.clockDifference().map(exact -> Duration.ofSeconds(exact.toMillis() / 1000));
    }

    @Override
    public int requests() {
        return panel.requests();
    }

    @Override
    public int logins() {
        return signedIn.logins();
    }
}
