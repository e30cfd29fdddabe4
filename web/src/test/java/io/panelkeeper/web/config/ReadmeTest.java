package io.panelkeeper.web.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of settings is the one in the code. After a change, copy what this test expects. */
class ReadmeTest {
    private static final String HEAD = "| Key | Default | Unit | Meaning |\n|---|---|---|---|\n";

    @Test
    void listsEverySetting() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(HEAD + Arrays.stream(Setting.values())
                .map(ReadmeTest::row).collect(Collectors.joining("\n")) + "\n\n");
    }

    private static String row(Setting setting) {
        return "| `" + setting.key() + "` | " + (setting.ifAbsent().isEmpty() ? "" : "`" + setting.ifAbsent() + "`") + " | " + setting.unit()
                + " | " + setting.meaning() + " Allowed: " + setting.allowed().replace("|", "\\|") + ". |";
    }
}
