package io.panelkeeper.persistence.panel;

import static io.panelkeeper.persistence.Fleet.NOON;
import static io.panelkeeper.persistence.Fleet.draft;
import static io.panelkeeper.persistence.Fleet.online;
import static io.panelkeeper.persistence.Fleet.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor.TotpSeed;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.persistence.Fleet;
import io.panelkeeper.persistence.TestDatabase;
import io.panelkeeper.persistence.observe.ClaimedPanel;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PanelRepositoryTest {

    private static final PanelUrl ELSEWHERE = new PanelUrl("https", "[2001:db8::1]", 8443, "/panel/");

    @Parameter
    TestDatabase database;

    private Fleet fleet;

    @BeforeEach
    void empty() {
        fleet = new Fleet(database);
    }

    @Test
    void addsManyPanelsWhoseFirstPollsAreSpread() {
        List<Long> ids = fleet.addMany(60, true);

        assertThat(ids).hasSize(60).doesNotHaveDuplicates().allMatch(id -> id > 0);
        for (int second = 0; second < 30; second++) {
            assertThat(fleet.claim(NOON.plusSeconds(second))).hasSizeBetween(1, 4);
        }
    }

    @Test
    void keepsEverythingAPersonTypedExceptSecrets() {
        long id = fleet.add("Oslo");
        Password password = new Password("admin", "pass", new TotpSeed("JBSWY3DP"));
        edit(id, new PanelDraft("Bergen", null, ELSEWHERE, List.of("new"), password, new TlsTrust("ab".repeat(32)),
                Duration.ofMinutes(5)), sealed("new secret"));

        database.run(tx -> {
            Panel panel = tx.get(PanelRepository.class).find(id, PanelScope.ALL).orElseThrow();
            assertThat(panel.getLabel()).isEqualTo("Bergen");
            assertThat(panel.getUrl()).isEqualTo(ELSEWHERE);
            assertThat(panel.getTags()).containsExactly("new");
            assertThat(panel.getTls().pin()).isEqualTo("ab".repeat(32));
            assertThat(panel.getPeriod()).isEqualTo(Duration.ofMinutes(5));
            assertThat(panel.getUsername()).isEqualTo("admin");
            assertThat(panel.getCredentialsKind()).isEqualTo("password");
            assertThat(panel.getSecondFactor()).isEqualTo("totpSeed");
            assertThat(tx.get(PanelRepository.class).credentials(id)).asString().isEqualTo("new secret");
        });
    }

    @Test
    void keepsCredentialsThatWereNotGiven() {
        long id = fleet.add("Oslo");
        PanelDraft draft = draft("Bergen", null);
        edit(id, new PanelDraft(draft.label(), null, draft.url(), List.of(), null, draft.tls(), draft.period()), null);

        database.run(tx -> {
            PanelRepository panels = tx.get(PanelRepository.class);
            assertThat(panels.find(id, PanelScope.ALL).orElseThrow().getCredentialsKind()).isEqualTo("token");
            assertThat(panels.credentials(id)).asString().isEqualTo("sealed " + id);
        });
    }

    @Test
    void refusesAnEditOfWhatSomebodyElseHasChanged() {
        long id = fleet.add("Oslo");
        change(id, (panels, panel) -> panels.edit(panel, panel.getVersion(), draft("Bergen", null), null, NOON));

        assertThatThrownBy(() -> change(id, (panels, panel) -> panels.edit(panel, panel.getVersion() - 1, draft("Rome", null), null,
                NOON))).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void doesNotDisturbWatchingWhenOnlyTheNameChanges() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON, online("alice"));
        List<String> before = database.rows("SELECT due_at, record_no, online_known FROM panel_watch");
        PanelDraft same = draft("Oslo", null);

        edit(id, new PanelDraft("Oslo 2", null, same.url(), List.of("x"), null, same.tls(), same.period()), null);

        assertThat(database.rows("SELECT due_at, record_no, online_known FROM panel_watch")).isEqualTo(before);
    }

    @Test
    void forgetsSessionReleaseAndListOfAnotherAddress() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON, online("alice"));
        PanelDraft same = draft("Oslo", null);

        edit(id, new PanelDraft("Oslo", null, ELSEWHERE, List.of(), null, same.tls(), same.period()), null);

        ClaimedPanel panel = fleet.claimOnly(id, NOON);
        assertThat(panel.url()).isEqualTo(ELSEWHERE);
        assertThat(panel.known().release()).isNull();
        assertThat(panel.known().onlineKnown()).isFalse();
        assertThat(panel.session()).isNull();
    }

    @Test
    void pausesAndResumesOnlyWhatTheCallerMaySee() {
        long mine = fleet.add("Mine");
        long other = fleet.add("Other");
        PanelScope scope = new PanelScope(false, Set.of(), Set.of(mine));

        Set<Long> paused = database.call(tx -> tx.get(PanelRepository.class).pause(Set.of(mine, other, 99L), scope, NOON));
        Set<Long> again = database.call(tx -> tx.get(PanelRepository.class).pause(Set.of(mine), scope, NOON));
        assertThat(paused).containsExactly(mine);
        assertThat(again).isEmpty();
        assertThat(fleet.claim(NOON)).extracting(ClaimedPanel::id).containsExactly(other);

        Instant later = NOON.plusSeconds(1000);
        Set<Long> resumed = database.call(tx -> tx.get(PanelRepository.class).resume(Set.of(mine), scope, later));
        assertThat(resumed).containsExactly(mine);
        assertThat(fleet.claim(later)).extracting(ClaimedPanel::id).contains(mine);
    }

    @Test
    void archivesAndRestores() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON, online("alice"));

        change(id, (panels, panel) -> panels.archive(panel, NOON));
        assertThat(database.rows("SELECT email FROM open_presence")).isEmpty();
        assertThat(fleet.claim(NOON.plusSeconds(60))).isEmpty();

        change(id, (panels, panel) -> panels.restore(panel, NOON));
        assertThat(fleet.claim(NOON.plusSeconds(60))).hasSize(1);
    }

    @Test
    void movesPanelsBetweenGroups() {
        long id = fleet.add("Oslo");
        Group eu = database.call(tx -> tx.get(PanelRepository.class).addGroup("EU", NOON));

        Set<Long> moved = database.call(tx -> tx.get(PanelRepository.class).move(Set.of(id), eu.id(), PanelScope.ALL, NOON));

        assertThat(moved).containsExactly(id);
        assertThat(database.rows("SELECT group_id FROM panel")).containsExactly(String.valueOf(eu.id()));
        database.run(tx -> tx.get(PanelRepository.class).move(Set.of(id), null, PanelScope.ALL, NOON));
        assertThat(database.rows("SELECT group_id FROM panel")).containsExactly("null");
    }

    @Test
    void takesAGroupNameOnceInWhateverCase() {
        Group group = database.call(tx -> tx.get(PanelRepository.class).addGroup("Ökо", NOON));

        assertThatThrownBy(() -> database.run(tx -> tx.get(PanelRepository.class).addGroup("öKО", NOON)))
                .isInstanceOf(PersistenceException.class);
        Optional<Group> found = database.call(tx -> tx.get(PanelRepository.class).groupNamed("ÖKО"));
        assertThat(found).contains(group);
        List<Group> groups = database.call(tx -> tx.get(PanelRepository.class).groups());
        assertThat(groups).containsExactly(group);
    }

    @Test
    void findsAPanelThatAnswersAtTheSameAddress() {
        long id = fleet.add("Oslo");

        Optional<PanelRef> twin = database.call(tx -> tx.get(PanelRepository.class).twin(PanelUrl.parse("https://OSLO.example:2053/secret")));
        Optional<PanelRef> none = database.call(tx -> tx.get(PanelRepository.class).twin(PanelUrl.parse("https://oslo.example:2053/")));

        assertThat(twin).contains(new PanelRef(id, "Oslo"));
        assertThat(none).isEmpty();
    }

    @Test
    void hidesAPanelOutsideTheScope() {
        long id = fleet.add("Oslo");

        Optional<Panel> hidden = database.call(tx -> tx.get(PanelRepository.class).find(id, PanelScope.NONE));

        assertThat(hidden).isEmpty();
    }

    private void edit(long id, PanelDraft draft, CredentialsSealer.Sealed sealed) {
        change(id, (panels, panel) -> panels.edit(panel, panel.getVersion(), draft, sealed, NOON));
    }

    private void change(long id, BiConsumer<PanelRepository, Panel> change) {
        database.run(tx -> {
            PanelRepository panels = tx.get(PanelRepository.class);
            change.accept(panels, panels.find(id, PanelScope.ALL).orElseThrow());
        });
    }
}
