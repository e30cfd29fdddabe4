package io.panelkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;

/**
 * The token that proves a REST call to come from our own pages (ASVS 4.2.2). Pages themselves are protected by their
 * view state.
 */
@Named
@RequestScoped
public class Csrf {

    public static final String HEADER = "X-CSRF-Token";

    @Inject
    private Clock clock;
    @Inject
    private HttpServletRequest request;

    /** @return empty without a signed-in session */
    public String getToken() {
        return SignedIn.of(request, clock.instant()).map(SignedIn::csrfToken).orElse("");
    }

    /** @param shown may be {@code null} */
    public boolean matches(String shown) {
        String token = getToken();
        return !token.isEmpty() && shown != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
