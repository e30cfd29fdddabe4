package io.panelkeeper.it;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.PanelUrl;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A panel of the file that {@code -Dpanelkeeper.it.panels} names.
 *
 * @param version expected, or {@code null} for any
 * @param online  names that are online all the time; possibly none
 */
record RealPanel(String name, PanelUrl url, Credentials credentials, String version, Set<String> online) {

    static List<RealPanel> all(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".url"))
                .map(key -> key.substring(0, key.length() - ".url".length()))
                .sorted()
                .map(name -> of(name, properties))
                .toList();
    }

    private static RealPanel of(String name, Properties properties) {
        String token = properties.getProperty(name + ".token");
        String totp = properties.getProperty(name + ".totp");
        SecondFactor factor = totp == null ? SecondFactor.NONE : new SecondFactor.TotpSeed(totp);
        Credentials credentials = token == null
                ? new Password(properties.getProperty(name + ".username"), properties.getProperty(name + ".password"),
                        factor)
                : new Credentials.Token(token);
        Set<String> online = Arrays.stream(properties.getProperty(name + ".online", "").split(","))
                .map(String::strip)
                .filter(email -> !email.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new RealPanel(name, PanelUrl.parse(properties.getProperty(name + ".url")), credentials,
                properties.getProperty(name + ".version"), online);
    }

    boolean hasToken() {
        return credentials instanceof Credentials.Token;
    }

    /** The same panel behind another port of this machine. */
    PanelUrl behind(int port) {
        return new PanelUrl("http", "127.0.0.1", port, url.basePath());
    }

    /** As a test's name shows it: without address and secrets. */
    @Override
    public String toString() {
        return name;
    }
}
