package io.panelkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    /** Parts of pages; the server shows nothing below WEB-INF by itself. */
    private static final List<String> PARTS = List.of("WEB-INF/templates", "WEB-INF/tags", "WEB-INF/includes");

    @Test
    void everyViewIsAPageAndEveryPageHasAView() throws IOException {
        assertThat(views()).containsExactlyInAnyOrderElementsOf(Stream.of(Page.values()).map(Page::view).toList());
    }

    @Test
    void onlySigningInTheFirstRunAndErrorsAreOpenToStrangers() {
        assertThat(Page.values()).filteredOn(page -> page.open() && !page.error())
                .containsExactlyInAnyOrder(Page.SIGN_IN, Page.SETUP);
    }

    private static List<String> views() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> PARTS.stream().noneMatch(file::startsWith))
                    .map(file -> "/" + file).toList();
        }
    }
}
