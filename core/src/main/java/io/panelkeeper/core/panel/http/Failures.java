package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.AddressDenied;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.Interrupted;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelFailure.TlsRefused;
import io.panelkeeper.core.panel.PanelFailure.UnknownHost;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.PanelFailure.WrongScheme;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What an exception of the HTTP stack means to an operator. */
public final class Failures {

    private Failures() {
    }

    /** The first cause that says something, outermost first. */
    public static PanelFailure of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        for (Throwable cause : causes) {
            PanelFailure failure = failure(cause, causes);
            if (failure != null) {
                return failure;
            }
        }
        return new PortalFailed(Evidence.of(describe(causes.get(causes.size() - 1))));
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** @return {@code null} if this one only wraps another */
    private static PanelFailure failure(Throwable cause, List<Throwable> all) {
        String evidence = Evidence.of(cause.getMessage());
        if (cause instanceof PanelIOException known) {
            return known.failure();
        }
        if (cause instanceof DenyingDns.AddressDeniedException) {
            return new AddressDenied(evidence);
        }
        if (cause instanceof UnknownHostException) {
            return new UnknownHost(evidence);
        }
        if (cause instanceof PlainAnswerFromTlsException) {
            return new WrongScheme(evidence);
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return new PortalFailed("no free connection: " + evidence);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
            return new TimedOut(evidence);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException
                || cause instanceof PortUnreachableException) {
            return new Unreachable(evidence);
        }
        if (cause instanceof SSLException) {
            return tls(cause, all);
        }
        if (cause instanceof NoHttpResponseException || cause instanceof ConnectionClosedException
                || cause instanceof TruncatedChunkException || cause instanceof SocketException
                || cause instanceof EOFException) {
            return new Interrupted(describe(cause));
        }
        if (cause instanceof MalformedChunkCodingException || cause instanceof MessageConstraintException
                || cause instanceof HttpException || cause instanceof ZipException) {
            // Their messages quote what was received, possibly a cookie.
            return new BrokenAnswer("malformed HTTP answer: " + cause.getClass().getSimpleName());
        }
        if (cause instanceof InterruptedIOException || cause instanceof InterruptedException) {
            return new PortalFailed("interrupted");
        }
        return null;
    }

    private static PanelFailure tls(Throwable cause, List<Throwable> all) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return new WrongScheme("the port answers without TLS");
        }
        Throwable root = all.get(all.size() - 1);
        if (root instanceof SocketTimeoutException) {
            return new TimedOut("TLS handshake: " + Evidence.of(root.getMessage()));
        }
        if (root instanceof EOFException || root instanceof SocketException) {
            return new Interrupted("TLS handshake: " + describe(root));
        }
        if (!(cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException
                || root instanceof CertificateException)) {
            return new Interrupted(describe(cause));
        }
        return new TlsRefused(Evidence.of(root == cause ? message : message + " (" + root.getMessage() + ")"));
    }

    private static String describe(Throwable cause) {
        return Evidence.of(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /** The port speaks TLS and has answered our plain request in plain text (wire contract §1.3). */
    static final class PlainAnswerFromTlsException extends IOException {
        private static final long serialVersionUID = 1L;

        PlainAnswerFromTlsException() {
            super("the port speaks TLS: it answered with HTTP/0.0");
        }
    }
}
