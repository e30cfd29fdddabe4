package io.panelkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListAddressTest {

    @Test
    void aPageBeyondTheEndIsTheLastOne() {
        assertThat(ListAddress.page(7, 3)).isEqualTo(2);
        assertThat(ListAddress.page(Integer.MAX_VALUE, 3)).isEqualTo(2);
        assertThat(ListAddress.page(-1, 3)).isZero();
        assertThat(ListAddress.page(1, 3)).isEqualTo(1);
    }

    @Test
    void anEmptyListHasOneEmptyPage() {
        assertThat(ListAddress.pages(0, 50)).isZero();
        assertThat(ListAddress.page(4, 0)).isZero();
    }

    @Test
    void aPageThatIsNotFullCounts() {
        assertThat(ListAddress.pages(50, 50)).isEqualTo(1);
        assertThat(ListAddress.pages(51, 50)).isEqualTo(2);
    }
}
