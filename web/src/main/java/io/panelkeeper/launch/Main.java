package io.panelkeeper.launch;

import java.io.IOException;
import java.io.PrintStream;

/** {@code java -jar panelkeeper.jar}. */
public final class Main {

    private Main() {
    }

    public static void main(String... args) {
        try {
            Options options = Options.of(args);
            if (options.help()) {
                System.out.println(Options.HELP);
                return;
            }
            start(options, System.out);
        } catch (CannotStart e) {
            System.err.println("Panelkeeper did not start: " + e.getMessage());
            System.exit(e.exitCode());
        } catch (IOException e) {
            System.err.println("Panelkeeper did not start: " + e);
            System.exit(CannotStart.FAILED);
        }
    }

    private static void start(Options options, PrintStream terminal) throws CannotStart, IOException {
        Server.requireFreePorts(options);
        Installation installation = Installation.in(options.data());
        Logging.configure(options.data(), installation.root().resolve("logging.properties"));
        new Server(installation, options).boot();
        terminal.println("Panelkeeper started: " + Address.of(options));
    }
}
