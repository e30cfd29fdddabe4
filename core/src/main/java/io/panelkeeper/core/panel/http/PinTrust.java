package io.panelkeeper.core.panel.http;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Accepts exactly the certificate that a person has confirmed; its age, issuer and names do not matter then. */
final class PinTrust extends CertificateCheck {

    private final String pin;

    /** @param pin SHA-256, lower-case hexadecimal */
    PinTrust(String pin) {
        this.pin = pin;
    }

    @Override
    void check(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        String found = fingerprint(chain[0]);
        if (!found.equals(pin)) {
            throw new CertificateException("the certificate is not the pinned one; its SHA-256 is " + found);
        }
    }

    /** SHA-256 of the certificate, 64 lower-case hexadecimal digits. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
