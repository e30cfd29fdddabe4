package io.panelkeeper.web.page;

import io.panelkeeper.web.access.SetupService;
import io.panelkeeper.web.access.SetupService.Outcome;
import io.panelkeeper.web.access.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.omnifaces.util.Faces;

/** The page of the first run. */
@Named
@RequestScoped
public class SetupBacking {

    @Inject
    private SetupService setup;
    @Inject
    private SignInService signIn;

    private String code = "";
    private String username = "";
    private String password = "";

    public void create() {
        Outcome outcome = setup.create(code, username, password, Faces.getRequest());
        if (outcome instanceof Outcome.Wrong wrong) {
            FieldMessages.show(wrong.errors());
        } else if (outcome instanceof Outcome.Wait wait) {
            FieldMessages.show("sign-in.wait", wait.time().toSeconds() + 1);
        } else {
            signIn.signIn(username, password, Faces.getRequest(), Faces.getResponse());
            Faces.redirect(Faces.getRequestContextPath() + Page.FLEET.path());
        }
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = Objects.toString(code, "");
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
}
