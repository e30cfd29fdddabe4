package io.panelkeeper.web.page;

import io.panelkeeper.web.access.SignInService;
import io.panelkeeper.web.access.SignInService.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.omnifaces.util.Faces;

/** The sign-in page. */
@Named
@RequestScoped
public class SignInBacking {

    @Inject
    private SignInService signIn;

    private String username = "";
    private String password = "";
    private String next;

    public void signIn() {
        Outcome outcome = signIn.signIn(username, password, Faces.getRequest(), Faces.getResponse());
        if (outcome instanceof Outcome.SignedIn) {
            Faces.redirect(Faces.getRequestContextPath() + LocalPath.orHome(next));
        } else if (outcome instanceof Outcome.Wait wait) {
            FieldMessages.show("sign-in.wait", wait.time().toSeconds() + 1);
        } else {
            FieldMessages.show("sign-in.refused");
        }
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = Objects.toString(username, "");
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = Objects.toString(password, "");
    }

    /** Where to go afterwards; the page keeps it in a hidden field. */
    public String getNext() {
        return next == null ? Faces.getRequestParameter("next") : next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
