package io.panelkeeper.web.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {

    private final Libraries libraries = new Libraries();

    @Test
    void readsNameAndVersionFromTheJar() {
        assertThat(libraries.of(List.of("/WEB-INF/lib/primefaces-15.0.13-jakarta.jar", "/WEB-INF/lib/httpcore5-h2-5.3.6.jar")))
                .extracting(Library::name, Library::version, Library::licence)
                .containsExactly(tuple("Apache HttpCore HTTP/2", "5.3.6", "Apache-2.0"),
                        tuple("PrimeFaces", "15.0.13", "MIT"));
    }

    @Test
    void admitsThatALicenceIsNotKnown() {
        assertThat(libraries.of(List.of("/WEB-INF/lib/left-pad-1.0.jar"))).containsExactly(new Library("left-pad", "1.0", null, null));
    }

    @Test
    void leavesOutOurOwnModules() {
        assertThat(libraries.of(List.of("/WEB-INF/lib/core-0.1.0-SNAPSHOT.jar", "/WEB-INF/lib/persistence-1.0.jar"))).isEmpty();
    }
}
