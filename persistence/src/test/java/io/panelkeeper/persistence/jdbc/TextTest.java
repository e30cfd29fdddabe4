package io.panelkeeper.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "alice@example.org";

        assertThat(Text.fit(text, 100)).isSameAs(text);
        assertThat(Text.fit(null, 100)).isNull();
    }

    @Test
    void keepsAThousandLettersOfTwoBytes() {
        assertThat(Text.email("ж".repeat(1000))).hasSize(1000);
    }

    @Test
    void neverCutsAPairInTwo() {
        assertThat(Text.fit("ab🦊", 3)).isEqualTo("ab\ufffd");
        assertThat(Text.email("🦊".repeat(501))).isEqualTo("🦊".repeat(500));
    }

    @Test
    void escapesWhatLikeWouldInterpret() {
        assertThat(Text.contains("50%_!A")).isEqualTo("%50!%!_!!a%");
    }

    @Property
    void makesEveryNameStorable(@ForAll String name) {
        String stored = Text.email(name.repeat(20));

        assertThat(stored).hasSizeLessThanOrEqualTo(Text.EMAIL).doesNotContain("\u0000");
        assertThat(stored.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2000);
        assertThat(new String(stored.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(stored);
        assertThat(Text.email(stored)).isEqualTo(stored);
    }

    @Test
    void keepsTimesInTheYearsBothEnginesKnow() {
        assertThat(Times.storable(Instant.MAX)).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(Times.storable(Instant.MIN)).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(Times.storable(Instant.parse("2026-11-23T12:00:00.123456789Z"))).isEqualTo("2026-11-23T12:00:00.123456Z");
        assertThat(Times.storable(null)).isNull();
    }
}
