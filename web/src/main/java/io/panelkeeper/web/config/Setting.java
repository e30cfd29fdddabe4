package io.panelkeeper.web.config;

import static io.panelkeeper.web.config.Allowed.matching;
import static io.panelkeeper.web.config.Allowed.networks;
import static io.panelkeeper.web.config.Allowed.number;
import static io.panelkeeper.web.config.Allowed.text;
import static io.panelkeeper.web.config.Allowed.yesNo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The one table of settings. The README's is checked against it; {@link Settings} gives them types. */
public enum Setting {
    DATA("panelkeeper.data", "data", text(1, 1000, "a folder"),
            "Where the embedded database, the key, the log and the unpacked server live. Made if absent."),
    KEY_FILE("panelkeeper.key-file", "", text(0, 1000, "a file"),
            "The key that panels' secrets are encrypted with. Empty: panelkeeper.key in the data folder, made at the first start."),
    NODE("panelkeeper.node", "", text(0, 100, "a name"),
            "What this node calls itself beside others on one database. Empty: a random name, kept in the data folder."),

    DB_URL("panelkeeper.db.url", "", matching("|jdbc:(h2|postgresql):\\S+", "a jdbc:h2: or jdbc:postgresql: URL, or nothing"),
            "The database. Empty: an H2 file in the data folder."),
    DB_USER("panelkeeper.db.user", "panelkeeper", text(0, 100, "a name"), "User of the database."),
    DB_PASSWORD("panelkeeper.db.password", "", text(0, 1000, "a text"), "Password of the database user."),

    CONNECT_TIMEOUT("panelkeeper.client.connect-timeout", "5", number(1, 60, "seconds"),
            "How long a connection to a panel may take."),
    REQUEST_TIMEOUT("panelkeeper.client.request-timeout", "20", number(1, 300, "seconds"),
            "How long one request to a panel may take from its start to the answer's last byte."),
    MAX_BODY("panelkeeper.client.max-body", "64", number(1, 1024, "MiB"), "The longest answer that is read, unpacked."),
    DENIED_NETWORKS("panelkeeper.client.denied-networks", "169.254.0.0/16,fe80::/10", networks(),
            "Addresses that no panel may have: link-local ones reach cloud metadata services."),

    SESSION_IDLE("panelkeeper.sign-in.session-idle", "30", number(1, 1440, "minutes"), "After how long without a request one is signed out."),
    ATTEMPTS("panelkeeper.sign-in.attempts", "5", number(1, 100, "attempts"), "Wrong passwords for one name before its owner has to wait."),
    ATTEMPTS_PER_ADDRESS("panelkeeper.sign-in.attempts-per-address", "20", number(1, 10000, "attempts"),
            "Wrong passwords from one address before it has to wait."),
    ATTEMPTS_WINDOW("panelkeeper.sign-in.window", "900", number(1, 86400, "seconds"), "How long a wrong password counts."),
    PROXIES("panelkeeper.proxies", "127.0.0.0/8,::1/128", networks(),
            "Reverse proxies whose X-Forwarded-For names the caller; from anyone else the header is ignored."),

    SETUP_USERNAME("panelkeeper.setup.username", "", matching("|[\\p{L}\\p{N}._@-]{1,64}", "1 to 64 letters, digits, . _ @ or -, or nothing"),
            "Creates the first owner without the first-run page; ignored once an owner exists."),
    SETUP_PASSWORD("panelkeeper.setup.password", "", text(0, 200, "a password"), "The first owner's password, at least 12 characters."),
    SETUP_TOKEN("panelkeeper.setup.token", "", matching("|pk_[0-9a-f]{64}", "pk_ and 64 hexadecimal digits, or nothing"),
            "The first owner's API token."),

    DEMO("panelkeeper.demo", "false", yesNo(), "Starts a fleet of simulated panels inside the portal and adds them."),
    DEMO_PORT("panelkeeper.demo.port", "0", number(0, 65535, ""), "Where the simulated panels answer on the loopback; 0 = any free port."),

    KEY_STORE_PASSWORD("panelkeeper.key-store.password", "", text(0, 1000, "a password"),
            "Password of --key-store (runnable jar only).");

    private final String key;
    private final String ifAbsent;
    private final Allowed allowed;
    private final String meaning;

    Setting(String key, String ifAbsent, Allowed allowed, String meaning) {
        this.key = key;
        this.ifAbsent = ifAbsent;
        this.allowed = allowed;
        this.meaning = meaning;
    }

    /**
     * @param name a key, or the same as an environment variable ({@code PANELKEEPER_DB_URL})
     */
    static Optional<Setting> named(String name) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(name) || setting.variable().equals(name)).findFirst();
    }

    public String key() {
        return key;
    }

    /** The environment variable of the same meaning, by the rule of MicroProfile Config. */
    public String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** @return the default; empty = none, or as {@link #meaning()} says */
    public String ifAbsent() {
        return ifAbsent;
    }

    /** @return what a number counts; empty if nothing */
    public String unit() {
        return allowed.unit();
    }

    /** Completes the sentence "allowed is …". */
    public String allowed() {
        return allowed.words();
    }

    public String meaning() {
        return meaning;
    }

    boolean allows(String value) {
        return allowed.test().test(value);
    }

    /** True if the value must not be shown. */
    boolean isSecret() {
        return this == DB_PASSWORD || this == SETUP_PASSWORD || this == SETUP_TOKEN || this == KEY_STORE_PASSWORD
                || this == DB_URL; // may carry a password
    }
}
