package io.panelkeeper.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may stand on the command line. */
enum Option {
    PORT("number", "HTTP port; default 8080, 0 = no HTTP (needs --https-port)"),
    BIND("address", "address to listen on; default 127.0.0.1 (this machine only), 0.0.0.0 = every network"),
    DATA("folder", "database, key, log and unpacked server; default ./data (./demo-data with --demo)"),
    DEMO(null, "a fleet of simulated panels to look at, with an owner made for it"),
    HTTPS_PORT("number", "also serve HTTPS on this port; needs --key-store"),
    KEY_STORE("file", "PKCS#12 key store with the certificate; its password: PANELKEEPER_KEY_STORE_PASSWORD"),
    HELP(null, "show this text");

    private final String argument;
    private final String meaning;

    Option(String argument, String meaning) {
        this.argument = argument;
        this.meaning = meaning;
    }

    static Optional<Option> named(String word) {
        return Arrays.stream(values()).filter(option -> option.word().equals(word)).findFirst();
    }

    String word() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean takesArgument() {
        return argument != null;
    }

    /** One line of the help text. */
    String help() {
        return String.format(Locale.ROOT, "  %-24s %s", takesArgument() ? word() + " <" + argument + ">" : word(), meaning);
    }
}
