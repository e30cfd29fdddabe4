package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The steps below HTTP, one by one, by the same rules as {@link PanelHttp}: for a person who wants to know which one
 * fails.
 */
public final class ConnectionCheck {

    private final PanelClientSettings settings;
    private final DenyingDns dns;

    public ConnectionCheck(PanelClientSettings settings) {
        this.settings = settings;
        this.dns = new DenyingDns(settings.deniedNetworks());
    }

    /** What a certificate says of itself. */
    public record Certificate(String subject, Instant notAfter, String sha256) {
    }

    /**
     * @param certificate empty if the handshake did not come that far
     * @param failure     empty if the certificate is accepted
     */
    public record Handshake(Optional<Certificate> certificate, Optional<PanelFailure> failure) {
    }

    public List<InetAddress> addresses(PanelUrl url) throws PanelException {
        try {
            return Arrays.asList(dns.resolve(url.host()));
        } catch (IOException e) {
            throw new PanelException(Failures.of(e), e);
        }
    }

    /** @return the first address that takes a connection */
    public InetAddress connect(PanelUrl url) throws PanelException {
        try (Socket socket = open(url)) {
            return socket.getInetAddress();
        } catch (IOException e) {
            throw new PanelException(Failures.of(e), e);
        }
    }

    public Handshake handshake(PanelUrl url, TlsTrust trust) throws PanelException {
        Witness witness = new Witness(trust.pin() == null ? systemTrust() : new PinTrust(trust.pin()));
        try (Socket plain = open(url);
                SSLSocket socket = (SSLSocket) TrustedTls.context(witness).getSocketFactory()
                        .createSocket(plain, url.host(), url.port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(TrustedTls.PROTOCOLS.clone());
            if (trust.pin() == null) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new Handshake(witness.certificate(), Optional.empty());
        } catch (IOException e) {
            return new Handshake(witness.certificate(), Optional.of(Failures.of(e)));
        }
    }

    private Socket open(PanelUrl url) throws PanelException, IOException {
        IOException last = new SocketTimeoutException("no address");
        for (InetAddress address : addresses(url)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, url.port()), (int) settings.connectTimeout().toMillis());
                socket.setSoTimeout((int) settings.answerTimeout().toMillis());
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private static X509ExtendedTrustManager systemTrust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no usable trust store.", e);
        }
        throw new IllegalStateException("This Java has no usable trust manager.");
    }

    /** Remembers the certificate whatever the judge says, so that a person can compare and pin it. */
    private static final class Witness extends CertificateCheck {

        private final X509ExtendedTrustManager judge;
        private X509Certificate seen;

        Witness(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        @Override
        void check(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            seen = chain[0];
            judge.checkServerTrusted(chain, authType, socket);
        }

        Optional<Certificate> certificate() {
            return Optional.ofNullable(seen).map(found -> new Certificate(
                    Evidence.of(found.getSubjectX500Principal().getName()), found.getNotAfter().toInstant(),
                    PinTrust.fingerprint(found)));
        }
    }
}
