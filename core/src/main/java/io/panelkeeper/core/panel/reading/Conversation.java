package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.SecondFactor.LoginSecret;
import io.panelkeeper.core.panel.Credentials.SecondFactor.TotpSeed;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelReader;
import io.panelkeeper.core.panel.http.Evidence;
import io.panelkeeper.core.panel.http.PanelHttp;
import io.panelkeeper.core.panel.http.PanelRequest;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import io.panelkeeper.core.panel.http.PanelRequest.Method;
import io.panelkeeper.core.panel.http.PanelResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The wire of one reading: sends, counts, listens to the panel's clock, and keeps secrets out of what is reported. */
final class Conversation {

    private final PanelHttp http;
    private final PanelAccess access;
    private final Clock clock;
    private final Instant begun;
    private final Set<String> secrets = new LinkedHashSet<>();
    private int requests;
    private String lastDate;
    private Instant lastSent;
    private Instant lastReceived;

    Conversation(PanelHttp http, PanelAccess access, Clock clock) {
        this.http = http;
        this.access = access;
        this.clock = clock;
        this.begun = clock.instant();
        if (access.credentials() instanceof Credentials.Password password) {
            keepSecret(password.password());
            if (password.secondFactor() instanceof TotpSeed totp) {
                keepSecret(totp.base32());
            } else if (password.secondFactor() instanceof LoginSecret secret) {
                keepSecret(secret.value());
            }
        } else if (access.credentials() instanceof Credentials.Token token) {
            keepSecret(token.value());
        }
    }

    PanelAccess access() {
        return access;
    }

    Instant now() {
        return clock.instant();
    }

    int requests() {
        return requests;
    }

    void keepSecret(String secret) {
        // A secret of three letters would black out half of every text.
        if (secret != null && secret.length() > 3) {
            secrets.add(secret);
        }
    }

    /** What the panel said, in a form that may be shown and logged. */
    String evidence(String text) {
        String shown = text == null ? "" : text;
        for (String secret : secrets) {
            shown = shown.replace(secret, "•••");
        }
        return Evidence.of(shown);
    }

    /** @param form {@code null} for no body; {@code repeatable} is every request but a login */
    PanelResponse send(Method method, String path, Map<String, String> headers, Map<String, String> form,
            AnswerSize answer, boolean repeatable) throws PanelException {
        if (clock.instant().isAfter(begun.plus(PanelReader.LONGEST_CONVERSATION))) {
            throw new PanelException(new TimedOut("each answer came in time, but all together took longer than "
                    + PanelReader.LONGEST_CONVERSATION.toSeconds() + " s"));
        }
        // A panel of 3.4.1 and newer answers unknown pages with HTML unless told otherwise (wire contract §14.17).
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent("Accept", "application/json");
        requests++;
        Instant sent = clock.instant();
        PanelResponse response = http.send(
                new PanelRequest(method, access.url().resolve(path), access.tls(), all, form, answer, repeatable));
        response.header("Date").ifPresent(date -> {
            lastDate = date;
            lastSent = sent;
            lastReceived = clock.instant();
        });
        return response;
    }

    /** Panel's clock minus ours, as exactly as a header of whole seconds tells. */
    Optional<Duration> clockDifference() {
        if (lastDate == null) {
            return Optional.empty();
        }
        try {
            Instant panel = DateTimeFormatter.RFC_1123_DATE_TIME.parse(lastDate, Instant::from);
            Duration halfway = Duration.between(lastSent, lastReceived).dividedBy(2);
            return Optional.of(Duration.between(lastSent.plus(halfway), panel.plusMillis(500)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Now, by the panel's clock if it told, else by ours. */
    Instant panelNow() {
        return now().plus(clockDifference().orElse(Duration.ZERO));
    }
}
