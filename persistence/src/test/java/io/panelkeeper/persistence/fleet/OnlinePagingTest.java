package io.panelkeeper.persistence.fleet;

import static io.panelkeeper.persistence.Fleet.NOON;
import static io.panelkeeper.persistence.Fleet.online;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.OnlineClients.Name;
import io.panelkeeper.persistence.Fleet;
import io.panelkeeper.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class OnlinePagingTest {

    /** Names that like to be confused: cases, wildcards, signs of several bytes, right to left. */
    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.strings().withChars('a', 'A', 'b', 'ß', 'Ω', 'ω', '%', '_', '!', ' ', 'ی', '\u202e', '界', 'İ', 'ı')
                .ofMinLength(1).ofMaxLength(5).set().ofMaxSize(30);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void pagesAreCompleteAndWithoutRepeats(@ForAll TestDatabase database, @ForAll("names") Set<String> names,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        Fleet fleet = new Fleet(database);
        fleet.observe(fleet.add("Oslo"), NOON, online(names.toArray(String[]::new)));

        List<String> byCursor = new ArrayList<>();
        String cursor = null;
        do {
            OnlineClients page = page(database, cursor, limit);
            assertThat(page.names()).isEqualTo(names.size());
            page.items().stream().map(Name::email).forEach(byCursor::add);
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(byCursor).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(names);
        assertThat(byPosition(database, limit)).isEqualTo(byCursor);
    }

    private static OnlineClients page(TestDatabase database, String cursor, int limit) {
        return database.call(tx -> tx.get(OnlineRepository.class).page("", null, cursor, limit, PanelScope.ALL, NOON));
    }

    private static List<String> byPosition(TestDatabase database, int limit) {
        List<String> names = new ArrayList<>();
        List<Name> page;
        do {
            int first = names.size();
            page = database.call(tx -> tx.get(OnlineRepository.class).pageAt("", null, first, limit, PanelScope.ALL, NOON)).items();
            page.stream().map(Name::email).forEach(names::add);
        } while (!page.isEmpty());
        return names;
    }
}
