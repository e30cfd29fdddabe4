package io.panelkeeper.launch;

import static io.panelkeeper.launch.CannotStart.USAGE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The command line, read.
 *
 * @param port      0 = no HTTP
 * @param httpsPort 0 = no HTTPS
 * @param data      {@code null} = not given
 * @param keyStore  {@code null} without HTTPS
 */
record Options(boolean help, int port, String bind, String data, boolean demo, int httpsPort, Path keyStore) {

    static final String HELP = """
            Panelkeeper watches many 3x-ui panels.

            java -jar panelkeeper.jar [options]

            %s

            Every other setting is a system property or an environment variable, for example
            -Dpanelkeeper.db.url=jdbc:postgresql://... or PANELKEEPER_DB_URL; the README lists them.""".formatted(
            Arrays.stream(Option.values()).map(Option::help).collect(Collectors.joining("\n")));

    static Options of(String... words) throws CannotStart {
        Map<Option, String> given = new EnumMap<>(Option.class);
        for (Iterator<String> rest = Arrays.asList(words).iterator(); rest.hasNext();) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = Option.named(name)
                    .orElseThrow(() -> new CannotStart(USAGE, "There is no option " + name + ". See --help."));
            if (!option.takesArgument()) {
                given.put(option, "");
            } else if (equals >= 0) {
                given.put(option, word.substring(equals + 1));
            } else if (rest.hasNext()) {
                given.put(option, rest.next());
            } else {
                throw new CannotStart(USAGE, name + " needs a value. See --help.");
            }
        }
        return of(given);
    }

    private static Options of(Map<Option, String> given) throws CannotStart {
        int port = port(given, Option.PORT, 8080);
        int httpsPort = port(given, Option.HTTPS_PORT, 0);
        Path keyStore = given.containsKey(Option.KEY_STORE) ? Path.of(given.get(Option.KEY_STORE)) : null;
        if (httpsPort != 0 && keyStore == null) {
            throw new CannotStart(USAGE, "--https-port needs --key-store.");
        }
        if (keyStore != null && !Files.isReadable(keyStore)) {
            throw new CannotStart(USAGE, "--key-store " + keyStore + " cannot be read.");
        }
        if (port == 0 && httpsPort == 0) {
            throw new CannotStart(USAGE, "--port 0 leaves nothing to listen on; give --https-port as well.");
        }
        return new Options(given.containsKey(Option.HELP), port, given.getOrDefault(Option.BIND, "127.0.0.1"),
                given.get(Option.DATA), given.containsKey(Option.DEMO), httpsPort, keyStore);
    }

    private static int port(Map<Option, String> given, Option option, int ifAbsent) throws CannotStart {
        String value = given.get(option);
        if (value == null) {
            return ifAbsent;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new CannotStart(USAGE, option.word() + " is \"" + value + "\"; allowed is a port from 0 to 65535.");
        }
        return Integer.parseInt(value);
    }
}
