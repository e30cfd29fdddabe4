package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.http.PanelHttp;
import io.panelkeeper.core.panel.http.PanelRequest;
import io.panelkeeper.core.panel.http.PanelResponse;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Lets answers tell the time of a given clock, since the JDK's server insists on the real one. */
final class ClockedHttp implements PanelHttp {

    private final PanelHttp http;
    private final Clock panelClock;

    ClockedHttp(PanelHttp http, Clock panelClock) {
        this.http = http;
        this.panelClock = panelClock;
    }

    @Override
    public PanelResponse send(PanelRequest request) throws PanelException {
        PanelResponse response = http.send(request);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(panelClock.instant().atOffset(ZoneOffset.UTC));
        return new PanelResponse() {
            @Override
            public int status() {
                return response.status();
            }

            @Override
            public Optional<String> header(String name) {
                return name.equals("Date") ? Optional.of(date) : response.header(name);
            }

            @Override
            public List<String> headers(String name) {
                return response.headers(name);
            }

            @Override
            public InputStream body() {
                return response.body();
            }

            @Override
            public void close() {
                response.close();
            }
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
