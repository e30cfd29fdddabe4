package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelReader;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.http.PanelHttp;
import java.time.Clock;

/** {@link PanelReader} over HTTP. */
public final class HttpPanelReader implements PanelReader {

    private final PanelHttp http;
    private final Clock clock;
    private final OneTimeCode codes;

    public HttpPanelReader(PanelHttp http, Clock clock) {
        this(http, clock, time -> Thread.sleep(time.toMillis()));
    }

    HttpPanelReader(PanelHttp http, Clock clock, OneTimeCode.Pause pause) {
        this.http = http;
        this.clock = clock;
        this.codes = new OneTimeCode(pause);
    }

    @Override
    public PanelReading open(PanelAccess access, Known known) {
        return new HttpPanelReading(new SignedIn(new Conversation(http, access, clock), codes, known), known.nodes());
    }
}
