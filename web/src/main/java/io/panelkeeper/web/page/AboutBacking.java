package io.panelkeeper.web.page;

import io.panelkeeper.web.about.AboutService;
import io.panelkeeper.web.about.Library;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What this portal is made of and runs on. */
@Named
@RequestScoped
public class AboutBacking {

    @Inject
    private AboutService about;

    public String getVersion() {
        return about.version();
    }

    public String getDatabase() {
        return about.database();
    }

    public String getNode() {
        return about.node();
    }

    public String getJava() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    public String getServer() {
        return about.server();
    }

    /** Of Panelkeeper itself. */
    public String getLicence() {
        return "Apache-2.0";
    }

    public List<Library> getLibraries() {
        return about.libraries();
    }
}
