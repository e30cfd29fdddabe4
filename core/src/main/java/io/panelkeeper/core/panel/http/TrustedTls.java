package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.TlsTrust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/**
 * TLS 1.2 or newer, with the trust of the exchange. Each pin has an {@link SSLContext}, and so a cache of TLS sessions,
 * of its own: a resumed session skips the certificate check, so it must never have been made under another pin.
 */
final class TrustedTls implements TlsSocketStrategy {

    static final String[] PROTOCOLS = {TLS.V_1_3.id, TLS.V_1_2.id};
    /** Refilling costs a new context per pin, which is little beside a handshake. */
    private static final int MOST_PINS = 5000;

    private final TlsSocketStrategy system = strategy(systemContext(), HostnameVerificationPolicy.BOTH);
    private final Map<String, TlsSocketStrategy> pinned = new ConcurrentHashMap<>();

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return strategyFor(JerseyClientFactory.exchange(context).request().tls())
                .upgrade(socket, target, port, attachment, context);
    }

    private TlsSocketStrategy strategyFor(TlsTrust trust) {
        if (trust.pin() == null) {
            return system;
        }
        if (pinned.size() > MOST_PINS) {
            pinned.clear();
        }
        // The pin names exactly one certificate, so its host name says nothing more.
        return pinned.computeIfAbsent(trust.pin(),
                pin -> strategy(context(new PinTrust(pin)), HostnameVerificationPolicy.CLIENT));
    }

    private static TlsSocketStrategy strategy(SSLContext context, HostnameVerificationPolicy policy) {
        return policy == HostnameVerificationPolicy.CLIENT
                ? new DefaultClientTlsStrategy(context, PROTOCOLS, null, SSLBufferMode.STATIC, policy,
                        NoopHostnameVerifier.INSTANCE)
                : new DefaultClientTlsStrategy(context, PROTOCOLS, null, SSLBufferMode.STATIC, policy, null);
    }

    private static SSLContext systemContext() {
        return context((TrustManager[]) null);
    }

    /** @param trust none = the system's */
    static SSLContext context(TrustManager... trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no usable TLS.", e);
        }
    }
}
