package io.panelkeeper.core.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes a simulated panel. Without further words: base path {@code /}, user {@code operator} with password
 * {@code Panel-Test-1}, two inbounds, no clients, nobody online, Xray running for days.
 */
public final class DemoPanelBuilder {

    final DemoRelease release;
    final List<DemoInbound> inbounds = new ArrayList<>();
    final List<DemoClient> clients = new ArrayList<>();
    final List<DemoToken> tokens = new ArrayList<>();
    final Map<Integer, DemoPanel> nodes = new TreeMap<>();
    String basePath = "/";
    String user = "operator";
    String password = "Panel-Test-1";
    String totpSeed;
    String loginSecret = "";
    String webDomain;
    Clock clock = Clock.systemUTC();
    long seed = 1;
    boolean postgres;
    boolean daily;
    private boolean inboundsWanted = true;

    DemoPanelBuilder(DemoRelease release) {
        this.release = release;
    }

    /** @throws IllegalArgumentException unless it begins and ends with a slash (wire contract §1.1) */
    public DemoPanelBuilder basePath(String path) {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("A base path begins and ends with a slash, unlike " + path + ".");
        }
        basePath = path;
        return this;
    }

    public DemoPanelBuilder user(String name, String userPassword) {
        user = name;
        password = userPassword;
        return this;
    }

    /** Switches the second factor of 2.6.0 and newer on. */
    public DemoPanelBuilder totp(String base32Seed) {
        totpSeed = base32Seed;
        return this;
    }

    /** Switches the second factor of 2.5.8 and older on. */
    public DemoPanelBuilder loginSecret(String secret) {
        loginSecret = secret;
        return this;
    }

    /** A token with all rights; 3.0.0 and newer. */
    public DemoPanelBuilder token(String value) {
        return token(value, DemoToken.Scope.ADMIN);
    }

    public DemoPanelBuilder token(String value, DemoToken.Scope scope) {
        tokens.add(new DemoToken(value, scope, true));
        return this;
    }

    public DemoPanelBuilder disabledToken(String value) {
        tokens.add(new DemoToken(value, DemoToken.Scope.ADMIN, false));
        return this;
    }

    /** Requests for any other host are refused (§1.5). */
    public DemoPanelBuilder webDomain(String host) {
        webDomain = host;
        return this;
    }

    /** The panel's own clock: sessions, second factor, limiter, traffic, everything but {@link DemoFault.Delay}. */
    public DemoPanelBuilder clock(Clock panelClock) {
        clock = panelClock;
        return this;
    }

    /** Decides every number that nobody chose; equal seeds give equal panels. */
    public DemoPanelBuilder seed(long number) {
        seed = number;
        return this;
    }

    public DemoPanelBuilder inbound(DemoInbound inbound) {
        inbounds.add(inbound);
        return this;
    }

    /** A panel nobody has configured yet. */
    public DemoPanelBuilder withoutInbounds() {
        inboundsWanted = false;
        return this;
    }

    public DemoPanelBuilder client(DemoClient client) {
        clients.add(client);
        return this;
    }

    /** Clients without limits, on the first inbound. */
    public DemoPanelBuilder clients(String... emails) {
        for (String email : emails) {
            clients.add(DemoClient.of(email));
        }
        return this;
    }

    /** So many clients, {@code user-1} and so on, spread over the two inbounds of a panel that names none. */
    public DemoPanelBuilder clients(int count) {
        for (int i = 1; i <= count; i++) {
            clients.add(DemoClient.of("user-" + i).on(1 + i % 2));
        }
        return this;
    }

    /** Clients come and go by themselves, see {@link DemoPanel#followDailyCurve()}. */
    public DemoPanelBuilder daily() {
        daily = true;
        return this;
    }

    /** Keeps its data in PostgreSQL; 3.1.0 and newer. */
    public DemoPanelBuilder postgres() {
        postgres = true;
        return this;
    }

    /**
     * Makes the panel a master of this one (§5.9); 3.0.0 and newer.
     *
     * @param number the master's number of the node, from 1
     */
    public DemoPanelBuilder node(int number, DemoPanel node) {
        nodes.put(number, node);
        return this;
    }

    public DemoPanel build() {
        if (inbounds.isEmpty() && inboundsWanted) {
            inbounds.add(DemoInbound.of(1, "first inbound"));
            inbounds.add(DemoInbound.of(2, "second inbound"));
        }
        return new DemoPanel(this);
    }
}
