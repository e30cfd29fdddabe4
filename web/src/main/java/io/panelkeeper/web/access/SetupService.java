package io.panelkeeper.web.access;

import static io.panelkeeper.web.access.OpenTo.Audience.STRANGERS;

import io.panelkeeper.core.access.ApiToken;
import io.panelkeeper.core.access.PasswordRule;
import io.panelkeeper.core.access.SetupCode;
import io.panelkeeper.core.fleet.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The first run: whoever can read the log may create the first owner, once. */
@ApplicationScoped
public class SetupService {

    @Inject
    private People people;
    @Inject
    private Passwords passwords;
    @Inject
    private SignInThrottle throttle;
    @Inject
    private CallerAddress addresses;

    /** Each node has its own, and forgets it with the next start. */
    private final SetupCode code = SetupCode.random(new SecureRandom());
    /** True never becomes false again, so it is looked up only until then. */
    private volatile boolean done;

    /** How an attempt ended. */
    public sealed interface Outcome {
        record Created() implements Outcome {
        }

        record Wrong(List<FieldError> errors) implements Outcome {
        }

        /** Too many attempts; this one was not looked at. */
        record Wait(Duration time) implements Outcome {
        }
    }

    /** Nobody can sign in yet. */
    @OpenTo(STRANGERS)
    public boolean needed() {
        done = done || people.ownerExists();
        return !done;
    }

    @OpenTo(STRANGERS)
    public Outcome create(String typedCode, String username, String password, HttpServletRequest request) {
        if (!needed()) {
            return wrong(FieldError.of("code", "setup.done"));
        }
        List<FieldError> errors = errors(username, password);
        if (!errors.isEmpty()) {
            return new Outcome.Wrong(errors);
        }
        Duration wait = throttle.admitSetup(addresses.of(request));
        if (!wait.isZero()) {
            return new Outcome.Wait(wait);
        }
        if (!code.matches(typedCode)) {
            return wrong(FieldError.of("code", "setup.wrong-code"));
        }
        return add(username, password, null) ? new Outcome.Created() : wrong(FieldError.of("code", "setup.done"));
    }

    /** For the log, at start. */
    String codeText() {
        return code.text();
    }

    /**
     * @param token {@code null} = none
     * @return false when there is an owner already
     */
    boolean add(String username, String password, ApiToken token) {
        return people.addFirstOwner(username, passwords.hash(password), token);
    }

    private static List<FieldError> errors(String username, String password) {
        List<FieldError> errors = new ArrayList<>();
        PasswordRule.wrongName(username).ifPresent(key -> errors.add(FieldError.of("username", key, PasswordRule.NAME_LENGTH)));
        PasswordRule.wrongPassword(username, password).ifPresent(key -> errors.add(
                FieldError.of("password", key, PasswordRule.LEAST_LENGTH, PasswordRule.MOST_LENGTH)));
        return errors;
    }

    private static Outcome wrong(FieldError error) {
        return new Outcome.Wrong(List.of(error));
    }
}
