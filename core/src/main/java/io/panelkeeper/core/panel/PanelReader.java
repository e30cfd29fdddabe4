package io.panelkeeper.core.panel;

import java.time.Duration;

/**
 * Reads panels: routes that change nothing. Safe for use by many threads.
 *
 * @see PanelReading
 */
public interface PanelReader {

    /** After this time a conversation asks nothing more, so that whoever claimed the panel knows when it is over. */
    Duration LONGEST_CONVERSATION = Duration.ofSeconds(45);

    /**
     * Begins one conversation. Nothing is asked yet.
     *
     * @param known what earlier conversations learned; {@link Known#NOTHING} for a panel never seen
     */
    PanelReading open(PanelAccess access, Known known);

    /**
     * @param release      {@code null} = detect it (wire contract §13.2)
     * @param session      {@code null} = log in when needed
     * @param nodes        the panel lists clients of nodes; from 3.3.0 on they are then asked by node (§4.8)
     * @param loginAllowed false after a refused login: then the conversation fails with
     *                     {@link PanelFailure.LoginRefused} before anything is sent
     */
    record Known(PanelRelease release, PanelSession session, boolean nodes, boolean loginAllowed) {
        public static final Known NOTHING = new Known(null, null, false, true);
    }
}
