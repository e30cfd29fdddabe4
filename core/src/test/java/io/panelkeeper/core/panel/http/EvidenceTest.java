package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void isOneLineWithoutControlOrDirectionCharacters() {
        assertThat(Evidence.of(" a\r\n\tb\u0000c \u202Ed\u2066e\u200F \uFEFF\u0007f ")).isEqualTo("a bc de f");
    }

    @Test
    void isCutWithoutBreakingACharacter() {
        assertThat(Evidence.of("x".repeat(299) + "\uD83D\uDE00" + "y".repeat(50))).hasSize(299)
                .doesNotContain("\uD83D");
        assertThat(Evidence.of("ы".repeat(1000))).hasSize(300);
    }

    @Test
    void isEmptyForNothing() {
        assertThat(Evidence.of(null)).isEmpty();
        assertThat(Evidence.of("\u202E \r\n")).isEmpty();
    }
}
