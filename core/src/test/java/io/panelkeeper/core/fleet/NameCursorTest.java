package io.panelkeeper.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameCursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"ali", "a+b@example.org", "علی 🚀", "?&#%/"})
    void leadsBackToTheNameAndFitsIntoAnAddress(String name) {
        assertThat(NameCursor.of(name)).matches("[\\w-]+");
        assertThat(NameCursor.name(NameCursor.of(name))).isEqualTo(name);
    }

    /** Not base64url, too short, NUL, broken UTF-8, padding, bits left over. */
    @ParameterizedTest
    @ValueSource(strings = {"ali@example.org", "a", "AA", "_w", "YQ==", "YR"})
    void refusesForeignCursors(String cursor) {
        assertThatIllegalArgumentException().isThrownBy(() -> NameCursor.name(cursor)).withMessageStartingWith("cursor:");
    }
}
