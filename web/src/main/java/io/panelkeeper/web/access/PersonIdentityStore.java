package io.panelkeeper.web.access;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.NOT_VALIDATED_RESULT;

import io.panelkeeper.core.access.PasswordRule;
import io.panelkeeper.persistence.access.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Knows people by name and password, and their programs by token. Guessing is slowed down before this is asked ({@link
 * SignInService}).
 */
@ApplicationScoped
public class PersonIdentityStore implements IdentityStore {

    @Inject
    private People people;
    @Inject
    private Passwords passwords;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential typed) {
            return result(byPassword(typed));
        }
        return credential instanceof TokenCredential shown
                ? result(people.findByToken(shown.token()))
                : NOT_VALIDATED_RESULT;
    }

    /** Privileges are no groups: they are read for each request, see {@link Caller}. */
    @Override
    public Set<ValidationType> validationTypes() {
        return EnumSet.of(ValidationType.VALIDATE);
    }

    private Optional<Person> byPassword(UsernamePasswordCredential typed) {
        char[] password = typed.getPassword().getValue();
        if (password.length > 2 * PasswordRule.MOST_LENGTH) {
            return Optional.empty();
        }
        Optional<Person> person = people.findByName(typed.getCaller());
        boolean right = person.isPresent()
                ? passwords.matches(password, person.get().passwordHash())
                : passwords.matchesNobody(password);
        return right ? person : Optional.empty();
    }

    private static CredentialValidationResult result(Optional<Person> person) {
        return person.map(found -> new CredentialValidationResult(new PersonPrincipal(found.id(), found.username())))
                .orElse(INVALID_RESULT);
    }
}
