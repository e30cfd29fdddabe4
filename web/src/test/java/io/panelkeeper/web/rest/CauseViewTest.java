package io.panelkeeper.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.web.text.ErrorTexts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseViewTest {

    @ParameterizedTest
    @EnumSource(names = "ANSWERING", mode = EnumSource.Mode.EXCLUDE)
    void everyStateButAnsweringIsExplained(PanelState state) {
        for (Locale language : ErrorTexts.LOCALES) {
            CauseView cause = CauseView.of(state, null, language);
            assertThat(cause.code()).isEqualTo(Words.word(state));
            assertThat(cause.text()).isNotBlank().doesNotStartWith("state.");
            assertThat(cause.advice()).isNotBlank().doesNotStartWith("state.");
        }
    }

    @Test
    void failureExplainsMoreThanItsState() {
        PanelFailure failure = new LoginRefused("HTTP 200");
        assertThat(CauseView.of(PanelState.NEEDS_ATTENTION, failure, Locale.ENGLISH))
                .extracting(CauseView::code, CauseView::evidence).containsExactly("login-refused", "HTTP 200");
    }

    @Test
    void stoppedXrayExplainsWhyItsListIsUnusable() {
        assertThat(CauseView.of(PanelState.XRAY_STOPPED, new NotReady("null"), Locale.ENGLISH).code()).isEqualTo("xray-stopped");
    }

    @Test
    void whoAnswersNeedsNoExplanationUnlessTheListIsUnusable() {
        assertThat(CauseView.of(PanelState.ANSWERING, null, Locale.ENGLISH)).isNull();
        assertThat(CauseView.of(PanelState.ANSWERING, new NotReady(""), Locale.ENGLISH).code()).isEqualTo("not-ready");
    }
}
