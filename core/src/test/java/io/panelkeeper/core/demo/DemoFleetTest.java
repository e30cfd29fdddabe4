package io.panelkeeper.core.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.core.demo.DemoFleet.Member;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Dialect;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoFleetTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T17:00:00Z"));
    private DemoFleet fleet;

    @BeforeEach
    void start() throws IOException {
        fleet = DemoFleet.start(clock, 0);
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    private List<DemoPanel> panels() {
        return fleet.members().stream().map(Member::panel).filter(Objects::nonNull).toList();
    }

    @Test
    void hasTwelvePanelsOfEveryDialectInTwoGroups() {
        assertThat(fleet.members()).hasSize(12).extracting(Member::label).doesNotHaveDuplicates();
        assertThat(fleet.members()).extracting(Member::group).containsOnly("EU", "IR");
        assertThat(panels()).extracting(panel -> Dialect.of(panel.release().version())).contains(Dialect.values());
    }

    @Test
    void letsThePortalInEverywhereButWhereThePasswordIsOld() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Member member : fleet.members()) {
            if (member.panel() != null && member.credentials() instanceof Credentials.Password password) {
                member.panel().heal();
                if (!password.equals(member.panel().credentials())) {
                    Browser browser = new Browser(member.panel());
                    assertThat(browser.login(password.username(), password.password()).body())
                            .contains("\"success\":false");
                    refused.add(member.label());
                }
            }
        }
        assertThat(refused).containsExactly("Tabriz 1");
    }

    @Test
    void hasOneAddressWhereNothingListens() {
        Member nowhere = fleet.members().stream().filter(member -> member.panel() == null).findFirst().orElseThrow();
        assertThatThrownBy(() -> new Socket(nowhere.url().host(), nowhere.url().port()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void hasClientsThatComeAndGoAndUseTraffic() {
        DemoPanel panel = panels().get(0);
        Set<Set<String>> seen = new HashSet<>();
        long before = used(panel);
        for (int minute = 0; minute < 30; minute++) {
            clock.advance(Duration.ofMinutes(1));
            seen.add(Set.copyOf(panel.state().onlines().names()));
        }
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(used(panel)).isGreaterThan(before);
    }

    private static long used(DemoPanel panel) {
        panel.state().count();
        Population population = panel.state().population;
        return population.clients().stream().mapToLong(client -> population.down(client.email())).sum();
    }

    @Test
    void isBusierInTheEveningThanAtNight() {
        int evening = online();
        clock.advance(Duration.ofHours(11));
        assertThat(online()).isLessThan(evening / 2);
    }

    private int online() {
        return panels().stream().map(panel -> panel.state().onlines().names()).filter(Objects::nonNull)
                .mapToInt(List::size).sum();
    }

    @Test
    void sharesSomeNamesAndBearsOddOnes() {
        List<String> names = panels().stream().flatMap(panel -> panel.state().population.clients().stream())
                .map(DemoClient::email).toList();
        assertThat(names).contains("<b>bold</b>", "مریم-گوشی", "клиент-3");
        assertThat(names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())).get("ali-phone"))
                .isGreaterThan(2);
        assertThat(panels()).allSatisfy(panel -> assertThat(panel.state().population.clients()).hasSizeBetween(8, 60)
                .extracting(DemoClient::email).doesNotHaveDuplicates());
    }

    @Test
    void masterTellsItsNodesClientsByGuid() throws Exception {
        Member master = fleet.members().get(0);
        Member node = fleet.members().get(1);
        Browser browser = new Browser(master.panel());
        Credentials.Password password = master.panel().credentials();
        browser.login(password.username(), password.password());
        assertThat(browser.post("panel/api/clients/onlinesByGuid").body())
                .contains("\"" + master.panel().guid() + "\":[", "\"" + node.panel().guid() + "\":[");
        assertThat(browser.get("panel/api/inbounds/list").body())
                .contains("\"nodeId\":1", "\"originNodeGuid\":\"" + node.panel().guid());
    }
}
