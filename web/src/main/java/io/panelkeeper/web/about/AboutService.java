package io.panelkeeper.web.about;

import static io.panelkeeper.core.access.Privilege.PORTAL_VIEW;

import io.panelkeeper.persistence.database.DatabaseProduct;
import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;

/** Version, surroundings and licences of this portal. */
@ApplicationScoped
public class AboutService {

    @Inject
    private DatabaseProduct database;

    @Inject
    private Settings settings;

    @Requires(PORTAL_VIEW)
    public String version() {
        Properties build = new Properties();
        try (Reader reader = resource("build.properties")) {
            build.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }

    @Requires(PORTAL_VIEW)
    public String database() {
        return database.name();
    }

    @Requires(PORTAL_VIEW)
    public String node() {
        return settings.node();
    }

    /** By name. */
    @Requires(PORTAL_VIEW)
    public List<Library> libraries() {
        try (Reader reader = resource("libraries.csv")) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).stream()
                    .map(line -> new Library(line.get("file"), line.get("name"), line.get("version"), line.get("licence"),
                            line.get("home")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader resource(String name) {
        return new InputStreamReader(AboutService.class.getResourceAsStream(name), StandardCharsets.UTF_8);
    }
}
