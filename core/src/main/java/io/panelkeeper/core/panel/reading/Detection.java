package io.panelkeeper.core.panel.reading;

import static io.panelkeeper.core.panel.http.PanelRequest.AnswerSize.SMALL;
import static io.panelkeeper.core.panel.http.PanelRequest.Method.GET;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.NotAPanel;
import io.panelkeeper.core.panel.PanelFailure.WrongBasePath;
import io.panelkeeper.core.panel.PanelFailure.WrongScheme;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.http.Evidence;
import io.panelkeeper.core.panel.http.PanelResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The anonymous part of detection (wire contract §13.2, steps 1 and 2): two harmless requests tell a panel of 2.x with
 * its exact version, a panel of 3.x, and everything that is no panel. No gzip is asked for, since that hides a 404
 * (§10.5).
 */
final class Detection {

    /** Any release of 3.x, until the panel has told which. */
    static final PanelRelease SOME_3 = new PanelRelease(PanelVersion.of(3, 0, 0));

    private static final Pattern VERSION_2 = Pattern.compile("assets/js/axios-init\\.js\\?v?(\\d+\\.\\d+\\.\\d+)");
    private static final Pattern VERSION_3 =
            Pattern.compile("X_UI_CUR_VER\\w*\\W{1,6}([0-9][0-9.]*[0-9]|dev\\+[0-9a-f]+)");
    private static final Pattern DATABASE = Pattern.compile("X_UI_DB_TYPE\\w*\\W{1,6}(\\w{1,20})");
    private static final String TLS_PORT = "HTTP request to an HTTPS server";

    private final Conversation panel;
    private final Login login;

    Detection(Conversation panel, Login login) {
        this.panel = panel;
        this.login = login;
    }

    /**
     * @param release  exact for 2.x; {@link #SOME_3} for 3.x
     * @param visitor  cookie and CSRF token that 3.x has given us; {@code null} for 2.x
     */
    record Found(PanelRelease release, PanelSession visitor) {
    }

    Found find() throws PanelException {
        try (PanelResponse response = panel.send(GET, "csrf-token", Map.of(), null, SMALL, true)) {
            if (response.status() == 200) {
                return new Found(SOME_3, visitor(response));
            }
            if (response.status() != 404) {
                throw new PanelException(noPanel(response));
            }
        } catch (PanelException e) {
            throw ofAStranger(e);
        }
        return new Found(release2(), null);
    }

    private PanelSession visitor(PanelResponse response) throws PanelException {
        PanelSession visitor = Verdict.isJson(response) ? login.guest(response, SOME_3) : null;
        if (visitor == null) {
            throw new PanelException(new NotAPanel(describe(response)));
        }
        return visitor;
    }

    private PanelRelease release2() throws PanelException {
        try (PanelResponse response = panel.send(GET, "", Map.of("Accept", "text/html"), null, SMALL, true)) {
            if (response.status() == 404) {
                throw new PanelException(new WrongBasePath("404 for " + panel.access().url().basePath()));
            }
            if (response.status() != 200) {
                throw new PanelException(noPanel(response));
            }
            return find(VERSION_2, Answers.page(response))
                    .flatMap(PanelVersion::parse)
                    .map(PanelRelease::new)
                    .orElseThrow(() -> new PanelException(
                            new NotAPanel(describe(response) + " without a panel's version mark")));
        } catch (PanelException e) {
            throw ofAStranger(e);
        }
    }

    /**
     * What a page of a signed-in person tells from 3.0.0 on: {@code X_UI_CUR_VER}, and the database from 3.2.5 on (wire
     * contract §6.6).
     */
    record PageFacts(Optional<PanelVersion> version, Optional<String> database) {
    }

    PageFacts pageFacts(Map<String, String> signedIn) throws PanelException {
        Map<String, String> headers = new HashMap<>(signedIn);
        headers.put("Accept", "text/html");
        try (PanelResponse response = panel.send(GET, "panel/", headers, null, SMALL, true)) {
            if (response.status() != 200) {
                return new PageFacts(Optional.empty(), Optional.empty());
            }
            String page = Answers.page(response);
            return new PageFacts(find(VERSION_3, page).flatMap(PanelVersion::parse), find(DATABASE, page));
        }
    }

    private static Optional<String> find(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private PanelFailure noPanel(PanelResponse response) throws PanelException {
        int status = response.status();
        if (status >= 300 && status < 400) {
            PanelFailure cause = Verdict.redirect(response, panel.access().url());
            return cause == null ? new NotAPanel(status + " to the address itself") : cause;
        }
        if (status == 403) {
            return Verdict.hostRefused(response);
        }
        if (status == 400 && Answers.page(response).contains(TLS_PORT)) {
            return new WrongScheme("400: " + TLS_PORT);
        }
        PanelFailure unexpected = Verdict.unexpected(response, panel.access().url());
        return unexpected instanceof BrokenAnswer ? new NotAPanel(describe(response)) : unexpected;
    }

    /** An unreadable answer of something that has never been a panel is no broken panel. */
    private static PanelException ofAStranger(PanelException e) {
        return e.failure() instanceof BrokenAnswer broken
                ? new PanelException(new NotAPanel(broken.evidence()), e)
                : e;
    }

    private static String describe(PanelResponse response) {
        return Evidence.of(response.status() + " " + response.header("Content-Type").orElse("without a type"));
    }
}
