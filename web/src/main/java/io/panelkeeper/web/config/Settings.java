package io.panelkeeper.web.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All settings, checked and typed.
 *
 * @param data    absolute
 * @param keyFile absolute
 * @param node    empty = one that is kept in the data folder
 * @param proxies networks, for example {@code 127.0.0.0/8}
 */
public record Settings(Path data, Path keyFile, String node, Database database, Client client, SignIn signIn,
        List<String> proxies, Setup setup, Demo demo, Https https) {

    /** @param url empty = the embedded one in the data folder */
    public record Database(String url, String user, String password) {

        public boolean isH2() {
            return url.isEmpty() || url.startsWith("jdbc:h2:");
        }

        @Override
        public String toString() {
            return isH2() ? "H2" : "PostgreSQL";
        }
    }

    /**
     * How panels are asked.
     *
     * @param requestTimeout from the request's start to the answer's last byte
     * @param maxBody        bytes, unpacked
     * @param deniedNetworks for example {@code 169.254.0.0/16}
     */
    public record Client(Duration connectTimeout, Duration requestTimeout, long maxBody, List<String> deniedNetworks) {
    }

    /**
     * @param sessionIdle        until one is signed out
     * @param attempts           wrong passwords for one name within the window
     * @param attemptsPerAddress wrong passwords from one address within the window
     */
    public record SignIn(Duration sessionIdle, int attempts, int attemptsPerAddress, Duration window) {
    }

    /**
     * The first owner, made without a page.
     *
     * @param username empty = none is made so
     * @param password empty only if the username is
     * @param token    empty = none
     */
    public record Setup(String username, String password, String token) {

        public boolean isGiven() {
            return !username.isEmpty();
        }

        @Override
        public String toString() {
            return isGiven() ? "owner " + username : "none";
        }
    }

    /** @param port 0 = any free one */
    public record Demo(boolean enabled, int port) {
    }

    /** @param keyStorePassword empty = none */
    public record Https(String keyStorePassword) {

        @Override
        public String toString() {
            return "";
        }
    }

    private static final int PASSWORD_LENGTH = 12;
    private static final long MEBIBYTE = 1024L * 1024;

    /**
     * @param source the raw value of a setting, if there is one; an empty one counts as none, as in MicroProfile Config
     * @throws InvalidSettingsException naming every wrong setting
     */
    public static Settings from(Function<Setting, Optional<String>> source) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        List<String> problems = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String value = source.apply(setting).map(String::strip).filter(given -> !given.isEmpty()).orElse(setting.ifAbsent());
            values.put(setting, value);
            if (!setting.allows(value)) {
                problems.add(setting.key() + (setting.isSecret() ? " has a value that is not shown here" : " is \"" + value + "\"")
                        + "; allowed is " + setting.allowed() + ".");
            }
        }
        checkSetup(values, problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return typed(values);
    }

    /** As the launcher sees them, before MicroProfile Config exists: system properties, then environment variables. */
    public static Settings fromProcess() {
        return from(setting -> Stream.of(System.getProperty(setting.key()), System.getenv(setting.key()), System.getenv(setting.variable()))
                .filter(value -> value != null).findFirst());
    }

    /** Which of these names look like settings of ours and are none. */
    public static List<String> unknown(Collection<String> names) {
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches("panelkeeper[._].*"))
                // The launcher's own, and those of the tests.
                .filter(name -> !name.startsWith("panelkeeper.launch.") && !name.startsWith("panelkeeper.it."))
                // The server's own note about a WAR of our name.
                .filter(name -> !name.equals("panelkeeper.sameSite"))
                .filter(name -> Setting.named(name).isEmpty())
                .sorted().toList();
    }

    private static void checkSetup(Map<Setting, String> values, List<String> problems) {
        int length = values.get(Setting.SETUP_PASSWORD).length();
        boolean named = !values.get(Setting.SETUP_USERNAME).isEmpty();
        if (named && length < PASSWORD_LENGTH) {
            problems.add(Setting.SETUP_PASSWORD.key() + " has " + length + " characters; allowed is a password of at least "
                    + PASSWORD_LENGTH + " characters, because " + Setting.SETUP_USERNAME.key() + " is given.");
        }
        if (!named && (length > 0 || !values.get(Setting.SETUP_TOKEN).isEmpty())) {
            problems.add(Setting.SETUP_USERNAME.key() + " is missing, but the first owner's password or token is given.");
        }
    }

    private static Settings typed(Map<Setting, String> values) {
        Path data = Path.of(values.get(Setting.DATA)).toAbsolutePath().normalize();
        String keyFile = values.get(Setting.KEY_FILE);
        return new Settings(data,
                keyFile.isEmpty() ? data.resolve("panelkeeper.key") : Path.of(keyFile).toAbsolutePath().normalize(),
                values.get(Setting.NODE),
                new Database(values.get(Setting.DB_URL), values.get(Setting.DB_USER), values.get(Setting.DB_PASSWORD)),
                new Client(seconds(values, Setting.CONNECT_TIMEOUT), seconds(values, Setting.REQUEST_TIMEOUT),
                        Long.parseLong(values.get(Setting.MAX_BODY)) * MEBIBYTE, list(values.get(Setting.DENIED_NETWORKS))),
                new SignIn(Duration.ofMinutes(number(values, Setting.SESSION_IDLE)), number(values, Setting.ATTEMPTS),
                        number(values, Setting.ATTEMPTS_PER_ADDRESS), seconds(values, Setting.ATTEMPTS_WINDOW)),
                list(values.get(Setting.PROXIES)),
                new Setup(values.get(Setting.SETUP_USERNAME), values.get(Setting.SETUP_PASSWORD), values.get(Setting.SETUP_TOKEN)),
                new Demo(Boolean.parseBoolean(values.get(Setting.DEMO)), number(values, Setting.DEMO_PORT)),
                new Https(values.get(Setting.KEY_STORE_PASSWORD)));
    }

    private static int number(Map<Setting, String> values, Setting setting) {
        return Integer.parseInt(values.get(setting));
    }

    private static Duration seconds(Map<Setting, String> values, Setting setting) {
        return Duration.ofSeconds(number(values, setting));
    }

    private static List<String> list(String values) {
        return values.equals(Allowed.NONE) ? List.of() : Stream.of(values.split(",")).map(String::strip).toList();
    }
}
