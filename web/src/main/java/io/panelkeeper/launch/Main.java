package io.panelkeeper.launch;

import io.panelkeeper.web.config.InvalidSettingsException;
import io.panelkeeper.web.config.Setting;
import io.panelkeeper.web.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code java -jar panelkeeper.jar}. */
public final class Main {
    private static final String DEMO_DATA = "demo-data";
    /** Set by whoever starts this process as a part of itself (the demo profile of the build): end when it ends. */
    private static final String WATCH_PARENT = "panelkeeper.launch.watch-parent";

    private Main() {
    }

    public static void main(String... args) {
        try {
            Options options = Options.of(args);
            if (options.help()) {
                System.out.println(Options.HELP);
            } else {
                start(options);
            }
        } catch (CannotStart e) {
            end(e.exitCode(), e.getMessage());
        } catch (InvalidSettingsException e) {
            end(CannotStart.USAGE, e.getMessage());
        } catch (IOException e) {
            end(CannotStart.FAILED, e.toString());
        }
    }

    private static void end(int exitCode, String why) {
        System.err.println("Panelkeeper did not start: " + why);
        System.exit(exitCode);
    }

    private static void start(Options options) throws CannotStart, IOException {
        if (Boolean.getBoolean(WATCH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        Settings settings = settings(options);
        Server.requireFreePorts(options);
        if (settings.demo().enabled()) {
            DemoOwner.requireDemo(settings.data());
        }
        Installation installation = Installation.in(settings.data());
        Logging.configure(settings.data(), installation.root().resolve("logging.properties"));
        // Made also where it is not needed: it marks the folder as a demo's.
        DemoOwner demo = settings.demo().enabled() ? DemoOwner.in(settings.data()) : null;
        DemoOwner owner = settings.setup().isGiven() ? null : demo;
        if (owner != null) {
            owner.announce();
        }
        new Server(installation, options, settings).boot();
        banner(options, settings.data(), owner).forEach(System.out::println);
    }

    private static Settings settings(Options options) {
        if (options.demo()) {
            System.setProperty(Setting.DEMO.key(), "true");
        }
        if (options.data() != null) {
            System.setProperty(Setting.DATA.key(), options.data());
        } else if (options.demo() && System.getProperty(Setting.DATA.key(), System.getenv(Setting.DATA.variable())) == null) {
            System.setProperty(Setting.DATA.key(), DEMO_DATA);
        }
        return Settings.fromProcess();
    }

    private static List<String> banner(Options options, Path data, DemoOwner owner) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Panelkeeper started");
        lines.add("  URL       " + url(options));
        if (owner != null) {
            lines.add("  user      " + owner.name());
            lines.add("  password  " + owner.password());
        }
        lines.add("  stop      Ctrl-C");
        lines.add("  data      " + data);
        lines.add("");
        return lines;
    }

    private static String url(Options options) {
        boolean secure = options.httpsPort() != 0;
        boolean local = List.of("127.0.0.1", "0.0.0.0").contains(options.bind());
        String host = local ? "localhost" : options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
        return (secure ? "https" : "http") + "://" + host + ":" + (secure ? options.httpsPort() : options.port());
    }
}
