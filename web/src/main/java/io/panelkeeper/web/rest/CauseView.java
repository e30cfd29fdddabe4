package io.panelkeeper.web.rest;

import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.web.text.ErrorTexts;
import java.util.Locale;

/**
 * Why something is not known or not well.
 *
 * @param code     stable
 * @param text     what it means, in the caller's language
 * @param advice   what to do about it
 * @param evidence what we saw; may be empty
 */
public record CauseView(String code, String text, String advice, String evidence) {

    /**
     * Why a panel is as it is; {@code null} = all is well.
     *
     * @param failure may be {@code null}: not every state comes from a failure
     */
    static CauseView of(PanelState state, PanelFailure failure, Locale language) {
        // That Xray does not run explains why its list is unusable, not the other way round.
        if (failure != null && state != PanelState.XRAY_STOPPED || state == PanelState.ANSWERING) {
            return of(failure, language);
        }
        return new CauseView(Words.word(state), ErrorTexts.text(language, "state." + state),
                ErrorTexts.text(language, "state." + state + ".advice"), failure == null ? "" : failure.evidence());
    }

    /** @param failure may be {@code null}, and so is the view then */
    static CauseView of(PanelFailure failure, Locale language) {
        return failure == null ? null : new CauseView(failure.code(),
                ErrorTexts.text(language, "failure." + failure.code()),
                ErrorTexts.text(language, "failure." + failure.code() + ".advice"), failure.evidence());
    }
}
