package io.panelkeeper.web.rest;

import java.util.Locale;

/** Constants as the API writes them: {@code xray-stopped} for {@code XRAY_STOPPED}. */
final class Words {

    private Words() {
    }

    /** @param constant may be {@code null}, and so is the word then */
    static String word(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
