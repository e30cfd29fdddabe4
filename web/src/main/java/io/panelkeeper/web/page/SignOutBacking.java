package io.panelkeeper.web.page;

import io.panelkeeper.web.access.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import org.omnifaces.util.Faces;

/** The sign-out button. */
@Named
@RequestScoped
public class SignOutBacking {

    @Inject
    private SignInService signIn;

    public void signOut() throws ServletException {
        signIn.signOut(Faces.getRequest());
        Faces.redirect(Faces.getRequestContextPath() + Page.SIGN_IN.path());
    }
}
