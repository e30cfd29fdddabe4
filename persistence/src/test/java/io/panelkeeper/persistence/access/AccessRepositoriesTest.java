package io.panelkeeper.persistence.access;

import static io.panelkeeper.persistence.Fleet.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.core.access.Role;
import io.panelkeeper.core.access.Throttle;
import io.panelkeeper.core.secret.VaultKey;
import io.panelkeeper.persistence.TestDatabase;
import io.panelkeeper.persistence.secret.VaultKeyRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccessRepositoriesTest {

    private static final Throttle.Policy POLICY = Throttle.Policy.ofAccount(3, Throttle.FORGET);

    private static final String TOKEN_HASH = "a".repeat(64);

    @Parameter
    TestDatabase database;

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void addsTheFirstOwnerOnce() {
        assertThat(ownerExists()).isFalse();

        boolean first = database.call(tx -> people(tx).addFirst("Ann", "hash", Role.OWNER, null, NOON));
        boolean second = database.call(tx -> people(tx).addFirst("Bob", "hash", Role.OWNER, null, NOON));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(ownerExists()).isTrue();
        assertThat(database.rows("SELECT username FROM person")).containsExactly("Ann");
    }

    @Test
    void addsNoOwnerWhenTheTransactionFails() {
        assertThatThrownBy(() -> database.run(tx -> {
            people(tx).addFirst("Ann", "hash", Role.OWNER, null, NOON);
            throw new IllegalStateException("later");
        })).hasMessage("later");

        assertThat(ownerExists()).isFalse();
    }

    @Test
    void findsPeopleByNumberAndByNameInWhateverCase() {
        database.run(tx -> people(tx).addFirst("Änn", "hash", Role.OWNER, null, NOON));

        Person ann = database.call(tx -> people(tx).findByName("äNN")).orElseThrow();

        assertThat(ann.username()).isEqualTo("Änn");
        assertThat(ann.passwordHash()).isEqualTo("hash");
        assertThat(ann.role()).isEqualTo(Role.OWNER);
        assertThat(ann.disabled()).isFalse();
        Optional<Person> byNumber = database.call(tx -> people(tx).find(ann.id()));
        assertThat(byNumber).contains(ann);
        Optional<Person> nobody = database.call(tx -> people(tx).findByName("anna"));
        assertThat(nobody).isEmpty();
    }

    @Test
    void findsAPersonByTokenAndRemembersTheUseToTheMinute() {
        database.run(tx -> people(tx).addFirst("Ann", "hash", Role.OWNER, TOKEN_HASH, NOON));

        assertThat(byToken(TOKEN_HASH, 0)).isPresent();
        assertThat(byToken(TOKEN_HASH, 59)).isPresent();
        assertThat(lastUses()).isEqualTo("12:00:00");
        assertThat(byToken(TOKEN_HASH, 61)).isPresent();
        assertThat(lastUses()).isEqualTo("12:01:01");
        assertThat(byToken("b".repeat(64), 0)).isEmpty();
    }

    @Test
    void countsAttempts() {
        assertThat(throttle("account:x")).isEmpty();
        save("account:x", Throttle.FRESH.attempted(POLICY, NOON));
        save("account:x", Throttle.FRESH.attempted(POLICY, NOON).attempted(POLICY, NOON.plusSeconds(1)));
        assertThat(throttle("account:x")).contains(new Throttle(2, NOON.plusSeconds(1)));

        database.run(tx -> tx.get(ThrottleRepository.class).delete("account:x"));
        assertThat(throttle("account:x")).isEmpty();
    }

    @Test
    void dropsAttemptsThatNoLongerCount() {
        save("account:old", Throttle.FRESH.attempted(POLICY, NOON.minus(Throttle.FORGET).minusSeconds(1)));
        save("account:new", Throttle.FRESH.attempted(POLICY, NOON));
        save("acquaintance:any", Throttle.FRESH);

        int dropped = database.call(tx -> tx.get(ThrottleRepository.class).forget(NOON));

        assertThat(dropped).isEqualTo(1);
        assertThat(throttle("account:old")).isEmpty();
        assertThat(throttle("acquaintance:any")).contains(Throttle.FRESH);
    }

    @Test
    void remembersKeysByTheirCheckValues() {
        VaultKey key = VaultKey.of(new byte[32]);
        database.run(tx -> tx.get(VaultKeyRepository.class).register(List.of(key), NOON));
        database.run(tx -> tx.get(VaultKeyRepository.class).register(List.of(key), NOON));

        Map<String, byte[]> values = database.call(tx -> tx.get(VaultKeyRepository.class).checkValues());

        assertThat(values).containsOnlyKeys(key.id());
        assertThat(key.matches(values.get(key.id()))).isTrue();
    }

    private static PersonRepository people(TestDatabase.Transaction tx) {
        return tx.get(PersonRepository.class);
    }

    private boolean ownerExists() {
        return database.call(tx -> people(tx).ownerExists());
    }

    private Optional<Person> byToken(String hash, int afterSeconds) {
        return database.call(tx -> people(tx).findByToken(hash, NOON.plusSeconds(afterSeconds)));
    }

    private String lastUses() {
        return database.rows("SELECT CAST(EXTRACT(EPOCH FROM last_used_at) AS bigint) FROM api_token").stream()
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)).toString().substring(11, 19))
                .findFirst().orElseThrow();
    }

    private Optional<Throttle> throttle(String key) {
        return database.call(tx -> tx.get(ThrottleRepository.class).find(key));
    }

    private void save(String key, Throttle throttle) {
        database.run(tx -> tx.get(ThrottleRepository.class).save(key, throttle));
    }
}
