package io.panelkeeper.core.demo;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.PanelUrl;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The twelve panels of the portal's demo mode: every dialect, two groups, a master with its node, and the troubles
 * an operator meets: Xray stopped, nobody at the address, a password that is no longer right, an answer that takes
 * seconds.
 */
public final class DemoFleet implements AutoCloseable {

    private static final String EU = "EU";
    private static final String IR = "IR";
    /** Short, so that a visitor sees things move. */
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration SLOWNESS = Duration.ofSeconds(3);
    /** Belongs to a service that no longer exists: connections are refused. */
    private static final int CLOSED_PORT = 1;
    private static final String USER = "demo";

    private final DemoServer server;
    private final Clock clock;
    private final List<Member> members = new ArrayList<>();

    private DemoFleet(DemoServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * One panel as it is to be registered.
     *
     * @param credentials what the portal is told; one member's are wrong on purpose
     * @param pollPeriod  how often to ask it
     * @param panel       the simulation, or {@code null} where nothing listens
     */
    public record Member(String label, String group, Set<String> tags, PanelUrl url, Credentials credentials,
            Duration pollPeriod, DemoPanel panel) {
    }

    /**
     * @param clock of all panels
     * @param port  0 = a free one
     * @throws IOException if the port is taken
     */
    public static DemoFleet start(Clock clock, int port) throws IOException {
        DemoFleet fleet = new DemoFleet(DemoServer.start(port), clock);
        fleet.europe();
        fleet.iran();
        return fleet;
    }

    public List<Member> members() {
        return List.copyOf(members);
    }

    public int port() {
        return server.port();
    }

    /** All panels become unreachable, at once. */
    @Override
    public void close() {
        server.close();
    }

    private void europe() {
        DemoPanel helsinki = host(panel("3.6.0", "/hel-7d1e/", 2, 18, "Hysteria 2", "VLESS Reality")
                .token("demo-token-of-helsinki-node"));
        DemoPanel frankfurt = host(panel("3.6.0", "/fra-a41c/", 1, 46, "VLESS Reality", "Trojan WS", "Shadowsocks")
                .node(1, helsinki));
        add("Frankfurt 1", EU, Set.of("master", "premium"), frankfurt);
        add("Helsinki 1", EU, Set.of("node"), helsinki, new Credentials.Token("demo-token-of-helsinki-node"));
        add("Amsterdam 1", EU, Set.of("premium", "postgresql"),
                host(panel("3.2.8", "/ams/", 3, 34, "VLESS XHTTP", "VMess WS").postgres()));
        add("Vienna 1", EU, Set.of(), host(panel("3.0.2", "/vie-55/", 4, 21, "VLESS Vision", "Trojan")));
        add("Paris 1", EU, Set.of("2fa"), host(panel("2.9.4", "/par-e0/", 5, 27, "VLESS Reality", "<i>Trojan</i> & co")
                .totp("JBSWY3DPEHPK3PXP")));
        add("Warsaw (old)", EU, Set.of("legacy"),
                host(panel("2.3.15", "/waw/", 6, 8, "VMess").loginSecret("demo-login-secret")));
        add("Stockholm 1", EU, Set.of("moving"), new PanelUrl("http", "127.0.0.1", CLOSED_PORT, "/sto/"),
                new Credentials.Password(USER, password(7), SecondFactor.NONE), null);
    }

    private void iran() {
        add("Tehran relay", IR, Set.of("relay"),
                host(panel("2.6.8", "/thr-3f/", 8, 60, "VLESS gRPC", "VMess TCP", "Trojan")));
        add("Mashhad 1", IR, Set.of("relay"), host(panel("3.1.0", "/mhd/", 9, 15, "VLESS TCP")));
        DemoPanel shiraz = host(panel("3.4.2", "/shz-09/", 10, 24, "VLESS WS", "Shadowsocks"));
        shiraz.stopXray();
        add("Shiraz 1", IR, Set.of("test"), shiraz);
        DemoPanel tabriz = host(panel("2.9.4", "/tbz/", 11, 12, "VLESS TCP"));
        add("Tabriz 1", IR, Set.of(), tabriz, new Credentials.Password(USER, "the-password-before", SecondFactor.NONE));
        DemoPanel isfahan = host(panel("HEAD", "/ifn-slow/", 12, 30, "VLESS XHTTP", "Hysteria 2"));
        for (String route : List.of("server/status", "clients/onlines", "clients/onlinesByGuid", "inbounds/list")) {
            isfahan.fault("panel/api/" + route, DemoFault.delay(SLOWNESS));
        }
        add("Isfahan 1", IR, Set.of("satellite", "premium"), isfahan);
    }

    private DemoPanelBuilder panel(String release, String basePath, int number, int clients, String... remarks) {
        DemoPanelBuilder builder = DemoPanel.of(release).basePath(basePath).seed(number).clock(clock)
                .user(USER, password(number)).daily();
        for (int i = 1; i <= remarks.length; i++) {
            builder.inbound(new DemoInbound(i, remarks[i - 1], protocol(remarks[i - 1]), 440 + number * 10 + i, true));
        }
        DemoClients.invent(clients, remarks.length, number, clock, special(number)).forEach(builder::client);
        return builder;
    }

    /** Names that pages must bear. Releases from 3.2.8 on refuse a slash and a space (wire contract §4.9). */
    private static List<String> special(int number) {
        return switch (number) {
            case 1 -> List.of("клиент-3", "مریم-گوشی", "jürgen@müller.example");
            case 5 -> List.of("<b>bold</b>", "O'Brien & sons");
            case 8 -> List.of("علی ۱۲", "رضا (ویلا)");
            case 12 -> List.of("🚀-rocket",
                    "a-very-long-name-that-somebody-pasted-from-a-spreadsheet-with-order-2026-11-0042-and-all-of-it");
            default -> List.of();
        };
    }

    private static String protocol(String remark) {
        for (String known : List.of("VMess", "Trojan", "Shadowsocks", "Hysteria")) {
            if (remark.contains(known)) {
                return known.toLowerCase(Locale.ROOT);
            }
        }
        return "vless";
    }

    private static String password(int number) {
        return "demo-password-" + number;
    }

    private DemoPanel host(DemoPanelBuilder builder) {
        return server.host(builder.build());
    }

    private void add(String label, String group, Set<String> tags, DemoPanel panel) {
        add(label, group, tags, panel, panel.credentials());
    }

    private void add(String label, String group, Set<String> tags, DemoPanel panel, Credentials credentials) {
        add(label, group, tags, panel.url(), credentials, panel);
    }

    private void add(String label, String group, Set<String> tags, PanelUrl url, Credentials credentials,
            DemoPanel panel) {
        members.add(new Member(label, group, tags, url, credentials, PERIOD, panel));
    }
}
