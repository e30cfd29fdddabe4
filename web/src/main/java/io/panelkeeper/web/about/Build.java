package io.panelkeeper.web.about;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Which build this is: its version, and a stamp of its style sheet, script, icons and font. */
@Named
@ApplicationScoped
public class Build {

    @Inject
    private ServletContext war;

    private String version;
    private String stamp;

    @PostConstruct
    void read() {
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            version = properties.getProperty("version");
            var checksum = new CRC32();
            for (String path : new TreeSet<>(war.getResourcePaths("/resources/pk/"))) {
                try (InputStream resource = war.getResourceAsStream(path)) {
                    checksum.update(resource.readAllBytes());
                }
            }
            stamp = Long.toHexString(checksum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String getVersion() {
        return version;
    }

    /** Part of the address of every resource: browsers keep resources for a year, so a changed one needs a new address. */
    public String getStamp() {
        return stamp;
    }
}
