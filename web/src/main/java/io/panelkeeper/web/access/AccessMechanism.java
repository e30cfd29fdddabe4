package io.panelkeeper.web.access;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.Status.VALID;

import io.panelkeeper.core.access.ApiToken;
import io.panelkeeper.web.access.Caller.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The one mechanism (Jakarta Security allows no second): the sign-in page's name and password, after that the session,
 * and for the REST API a bearer token. It only says who calls. Strangers pass: what they may not see is refused by the
 * guards behind, in words that fit the place.
 */
@ApplicationScoped
public class AccessMechanism implements HttpAuthenticationMechanism {

    /** Request attribute: the exception that kept a token from being checked. */
    public static final String FAILURE = "io.panelkeeper.failure";

    static final String API = "/api/v1";
    private static final String BEARER = "Bearer ";

    @Inject
    private IdentityStoreHandler identityStores;
    @Inject
    private Caller caller;
    @Inject
    private Clock clock;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        Credential typed = context.getAuthParameters().getCredential();
        if (typed != null) {
            return signIn(typed, request, context);
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null && isApi(request)) {
            return byToken(authorization, request, context);
        }
        Optional<SignedIn> signedIn = SignedIn.of(request, clock.instant());
        return signedIn.isPresent() ? bySession(signedIn.get(), context) : context.doNothing();
    }

    private AuthenticationStatus signIn(Credential typed, HttpServletRequest request, HttpMessageContext context) {
        CredentialValidationResult result = identityStores.validate(typed);
        if (result.getStatus() == VALID) {
            long personId = ((PersonPrincipal) result.getCallerPrincipal()).personId();
            // Whoever knew the session's id before must not know it afterwards.
            request.getSession();
            request.changeSessionId();
            SignedIn.now(personId, clock.instant()).remember(request.getSession());
            caller.is(personId, Kind.PERSON);
        }
        return context.notifyContainerAboutLogin(result);
    }

    private AuthenticationStatus byToken(String authorization, HttpServletRequest request, HttpMessageContext context) {
        CredentialValidationResult result;
        try {
            result = validate(authorization);
        } catch (RuntimeException e) {
            // An exception in here would end in an empty page of the server; the API answers with a problem.
            request.setAttribute(FAILURE, e);
            return context.doNothing();
        }
        if (result.getStatus() != VALID) {
            return context.doNothing();
        }
        caller.is(((PersonPrincipal) result.getCallerPrincipal()).personId(), Kind.TOKEN);
        return context.notifyContainerAboutLogin(result);
    }

    private CredentialValidationResult validate(String authorization) {
        return Optional.of(authorization)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> ApiToken.parse(header.substring(BEARER.length()).strip()))
                .map(token -> identityStores.validate(new TokenCredential(token)))
                .orElse(INVALID_RESULT);
    }

    private AuthenticationStatus bySession(SignedIn signedIn, HttpMessageContext context) {
        caller.is(signedIn.personId(), Kind.PERSON);
        return context.notifyContainerAboutLogin(
                new PersonPrincipal(signedIn.personId(), Long.toString(signedIn.personId())), Set.of());
    }

    static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(API) || path.startsWith(API + "/");
    }
}
