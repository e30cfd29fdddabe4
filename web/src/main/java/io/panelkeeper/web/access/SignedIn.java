package io.panelkeeper.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * All that a session knows: who signed in, and when. What that person may do is read from the database for each
 * request.
 *
 * @param csrfToken proves that a REST call came from our own pages
 */
record SignedIn(long personId, Instant at, String csrfToken) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = SignedIn.class.getName();
    /** However busy a session is, a person signs in again after this time (ASVS 3.3.2). */
    private static final Duration LIFE = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    static SignedIn now(long personId, Instant now) {
        byte[] token = new byte[32];
        RANDOM.nextBytes(token);
        return new SignedIn(personId, now, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** Never creates a session. */
    static Optional<SignedIn> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((SignedIn) session.getAttribute(ATTRIBUTE)).filter(in -> now.isBefore(in.at.plus(LIFE)));
    }

    void remember(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    @Override
    public String toString() {
        return "SignedIn[" + personId + ", " + at + "]";
    }
}
