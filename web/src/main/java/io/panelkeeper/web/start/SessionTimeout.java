package io.panelkeeper.web.start;

import io.panelkeeper.web.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Applies the setting {@code panelkeeper.sign-in.session-idle}: web.xml could only hold a fixed number. */
@WebListener
public class SessionTimeout implements ServletContextListener {

    @Inject
    private Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setSessionTimeout((int) settings.signIn().sessionIdle().toMinutes());
    }
}
