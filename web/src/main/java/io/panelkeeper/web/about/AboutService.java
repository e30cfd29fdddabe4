package io.panelkeeper.web.about;

import static io.panelkeeper.core.access.Privilege.PORTAL_VIEW;

import io.panelkeeper.persistence.database.DatabaseProduct;
import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.start.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;

/** Version, surroundings and licences of this portal. */
@ApplicationScoped
public class AboutService {

    @Inject
    private DatabaseProduct database;

    @Inject
    private NodeName node;

    @Inject
    private Build build;

    @Inject
    private ServletContext war;

    @Requires(PORTAL_VIEW)
    public String version() {
        return build.getVersion();
    }

    @Requires(PORTAL_VIEW)
    public String database() {
        return database.name();
    }

    @Requires(PORTAL_VIEW)
    public String node() {
        return node.value();
    }

    @Requires(PORTAL_VIEW)
    public String server() {
        return war.getServerInfo();
    }

    /** What travels in the WAR, by name. */
    @Requires(PORTAL_VIEW)
    public List<Library> libraries() {
        List<String> files = new ArrayList<>(war.getResourcePaths("/WEB-INF/lib"));
        files.add("vazirmatn");
        return new Libraries().of(files);
    }
}
