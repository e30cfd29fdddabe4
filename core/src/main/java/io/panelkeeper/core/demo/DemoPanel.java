package io.panelkeeper.core.demo;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.panelkeeper.core.demo.XrayLog.Phase;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.PanelUrl;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * A 3x-ui panel that lives in memory and answers as its release would (wire contract §0 – §6, §10), as far as a
 * reading client can see. Hosted by a {@link DemoServer}. Everything about it can be changed while it runs; safe for
 * many threads.
 *
 * <p>Not simulated: multipart forms, settings, the WebSocket, history series, single inbounds, the open
 * routes of 2.7.0 – 2.8.3 (§1.12), and all that changes a panel but the start and stop of Xray.
 */
public final class DemoPanel {

    /** Two digits for the day, as Go writes it and the JDK's own formatter does not. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<DemoRelease, Routes> ROUTES = new ConcurrentHashMap<>();

    private final DemoPanelBuilder setup;
    private final PanelState state;
    private final DemoTraffic traffic = new DemoTraffic();
    private final LoginLimiter limiter = new LoginLimiter();
    private final Map<String, DemoFault> faults = new ConcurrentHashMap<>();
    private final byte[] sessionKey;
    private final Random random;
    private final String guid;
    private String password;
    private int epoch = 1;
    private volatile PanelUrl url;

    DemoPanel(DemoPanelBuilder setup) {
        this.setup = setup;
        this.password = setup.password;
        this.state = new PanelState(setup.release, setup.clock, setup.seed, setup.inbounds, setup.clients);
        this.random = new Random(setup.seed);
        this.guid = new UUID(random.nextLong(), random.nextLong()).toString();
        this.sessionKey = new byte[32];
        random.nextBytes(sessionKey);
        if (setup.daily) {
            state.followCurve();
        }
    }

    /** @param release a version such as {@code 2.9.4}, or {@code HEAD}, or {@code dev+1a2b3c4d} */
    public static DemoPanelBuilder of(String release) {
        return new DemoPanelBuilder(DemoRelease.of(release));
    }

    // ---- where it is and how to get in

    /** @throws IllegalStateException before a server hosts it */
    public PanelUrl url() {
        if (url == null) {
            throw new IllegalStateException("No server hosts this panel yet.");
        }
        return url;
    }

    /** User, password and second factor that the panel accepts now. */
    public synchronized Credentials.Password credentials() {
        SecondFactor factor = SecondFactor.NONE;
        if (release().loginSecret() && !setup.loginSecret.isEmpty()) {
            factor = new SecondFactor.LoginSecret(setup.loginSecret);
        } else if (!release().loginSecret() && setup.totpSeed != null) {
            factor = new SecondFactor.TotpSeed(setup.totpSeed);
        }
        return new Credentials.Password(setup.user, password, factor);
    }

    public String basePath() {
        return setup.basePath;
    }

    /** As the panel reports it from 3.3.0 on. */
    public String guid() {
        return guid;
    }

    // ---- what happens to it

    /** From now on exactly these are online, as if the panel had just counted. */
    public void online(String... names) {
        state.online(Arrays.asList(names));
    }

    /** Clients come and go by a curve of seed and clock: many in the evening, few at night. */
    public void followDailyCurve() {
        state.followCurve();
    }

    public void stopXray() {
        state.xray(Phase.STOPPED, "");
    }

    /** Somebody presses "stop" in the panel; up to 2.6.5 its watchdog starts Xray again 3 s later (§4.5, §8.1). */
    public void stopXrayByHand() {
        state.xray(Phase.STOPPED, "");
        if (release().upTo(2, 6, 5)) {
            state.xrayStartsAgain(Duration.ofSeconds(3));
        }
    }

    /** Starts it, or starts it anew: the online list is null until the panel's next count (wire contract §4.2). */
    public void startXray() {
        state.xray(Phase.RUNNING, "");
    }

    /** @param error what the panel will say of it */
    public void crashXray(String error) {
        state.xray(Phase.CRASHED, error);
    }

    /** Xray refuses its configuration (§6.4). */
    public void breakXrayConfig() {
        state.xray(Phase.CONFIG_BROKEN, "");
    }

    public void removeXrayCore() {
        state.xray(Phase.CORE_MISSING, "fork/exec /usr/local/x-ui/bin/xray-linux-amd64: no such file or directory");
    }

    /** Its process starts anew: no status for two seconds, no online list until the next count, no limits. */
    public void restart() {
        upgradeTo(release());
    }

    /** The same panel with another release, restarted; sessions stay valid where the release keeps them. */
    public void upgradeTo(String release) {
        upgradeTo(DemoRelease.of(release));
    }

    private synchronized void upgradeTo(DemoRelease release) {
        limiter.forget();
        state.restart(release);
    }

    /** As if the last start were long ago; for tests whose clock stands still. */
    public void settle() {
        state.settle();
    }

    /** Somebody opens the panel in a browser: all that refreshes the online list of 3.1.0 (§4.4). */
    public void browserLooks() {
        state.browserLooks();
    }

    /** From 3.0.2 on this ends every session (§2.6). */
    public synchronized void changePassword(String newPassword) {
        password = newPassword;
        epoch++;
    }

    /** @param path below the base path, for example {@code panel/api/clients/onlines}; empty is the front page */
    public void fault(String path, DemoFault fault) {
        faults.put(path, fault);
    }

    /** Every answer goes wrong in this way. */
    public void fault(DemoFault fault) {
        faults.put("*", fault);
    }

    /** All answers are right again; requests that hang stay hanging. */
    public void heal() {
        faults.clear();
    }

    /** What was asked so far. */
    public DemoTraffic traffic() {
        return traffic;
    }

    // ---- for the rest of this package

    void hostedAt(PanelUrl address) {
        url = address;
    }

    DemoRelease release() {
        return state.release();
    }

    /** As an HTTP date. */
    String startedAt() {
        return HTTP_DATE.format(state.startedAt());
    }

    Routes routes() {
        return ROUTES.computeIfAbsent(release(), Routes::new);
    }

    PanelState state() {
        return state;
    }

    Map<Integer, DemoPanel> nodes() {
        return release().v3() ? setup.nodes : Map.of();
    }

    boolean postgres() {
        return setup.postgres;
    }

    String webDomain() {
        return setup.webDomain;
    }

    Optional<DemoFault> faultOf(String path) {
        return Optional.ofNullable(faults.getOrDefault(path, faults.get("*")));
    }

    String uuid(DemoClient client) {
        return UUID.nameUUIDFromBytes((guid + client.email()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    String subId(DemoClient client) {
        return uuid(client).replace("-", "").substring(0, 16);
    }

    boolean secondFactorOn() {
        return release().loginSecret() ? !setup.loginSecret.isEmpty() : setup.totpSeed != null;
    }

    /** One attempt, counted, and limited from 3.0.0 on. */
    synchronized boolean checkLogin(String address, String user, String triedPassword, String secondFactor) {
        Instant now = state.now();
        boolean limited = release().v3() && limiter.blocks(address, user, now);
        boolean right = user.equals(setup.user) && triedPassword.equals(password)
                && secondFactorMatches(secondFactor, now);
        boolean admitted = right && !limited;
        traffic.login(admitted);
        if (admitted) {
            limiter.succeeded(address, user);
        } else if (!limited) {
            limiter.failed(address, user, now);
        }
        return admitted;
    }

    private boolean secondFactorMatches(String tried, Instant now) {
        if (release().loginSecret()) {
            return tried.equals(setup.loginSecret);
        }
        if (setup.totpSeed == null) {
            return true;
        }
        try {
            SecretKeySpec key = new SecretKeySpec(new Base32().decode(setup.totpSeed), "RAW");
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, now, Locale.ROOT)
                    .equals(tried);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("The second factor's seed is unusable", e);
        }
    }

    DemoSession session(DemoRequest request) {
        return request.cookie(release().cookieName())
                .flatMap(value -> DemoSession.open(value, sessionKey, state.now()))
                .orElse(DemoSession.NONE);
    }

    /** Whether somebody is logged in by it, and not before a change of the password that counts. */
    synchronized boolean valid(DemoSession session) {
        return session.user() && (session.epoch() == epoch || !release().loginEpoch());
    }

    synchronized int epoch() {
        return epoch;
    }

    synchronized String mintCsrf() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String cookie(DemoSession session) {
        Instant now = state.now();
        int maxAge = release().cookieMaxAgeSeconds();
        return cookie(session, maxAge == 0 ? "" : lifetime(now.plusSeconds(maxAge), maxAge));
    }

    /** Not empty: only its lifetime tells that it is over (§2.4). */
    String clearingCookie() {
        return cookie(DemoSession.NONE, lifetime(Instant.ofEpochSecond(1), 0));
    }

    private String cookie(DemoSession session, String lifetime) {
        boolean secure = url != null && url.secure();
        return release().cookieName() + "=" + session.seal(sessionKey, state.now())
                + release().cookieAttributes(setup.basePath, lifetime, secure);
    }

    private static String lifetime(Instant until, int maxAge) {
        return "; Expires=" + HTTP_DATE.format(until) + "; Max-Age=" + maxAge;
    }

    Optional<DemoToken> token(DemoRequest request) {
        String header = request.header("Authorization");
        if (!header.startsWith("Bearer ")) {
            return Optional.empty();
        }
        String value = header.substring("Bearer ".length());
        return setup.tokens.stream().filter(token -> token.enabled() && token.value().equals(value)).findFirst();
    }

    @Override
    public String toString() {
        return "DemoPanel[" + release().version() + (url == null ? "" : " at " + url) + "]";
    }
}
