package io.panelkeeper.persistence;

import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.observe.Derivation;
import io.panelkeeper.core.observe.PanelChanges;
import io.panelkeeper.core.observe.PanelObservation;
import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.observe.PanelObservation.Inventory;
import io.panelkeeper.core.observe.PanelObservation.Result;
import io.panelkeeper.core.panel.Credentials.Token;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.persistence.observe.ClaimedPanel;
import io.panelkeeper.persistence.observe.PanelMemory;
import io.panelkeeper.persistence.observe.RecordedPoll;
import io.panelkeeper.persistence.observe.WatchRepository;
import io.panelkeeper.persistence.panel.CredentialsSealer.Sealed;
import io.panelkeeper.persistence.panel.PanelRepository;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Panels in a test database, and polls of them, whose time the test decides. */
public final class Fleet {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Duration PERIOD = Duration.ofSeconds(30);
    public static final Duration LEASE = Duration.ofMinutes(2);
    public static final String NODE = "node-a";

    private final TestDatabase database;

    public Fleet(TestDatabase database) {
        this.database = database;
        database.clear();
    }

    /** Due at noon. */
    public long add(String label) {
        return add(label, null);
    }

    public long add(String label, Long groupId) {
        return addAll(List.of(draft(label, groupId)), false).get(0);
    }

    public List<Long> addMany(int count, boolean spread) {
        return addAll(IntStream.range(0, count).mapToObj(i -> draft("Panel " + i, null)).toList(), spread);
    }

    private List<Long> addAll(List<PanelDraft> drafts, boolean spread) {
        return database.call(tx -> tx.get(PanelRepository.class).add(drafts, (id, credentials) -> sealed("sealed " + id), NOON, spread));
    }

    public static PanelDraft draft(String label, Long groupId) {
        return new PanelDraft(label, groupId, PanelUrl.parse("https://" + label.replaceAll("\\W", "-").toLowerCase() + ".example:2053/secret/"),
                List.of("eu", "paid"), new Token("token"), TlsTrust.SYSTEM, PERIOD);
    }

    public static Sealed sealed(String bytes) {
        return new Sealed("key-1", bytes.getBytes(StandardCharsets.UTF_8));
    }

    public List<ClaimedPanel> claim(Instant now) {
        return claim(NODE, now, Integer.MAX_VALUE);
    }

    public List<ClaimedPanel> claim(String node, Instant now, int limit) {
        return database.call(tx -> tx.get(WatchRepository.class).claimDue(node, now, now.plusSeconds(1), LEASE, limit));
    }

    /** Claims one panel and leaves the others that are due. */
    public ClaimedPanel claimOnly(long id, Instant now) {
        Map<Boolean, List<ClaimedPanel>> claimed = claim(now).stream().collect(Collectors.partitioningBy(panel -> panel.id() == id));
        database.run(tx -> tx.get(WatchRepository.class).giveBack(claimed.get(false)));
        return claimed.get(true).get(0);
    }

    public Set<Long> record(Instant now, RecordedPoll... polls) {
        return database.call(tx -> tx.get(WatchRepository.class).record(List.of(polls), now));
    }

    /** What the poll of a claimed panel leads to, from the memory in the database. */
    public RecordedPoll poll(ClaimedPanel panel, Instant askedAt, Result result) {
        PanelMemory memory = database.call(tx -> tx.get(WatchRepository.class).loadMemory(Set.of(panel.id()))).get(panel.id());
        return poll(panel, memory, askedAt, result);
    }

    public static RecordedPoll poll(ClaimedPanel panel, PanelMemory memory, Instant askedAt, Result result) {
        PanelObservation observation = new PanelObservation(askedAt, Duration.ofMillis(120), 2, 0, null, Duration.ofMillis(-250),
                result);
        PanelChanges changes = Derivation.derive(panel.known(memory), observation, panel.period());
        return new RecordedPoll(panel, observation, changes, null);
    }

    /** One whole poll: due now, claimed, asked, recorded. */
    public void observe(long id, Instant now, Result result) {
        database.run(tx -> tx.get(WatchRepository.class).pollNow(Set.of(id), now));
        ClaimedPanel panel = claimOnly(id, now);
        if (!record(now, poll(panel, now, result)).contains(id)) {
            throw new IllegalStateException("Not recorded: " + id);
        }
    }

    public static Answered online(String... emails) {
        return answered("2.9.4", null, Map.of("", Set.of(emails)), null);
    }

    public static Answered answered(String version, String guid, Map<String, Set<String>> online, Inventory inventory) {
        PanelStatus status = new PanelStatus(12.5, 1_000, 2_000, 3_000, 4_000, 86_400, XrayState.RUNNING, "25.9.11", "", 3_600,
                PanelVersion.parse(version).orElseThrow(), guid);
        return new Answered(new PanelRelease(status.panelVersion()), status, new Listed(online), inventory, null, "sqlite");
    }

    public static Answered withInventory(Inventory inventory, String... emails) {
        return answered("2.9.4", null, Map.of("", Set.of(emails)), inventory);
    }

    public static Failed failed(PanelFailure cause) {
        return new Failed(cause);
    }

    public static Inbound inbound(long id, String remark, Inbound.Client... clients) {
        return new Inbound(id, "inbound-" + id, remark, "vless", 443, true, 10, 20, 0, null, null, List.of(clients));
    }

    public static Inbound.Client client(String email, long up, long down) {
        return new Inbound.Client(email, true, up, down, 0, null, 0, null);
    }

    public static Inventory inventory(Inbound... inbounds) {
        return new Inventory(new ArrayList<>(List.of(inbounds)), Map.of());
    }
}
