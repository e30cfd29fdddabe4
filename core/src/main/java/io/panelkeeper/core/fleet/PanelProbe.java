package io.panelkeeper.core.fleet;

import io.panelkeeper.core.fleet.TestStep.Outcome;
import io.panelkeeper.core.fleet.TestStep.Step;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.NotPermitted;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.core.panel.PanelFailure.SecondFactorNeeded;
import io.panelkeeper.core.panel.PanelFailure.SessionLost;
import io.panelkeeper.core.panel.PanelReader;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.http.ConnectionCheck;
import io.panelkeeper.core.panel.http.ConnectionCheck.Certificate;
import io.panelkeeper.core.panel.http.ConnectionCheck.Handshake;
import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tries to reach a panel step by step. A password is sent once at most, as any login may page the panel's owner (wire
 * contract §2.9).
 */
public final class PanelProbe {

    private final ConnectionCheck connection;
    private final PanelReader reader;

    public PanelProbe(ConnectionCheck connection, PanelReader reader) {
        this.connection = connection;
        this.reader = reader;
    }

    /** Every step in order; after a failed one the rest is skipped. Details are facts without words of a language. */
    public List<TestStep> test(PanelAccess access) {
        Report report = new Report();
        try {
            report.ok(Step.NAME, connection.addresses(access.url()).stream()
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", ")));
            report.ok(Step.CONNECTION, connection.connect(access.url()).getHostAddress() + ":" + access.url().port());
            tls(access, report);
            if (!report.hasFailed()) {
                panel(access, report);
            }
        } catch (PanelException e) {
            report.failed(report.next(), "", e.failure());
        }
        return report.complete();
    }

    private void tls(PanelAccess access, Report report) throws PanelException {
        if (!access.url().secure()) {
            report.add(new TestStep(Step.TLS, Outcome.SKIPPED, "http", null));
            return;
        }
        Handshake handshake = connection.handshake(access.url(), access.tls());
        String certificate = handshake.certificate().map(PanelProbe::describe).orElse("");
        if (handshake.failure().isPresent()) {
            report.failed(Step.TLS, certificate, handshake.failure().get());
        } else {
            report.ok(Step.TLS, certificate);
        }
    }

    private static String describe(Certificate certificate) {
        return certificate.subject() + ", " + certificate.notAfter().atOffset(ZoneOffset.UTC).toLocalDate()
                + ", SHA-256 " + certificate.sha256();
    }

    /**
     * From 3.0.0 on a panel tells its version only to those who are signed in, so the steps are told apart by what
     * failed.
     */
    private void panel(PanelAccess access, Report report) throws PanelException {
        PanelReading reading = reader.open(access, Known.NOTHING);
        PanelRelease release;
        try {
            release = reading.release();
        } catch (PanelException e) {
            if (!concernsLogin(e.failure())) {
                throw e;
            }
            report.ok(Step.PANEL, access.url().toString());
            report.add(new TestStep(Step.VERSION, Outcome.SKIPPED, "", null));
            signedIn(e.failure(), report);
            return;
        }
        report.ok(Step.PANEL, access.url().toString());
        report.ok(Step.VERSION, release.version() + " (" + release.dialect() + ")");
        try {
            PanelStatus status = reading.status();
            report.ok(Step.LOGIN, "");
            report.ok(Step.XRAY, describe(status));
        } catch (PanelException e) {
            signedIn(e.failure(), report);
        }
    }

    private static boolean concernsLogin(PanelFailure failure) {
        return failure instanceof LoginRefused
                || failure instanceof SecondFactorNeeded
                || failure instanceof SessionLost
                || failure instanceof NotPermitted
                || failure instanceof NotReady;
    }

    private static void signedIn(PanelFailure failure, Report report) {
        if (failure instanceof NotReady) {
            report.ok(Step.LOGIN, "");
            report.failed(Step.XRAY, "", failure);
        } else {
            report.failed(Step.LOGIN, "", failure);
        }
    }

    private static String describe(PanelStatus status) {
        String state = status.xrayState() + " " + status.xrayVersion();
        return status.xrayError().isEmpty() ? state : state + ": " + status.xrayError();
    }

    /** Steps so far. */
    private static final class Report {

        private final List<TestStep> steps = new ArrayList<>();
        private boolean failed;

        void ok(Step step, String detail) {
            add(new TestStep(step, Outcome.OK, detail, null));
        }

        void failed(Step step, String detail, PanelFailure failure) {
            failed = true;
            add(new TestStep(step, Outcome.FAILED, detail, failure));
        }

        void add(TestStep step) {
            steps.add(step);
        }

        boolean hasFailed() {
            return failed;
        }

        Step next() {
            return Step.values()[steps.size()];
        }

        List<TestStep> complete() {
            while (steps.size() < Step.values().length) {
                add(new TestStep(next(), Outcome.SKIPPED, "", null));
            }
            return List.copyOf(steps);
        }
    }
}
