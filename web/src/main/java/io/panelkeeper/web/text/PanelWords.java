package io.panelkeeper.web.text;

import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.fleet.TestStep;
import io.panelkeeper.core.fleet.TestStep.Outcome;
import io.panelkeeper.core.fleet.TestStep.Step;
import io.panelkeeper.core.fleet.Vitals;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.Dialect;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelVersion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a panel's state: the tone that chooses shape and colour, the cause, and what to do. */
@Named("words")
@RequestScoped
public class PanelWords {

    private static final Duration SAME_TIME = Duration.ofSeconds(2);
    private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9a-f]{64}\\b");

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
                .collect(Collectors.joining(format.text("separator")));
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

    /** @return 0 – 100, or {@code null} without a total */
    public Double percent(long used, long total) {
        return total <= 0 ? null : 100.0 * used / total;
    }

    /** @return {@code null} when not known */
    public String uptime(Vitals vitals, boolean xray) {
        if (vitals == null) {
            return null;
        }
        return format.duration(Duration.ofSeconds(xray ? vitals.xrayUptimeSeconds() : vitals.hostUptimeSeconds()));
    }

    /** For example {@code E}; {@code null} while the version is not known. */
    public String dialect(PanelVersion version) {
        return version == null ? null : Dialect.of(version).name();
    }

    public String millis(long millis) {
        return format.duration(Duration.ofMillis(millis));
    }

    /** @param kind {@code null} = not told */
    public String database(String kind) {
        return kind == null ? null : format.text("panel.database." + kind);
    }

    /** The panel's clock beside ours. @param difference {@code null} = not known */
    public String clock(Duration difference) {
        if (difference == null) {
            return null;
        }
        // The header that tells the panel's time counts in seconds.
        if (difference.abs().compareTo(SAME_TIME) <= 0) {
            return format.text("panel.clock.same", format.duration(SAME_TIME));
        }
        return format.text(difference.isNegative() ? "panel.clock.behind" : "panel.clock.ahead", format.duration(difference.abs()));
    }

    /** The SHA-256 of the certificate that a test found; empty when this step saw none. */
    public String fingerprint(TestStep step) {
        Matcher found = FINGERPRINT.matcher(step.step() == Step.TLS ? step.detail() : "");
        return found.find() ? found.group() : "";
    }
}
