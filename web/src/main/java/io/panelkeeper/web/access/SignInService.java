package io.panelkeeper.web.access;

import static io.panelkeeper.web.access.OpenTo.Audience.STRANGERS;
import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;
import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;

/** Signing in by name and password, and out again. */
@ApplicationScoped
public class SignInService {

    @Inject
    private SecurityContext security;
    @Inject
    private SignInThrottle throttle;
    @Inject
    private CallerAddress addresses;
    @Inject
    private Caller caller;

    /** How an attempt ended. A wrong name and a wrong password are the same. */
    public sealed interface Outcome {
        /** The session belongs to the person now, under a new id. */
        record SignedIn() implements Outcome {
        }

        record Refused() implements Outcome {
        }

        /** Too many attempts; this one was not looked at. */
        record Wait(Duration time) implements Outcome {
        }
    }

    @OpenTo(STRANGERS)
    public Outcome signIn(String username, String password, HttpServletRequest request, HttpServletResponse response) {
        String address = addresses.of(request);
        Duration wait = throttle.admitSignIn(username, address);
        if (!wait.isZero()) {
            return new Outcome.Wait(wait);
        }
        var typed = new UsernamePasswordCredential(username, password);
        if (security.authenticate(request, response, withParams().credential(typed).newAuthentication(true)) != SUCCESS) {
            return new Outcome.Refused();
        }
        throttle.signedIn(username, address);
        return new Outcome.SignedIn();
    }

    @OpenTo(STRANGERS)
    public void signOut(HttpServletRequest request) throws ServletException {
        request.logout();
        caller.isStranger();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
