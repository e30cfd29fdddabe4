package io.panelkeeper.web.text;

import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.fleet.TestStep.Outcome;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a panel's state: the tone that chooses shape and colour, the cause, and what to do. */
@Named("words")
@RequestScoped
public class PanelWords {

    @Inject
    private Format format;

    public String tone(PanelState state) {
        return switch (state) {
            case NEEDS_ATTENTION, XRAY_STOPPED -> "warn";
            case NOT_ANSWERING -> "bad";
            case NOT_ASKED_YET -> "unknown";
            case ANSWERING -> "ok";
            case PAUSED -> "paused";
        };
    }

    public String tone(Outcome outcome) {
        return switch (outcome) {
            case OK -> "verified";
            case FAILED -> "bad";
            case SKIPPED -> "unknown";
        };
    }

    /** For example {@code connection refused}. */
    public String cause(PanelFailure failure) {
        return format.text("failure." + failure.code());
    }

    /** What to do about it, as a sentence. */
    public String advice(PanelFailure failure) {
        return format.text("failure." + failure.code() + ".advice");
    }

    /** The line below a state: since when, the cause and the next step; empty when all is well. */
    public String explanation(PanelSummary panel) {
        // That Xray does not run explains why its list is unusable, not the other way round.
        if (panel.cause() == null || panel.state() == PanelState.XRAY_STOPPED) {
            return panel.state() == PanelState.ANSWERING ? "" : format.text("state." + panel.state() + ".advice");
        }
        return format.text("fleet.cause", cause(panel.cause()), advice(panel.cause()));
    }

    /** Why a value of this panel is not known. */
    public String missing(PanelSummary panel) {
        return missing(panel.state(), panel.cause(), panel.knownUntil());
    }

    /** @param knownUntil {@code null} = never known */
    public String missing(PanelState state, PanelFailure cause, Instant knownUntil) {
        String why = cause == null ? format.text("state." + state) : cause(cause);
        return knownUntil == null
                ? format.text("missing.never", why)
                : format.text("missing.since", why, format.time(knownUntil));
    }

    /** A fleet in one line, what needs a person first; a quiet one is one calm sentence. */
    public String fleet(FleetTotals totals) {
        String panels = format.text("fleet.panels", totals.panels());
        if (totals.panels() > 0 && totals.byState().getOrDefault(PanelState.ANSWERING, 0) == totals.panels()) {
            return format.text("fleet.calm", panels);
        }
        return Stream.concat(Stream.of(panels), Stream.of(PanelState.values())
                .filter(state -> totals.byState().getOrDefault(state, 0) > 0)
                .map(state -> format.text("fleet.count." + state, totals.byState().get(state))))
                .collect(Collectors.joining(" · "));
    }

    /** How many are online, and on how many of the panels that is known. */
    public String online(FleetTotals totals) {
        if (totals.known() == 0) {
            return format.text("fleet.known.none");
        }
        return totals.unknown() == 0
                ? format.text("fleet.known.all", totals.online(), format.text("fleet.panels", totals.known()))
                : format.text("fleet.known", totals.online(), totals.known(), totals.known() + totals.unknown());
    }

    /** @param precision {@code null} = we had not looked before {@code at} */
    public String since(Instant at, Duration precision) {
        return precision == null
                ? format.text("online.since.longer", format.stamp(at))
                : format.text("online.since.more", format.stamp(at.minus(precision)), format.stamp(at));
    }
}
