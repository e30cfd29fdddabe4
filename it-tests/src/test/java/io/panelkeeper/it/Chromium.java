package io.panelkeeper.it;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's Chromium. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {
    }

    /**
     * How to launch it.
     *
     * @throws IllegalStateException               if there is none and {@code CI=true}
     * @throws org.opentest4j.TestAbortedException if there is none elsewhere: the test is skipped
     */
    static LaunchOptions options() {
        Optional<Path> chromium = find();
        if (chromium.isEmpty()) {
            String missing = "NO CHROMIUM: install one (apt-get install chromium) or name it by CHROMIUM_PATH. Browser tests do not run.";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            System.err.println("\n!!!!!!!!!! " + missing + "\n");
            Assumptions.abort(missing);
        }
        return new LaunchOptions().setExecutablePath(chromium.get()).setArgs(List.of("--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"));
    }

    private static Optional<Path> find() {
        String named = System.getenv("CHROMIUM_PATH");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable).findFirst();
    }
}
