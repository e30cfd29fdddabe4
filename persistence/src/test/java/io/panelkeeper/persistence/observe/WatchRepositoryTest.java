package io.panelkeeper.persistence.observe;

import static io.panelkeeper.persistence.Fleet.LEASE;
import static io.panelkeeper.persistence.Fleet.NODE;
import static io.panelkeeper.persistence.Fleet.NOON;
import static io.panelkeeper.persistence.Fleet.client;
import static io.panelkeeper.persistence.Fleet.failed;
import static io.panelkeeper.persistence.Fleet.inbound;
import static io.panelkeeper.persistence.Fleet.inventory;
import static io.panelkeeper.persistence.Fleet.online;
import static io.panelkeeper.persistence.Fleet.withInventory;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import io.panelkeeper.persistence.Fleet;
import io.panelkeeper.persistence.TestDatabase;
import io.panelkeeper.persistence.panel.Panel;
import io.panelkeeper.persistence.panel.PanelRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WatchRepositoryTest {

    @Parameter
    TestDatabase database;

    private Fleet fleet;

    @BeforeEach
    void empty() {
        fleet = new Fleet(database);
    }

    @Test
    void claimsWhatIsDueOnce() {
        long id = fleet.add("Vienna");

        assertThat(fleet.claim(NOON)).extracting(ClaimedPanel::id).containsExactly(id);
        assertThat(fleet.claim(NOON)).isEmpty();
    }

    @Test
    void tellsAPollEverythingItNeeds() {
        long id = fleet.add("Vienna");

        ClaimedPanel panel = fleet.claimOnly(id, NOON);

        assertThat(panel.dueAt()).isEqualTo(NOON);
        assertThat(panel.period()).isEqualTo(Fleet.PERIOD);
        assertThat(panel.url()).hasToString("https://vienna.example:2053/secret/");
        assertThat(panel.tls().pinned()).isEmpty();
        assertThat(panel.credentials()).asString().isEqualTo("sealed " + id);
        assertThat(panel.session()).isNull();
        assertThat(panel.known().state()).isEqualTo(PanelState.NOT_ASKED_YET);
        assertThat(panel.known().release()).isNull();
    }

    @Test
    void claimsTheMostOverdueFirstAndNoMoreThanTheLimit() {
        long late = fleet.add("Late");
        long later = fleet.add("Later");
        database.run(tx -> tx.get(WatchRepository.class).pollNow(Set.of(later), NOON.minusSeconds(60)));

        assertThat(fleet.claim(NODE, NOON, 1)).extracting(ClaimedPanel::id).containsExactly(later);
        assertThat(fleet.claim(NODE, NOON, 1)).extracting(ClaimedPanel::id).containsExactly(late);
    }

    @Test
    void leavesPausedAndArchivedPanelsAlone() {
        long paused = fleet.add("Paused");
        long archived = fleet.add("Archived");
        long watched = fleet.add("Watched");
        database.run(tx -> {
            PanelRepository panels = tx.get(PanelRepository.class);
            panels.pause(Set.of(paused), PanelScope.ALL, NOON);
            panels.archive(panels.find(archived, PanelScope.ALL).orElseThrow(), NOON);
        });

        Set<Long> due = database.call(tx -> tx.get(WatchRepository.class).pollNow(Set.of(paused, archived, watched), NOON));
        assertThat(due).as("really made due").containsExactly(watched);
        assertThat(fleet.claim(NOON)).extracting(ClaimedPanel::id).containsExactly(watched);
    }

    @Test
    void asksNoMoreAfterARefusedLoginUntilAPersonSaysSo() {
        long id = fleet.add("Vienna");
        fleet.observe(id, NOON, failed(new LoginRefused("no")));
        Instant later = NOON.plusSeconds(600);

        Set<Long> due = database.call(tx -> tx.get(WatchRepository.class).pollNow(Set.of(id), later));
        assertThat(due).isEmpty();
        assertThat(fleet.claim(later)).isEmpty();

        database.run(tx -> tx.get(WatchRepository.class).tryAgain(id, later));
        assertThat(fleet.claim(later)).hasSize(1);
    }

    @Test
    void remembersWhatAnAnswerTold() {
        long id = fleet.add("Vienna");

        fleet.observe(id, NOON, online("alice", "bob"));

        ClaimedPanel next = fleet.claimOnly(id, NOON.plusSeconds(30));
        assertThat(next.recordNo()).isEqualTo(1);
        assertThat(next.known().state()).isEqualTo(PanelState.ANSWERING);
        assertThat(next.known().release().version()).hasToString("2.9.4");
        assertThat(next.known().xrayUptimeSeconds()).isEqualTo(3600);
        assertThat(next.known().knownUntil()).isEqualTo(NOON);
        assertThat(next.known().onlineKnown()).isTrue();
        assertThat(memory(id).online()).containsOnlyKeys(new PresenceKey("alice", ""), new PresenceKey("bob", ""));
        assertThat(database.rows("SELECT online_count, clock_difference_ms, database_kind FROM panel_watch"))
                .containsExactly("2,-250,sqlite");
    }

    @Test
    void keepsTheLastGoodAnswerWhenAPollFails() {
        long id = fleet.add("Vienna");
        fleet.observe(id, NOON, online("alice"));

        fleet.observe(id, NOON.plusSeconds(30), failed(new TimedOut("10 s")));

        assertThat(database.rows("SELECT state, cause_code, cause_evidence, version_text, memory_used, online_known, online_count"
                + " FROM panel_watch")).containsExactly("NOT_ANSWERING,timed-out,10 s,2.9.4,1000,false,null");
        assertThat(memory(id).online()).hasSize(1);
    }

    @Test
    void writesNothingAfterItsLeaseWasTakenOver() {
        long id = fleet.add("Vienna");
        ClaimedPanel lost = fleet.claimOnly(id, NOON);
        Instant afterLease = NOON.plus(LEASE).plusSeconds(1);
        ClaimedPanel taken = fleet.claim("node-b", afterLease, 10).get(0);

        assertThat(fleet.record(afterLease, fleet.poll(lost, NOON, online("alice")))).isEmpty();
        assertThat(database.rows("SELECT * FROM open_presence")).isEmpty();
        assertThat(database.rows("SELECT * FROM panel_poll")).isEmpty();
        assertThat(database.rows("SELECT lease_owner FROM panel_watch")).containsExactly("node-b");

        assertThat(fleet.record(afterLease, fleet.poll(taken, afterLease, online("bob")))).containsExactly(id);
        assertThat(database.rows("SELECT email FROM open_presence")).containsExactly("bob");
    }

    @Test
    void tellsTwoClaimsOfTheSameNodeApart() {
        long id = fleet.add("Vienna");
        ClaimedPanel lost = fleet.claimOnly(id, NOON);
        Instant afterLease = NOON.plus(LEASE).plusSeconds(1);
        ClaimedPanel again = fleet.claimOnly(id, afterLease);

        assertThat(fleet.record(afterLease, fleet.poll(lost, NOON, online("alice")))).isEmpty();
        assertThat(fleet.record(afterLease, fleet.poll(again, afterLease, online("bob")))).containsExactly(id);
    }

    @Test
    void takesOverWhatADeadNodeHadClaimed() {
        long id = fleet.add("Vienna");
        fleet.claim("dead", NOON, 10);

        assertThat(fleet.claim("node-b", NOON.plus(LEASE).minusSeconds(1), 10)).isEmpty();
        assertThat(fleet.claim("node-b", NOON.plus(LEASE).plusMillis(1), 10)).extracting(ClaimedPanel::id).containsExactly(id);
    }

    @Test
    void freesItsOwnLeasesAtAStart() {
        fleet.add("Vienna");
        fleet.claim(NODE, NOON, 10);

        int ofAnother = database.call(tx -> tx.get(WatchRepository.class).releaseLeases("node-b"));
        int own = database.call(tx -> tx.get(WatchRepository.class).releaseLeases(NODE));

        assertThat(ofAnother).isZero();
        assertThat(own).isEqualTo(1);
        assertThat(fleet.claim("node-b", NOON, 10)).hasSize(1);
    }

    @Test
    void recordsNothingFromBeforeAnEditAndAsksAgainAtOnce() {
        long id = fleet.add("Vienna");
        ClaimedPanel before = fleet.claimOnly(id, NOON);
        database.run(tx -> {
            PanelRepository panels = tx.get(PanelRepository.class);
            Panel panel = panels.find(id, PanelScope.ALL).orElseThrow();
            PanelDraft draft = Fleet.draft("Vienna", null);
            panels.edit(panel, panel.getVersion(), draft, Fleet.sealed("new"), NOON);
        });

        assertThat(fleet.record(NOON, fleet.poll(before, NOON, failed(new LoginRefused("old password"))))).isEmpty();

        ClaimedPanel next = fleet.claimOnly(id, NOON);
        assertThat(next.credentials()).asString().isEqualTo("new");
    }

    @Test
    void isDueNextAtItsOwnMomentWithinOnePeriod() {
        List<Long> ids = fleet.addMany(40, false);
        List<ClaimedPanel> claimed = fleet.claim(NOON);
        fleet.record(NOON.plusMillis(300), claimed.stream()
                .map(panel -> fleet.poll(panel, NOON, online("alice"))).toArray(RecordedPoll[]::new));

        List<String> due = database.rows("SELECT due_at FROM panel_watch WHERE due_at > TIMESTAMP WITH TIME ZONE '2026-11-23 12:00:00.3+00'"
                + " AND due_at <= TIMESTAMP WITH TIME ZONE '2026-11-23 12:00:30.3+00'");
        assertThat(due).hasSameSizeAs(ids).doesNotHaveDuplicates();
        // Evenly: no second of the period belongs to more than four of forty.
        for (int second = 1; second < 30; second++) {
            assertThat(fleet.claim(NOON.plusSeconds(second))).hasSizeLessThanOrEqualTo(second == 1 ? 5 : 4);
        }
    }

    @Test
    void spreadsPanelsThatAreOverdueAfterAnAbsence() {
        fleet.addMany(30, false);
        Instant back = NOON.plus(Duration.ofHours(1));

        int spread = database.call(tx -> tx.get(WatchRepository.class).spreadOverdue(back));
        int again = database.call(tx -> tx.get(WatchRepository.class).spreadOverdue(back));

        assertThat(spread).isEqualTo(30);
        assertThat(again).isZero();
        assertThat(fleet.claim(back)).hasSizeLessThan(4);
    }

    @Test
    void keepsTheLastTwentyPolls() {
        long id = fleet.add("Vienna");
        for (int poll = 0; poll < 23; poll++) {
            fleet.observe(id, NOON.plusSeconds(30L * poll), online());
        }

        assertThat(database.rows("SELECT slot FROM panel_poll")).hasSize(20).doesNotHaveDuplicates();
        assertThat(database.rows("SELECT COUNT(*) FROM panel_poll WHERE polled_at >= TIMESTAMP WITH TIME ZONE '2026-11-23 12:01:30+00'"))
                .containsExactly("20");
    }

    @Test
    void writesOnlyWhoCameAndWhoWent() {
        long id = fleet.add("Vienna");
        fleet.observe(id, NOON, online("alice", "bob"));
        fleet.observe(id, NOON.plusSeconds(30), online("bob", "carol"));

        Map<PresenceKey, OpenPresence> online = memory(id).online();
        assertThat(online.keySet()).extracting(PresenceKey::email).containsExactlyInAnyOrder("bob", "carol");
        assertThat(online.get(new PresenceKey("bob", "")).since()).isEqualTo(NOON);
        assertThat(online.get(new PresenceKey("bob", "")).precision()).isNull();
        assertThat(online.get(new PresenceKey("carol", "")).precision()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void startsEveryVisitAnewAfterALongBlindTime() {
        long id = fleet.add("Vienna");
        fleet.observe(id, NOON, online("alice"));
        Instant muchLater = NOON.plus(Duration.ofHours(3));
        fleet.observe(id, muchLater, online("alice"));

        assertThat(memory(id).online().get(new PresenceKey("alice", "")).since()).isEqualTo(muchLater);
    }

    @Test
    void recordsSeveralPanelsInOneTransaction() {
        List<Long> ids = fleet.addMany(3, false);
        List<ClaimedPanel> claimed = fleet.claim(NOON);

        Set<Long> recorded = fleet.record(NOON, fleet.poll(claimed.get(2), NOON, online("alice")),
                fleet.poll(claimed.get(0), NOON, failed(new TimedOut(""))), fleet.poll(claimed.get(1), NOON, online()));

        assertThat(recorded).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(database.rows("SELECT record_no FROM panel_watch")).containsExactly("1", "1", "1");
    }

    @Test
    void replacesAnInventoryWhereItDiffers() {
        long id = fleet.add("Vienna");
        fleet.observe(id, NOON, withInventory(inventory(
                inbound(1, "Germany", client("alice", 1, 2), client("bob", 3, 4)), inbound(2, "", client("bob", 3, 4))), "alice"));
        assertThat(clients()).containsExactly("alice,1,2", "bob,3,4");
        assertThat(database.rows("SELECT email, inbound_id FROM client_inbound ORDER BY email, inbound_id"))
                .containsExactly("alice,1", "bob,1", "bob,2");

        fleet.observe(id, NOON.plusSeconds(300), withInventory(inventory(
                inbound(1, "Finland", client("alice", 11, 12), client("carol", 0, 0))), "alice"));

        assertThat(clients()).containsExactly("alice,11,12", "carol,0,0");
        assertThat(database.rows("SELECT inbound_id, remark FROM inbound")).containsExactly("1,Finland");
        assertThat(database.rows("SELECT email, inbound_id FROM client_inbound ORDER BY email"))
                .containsExactly("alice,1", "carol,1");
        assertThat(memory(id).emails()).containsExactlyInAnyOrder("alice", "carol");
    }

    @Test
    void keepsASessionUntilItIsReplacedOrForgotten() {
        long id = fleet.add("Vienna");
        assertThat(afterSession(id, 0, new byte[] {1, 2, 3}).session()).containsExactly(1, 2, 3);
        assertThat(afterSession(id, 1, null).session()).containsExactly(1, 2, 3);
        assertThat(afterSession(id, 2, new byte[0]).session()).isNull();
    }

    @Test
    void storesWhateverAPanelCallsItsClients() {
        long id = fleet.add("Vienna");
        String emoji = "🦊".repeat(150);
        String arabic = "\u202eعلي".repeat(60);
        String nul = "nul\u0000";
        String half = "half\ud83e";
        String tooLong = "界".repeat(5000);

        fleet.observe(id, NOON, online(emoji, arabic, nul, half, tooLong, tooLong + "2"));

        assertThat(memory(id).online().keySet()).extracting(PresenceKey::email)
                .contains(emoji, arabic, "nul\ufffd", "half\ufffd").hasSize(5);
        fleet.observe(id, NOON.plusSeconds(30), online());
        fleet.observe(id, NOON.plusSeconds(60), online());
        assertThat(memory(id).online()).isEmpty();
    }

    @Test
    void storesTimesThatNobodyMeant() {
        long id = fleet.add("Vienna");
        Inbound.Client client = new Inbound.Client("alice", true, Long.MAX_VALUE, 0, 0,
                Instant.ofEpochMilli(Long.MAX_VALUE), 0, Instant.MIN);

        fleet.observe(id, NOON, withInventory(inventory(inbound(1, "x", client))));

        assertThat(database.rows("SELECT up FROM client")).containsExactly(String.valueOf(Long.MAX_VALUE));
    }

    @Test
    void tellsWhatChangedSince() {
        long quiet = fleet.add("Quiet");
        long polled = fleet.add("Polled");
        fleet.observe(polled, NOON.plusSeconds(5), online());

        Map<Long, Instant> changed = database.call(tx -> tx.get(WatchRepository.class).changedSince(NOON));

        assertThat(changed).containsOnlyKeys(polled).doesNotContainKey(quiet).containsValue(NOON.plusSeconds(5));
    }

    private ClaimedPanel afterSession(long id, int round, byte[] session) {
        Instant now = NOON.plusSeconds(40L * round);
        database.run(tx -> tx.get(WatchRepository.class).pollNow(Set.of(id), now));
        RecordedPoll poll = fleet.poll(fleet.claimOnly(id, now), now, online());
        fleet.record(now, new RecordedPoll(poll.panel(), poll.observation(), poll.changes(), session));
        Instant next = now.plusSeconds(31);
        ClaimedPanel panel = fleet.claimOnly(id, next);
        database.run(tx -> tx.get(WatchRepository.class).giveBack(List.of(panel)));
        return panel;
    }

    private List<String> clients() {
        return database.rows("SELECT email, up, down FROM client ORDER BY email");
    }

    private PanelMemory memory(long id) {
        return database.call(tx -> tx.get(WatchRepository.class).loadMemory(Set.of(id))).get(id);
    }
}
