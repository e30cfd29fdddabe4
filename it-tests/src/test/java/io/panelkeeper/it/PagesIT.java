package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesIT extends BrowserIT {
    @Test
    void opens() {
        page.navigate("/");
        assertThat(page.title()).contains("Panelkeeper");
        screenshot("start");
    }
}
