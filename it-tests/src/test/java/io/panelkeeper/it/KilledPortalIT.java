package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of polling: no panel stays behind, nothing is there twice, and every panel is asked within one period of the
 * next start. Five kills; {@code -Pchaos} makes it fifty.
 */
class KilledPortalIT {

    private static final int PANELS = 200;
    private static final int PERIOD_SECONDS = 10;
    private static final int KILLS = Integer.getInteger("panelkeeper.it.kills", 5);
    private static final Duration ONE_PERIOD = Duration.ofSeconds(PERIOD_SECONDS);
    /** What the timer's tick and a busy machine may add to it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    @TempDir
    Path data;

    @Test
    void everyPanelIsAskedWithinOnePeriodOfTheNextStart() throws Exception {
        Random random = new Random(42);
        try (DemoServer server = DemoServer.start()) {
            List<DemoPanel> panels = IntStream.range(0, PANELS).mapToObj(number -> server.host(panel(number))).toList();
            Portal portal = start();
            PortalApi api = new PortalApi(portal);
            for (int number = 0; number < PANELS; number++) {
                api.addPanel("Panel " + number, panels.get(number), PERIOD_SECONDS);
            }
            awaitAPollOfEach(panels, ONE_PERIOD.plus(GRACE), "after adding");
            for (int kill = 1; kill <= KILLS; kill++) {
                long enough = requests(panels) + 1 + random.nextInt(3 * PANELS);
                Await.until(Duration.ofMinutes(1), () -> "polls go on", () -> requests(panels) >= enough);
                portal.kill();
                panels.forEach(panel -> panel.traffic().reset());
                portal = start();
                awaitAPollOfEach(panels, ONE_PERIOD.plus(GRACE), "after kill " + kill);
            }
            assertEverythingIsThereOnce(new PortalApi(portal), panels);
            portal.close();
        }
    }

    private Portal start() {
        return PortalApi.setUp(Portal.in(data)).start();
    }

    private static DemoPanel panel(int number) {
        String release = List.of("2.3.15", "2.6.8", "2.9.4", "3.0.2", "3.2.8", "3.6.0").get(number % 6);
        return DemoPanel.of(release).basePath("/p" + number + "/").seed(number)
                .clients("ali-" + number, "bob-" + number, "shared").build();
    }

    private static void awaitAPollOfEach(List<DemoPanel> panels, Duration atMost, String when) {
        Await.until(atMost, () -> when + " these were not asked: " + notAsked(panels), () -> notAsked(panels).isEmpty());
    }

    private static List<String> notAsked(List<DemoPanel> panels) {
        return panels.stream().filter(panel -> panel.traffic().requests() == 0).map(DemoPanel::basePath).toList();
    }

    private static long requests(List<DemoPanel> panels) {
        return panels.stream().mapToLong(panel -> panel.traffic().requests()).sum();
    }

    private static void assertEverythingIsThereOnce(PortalApi api, List<DemoPanel> panels) {
        panels.forEach(panel -> panel.online("ali" + panel.basePath(), "shared"));
        Await.until(ONE_PERIOD.multipliedBy(3), () -> "every panel answers, and its list is known: " + api.get("/fleet"),
                () -> api.get("/fleet").getInt("known") == PANELS && api.get("/fleet").getInt("online") == 2 * PANELS);

        List<JsonObject> items = api.all("/panels");
        assertThat(items).hasSize(PANELS).allMatch(panel -> panel.getString("state").equals("answering"));

        List<JsonObject> names = api.all("/online");
        assertThat(names.stream().map(name -> name.getString("email"))).doesNotHaveDuplicates().hasSize(PANELS + 1);
        for (JsonObject name : names) {
            List<Long> places = name.getJsonArray("places").getValuesAs(JsonObject.class).stream()
                    .map(place -> place.getJsonNumber("panelId").longValue()).toList();
            Set<Long> distinct = new HashSet<>(places);
            assertThat(distinct).as("places of %s", name).hasSameSizeAs(places);
        }
        assertThat(items.stream().map(panel -> panel.getString("label")).collect(Collectors.toSet())).hasSize(PANELS);
    }
}
