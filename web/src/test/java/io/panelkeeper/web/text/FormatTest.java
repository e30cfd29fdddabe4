package io.panelkeeper.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    private final Format english = new Format(Locale.ENGLISH, TEHRAN, NOW);
    private final Format persian = new Format(Locale.forLanguageTag("fa"), TEHRAN, NOW);

    @Test
    void showsBytesInBinaryUnitsAndExactlyOnDemand() {
        assertThat(english.bytes(0L)).isEqualTo("0\u00a0B");
        assertThat(english.bytes(1023L)).isEqualTo("1,023\u00a0B");
        assertThat(english.bytes(1_503_238_553L)).isEqualTo("1.4\u00a0GiB");
        assertThat(english.bytes(500L << 30)).isEqualTo("500\u00a0GiB");
        assertThat(english.bytes(Long.MAX_VALUE)).isEqualTo("8\u00a0EiB");
        assertThat(english.bytesExact(1_503_238_553L)).isEqualTo("1,503,238,553 bytes");
    }

    @Test
    void neverShowsWhatIsNotKnownAsZero() {
        assertThat(english.bytes(null)).isEqualTo(Format.UNKNOWN);
        assertThat(english.number(null)).isEqualTo(Format.UNKNOWN);
        assertThat(english.percent(null)).isEqualTo(Format.UNKNOWN);
        assertThat(english.share(1, 0)).isEqualTo(Format.UNKNOWN);
        assertThat(english.duration(null)).isEqualTo(Format.UNKNOWN);
        assertThat(english.time(null)).isEqualTo(Format.UNKNOWN);
        assertThat(english.stamp(null)).isEqualTo(Format.UNKNOWN);
        assertThat(english.age(null)).isEqualTo("never");
    }

    @Test
    void countsAgesInOneUnit() {
        assertThat(english.age(NOW.minusSeconds(14))).isEqualTo("14 s ago");
        assertThat(english.age(NOW.minusSeconds(26 * 60 + 59))).isEqualTo("26 min ago");
        assertThat(english.age(NOW.minusSeconds(47 * 3600))).isEqualTo("47 h ago");
        assertThat(english.age(NOW.minusSeconds(48 * 3600))).isEqualTo("2 d ago");
        assertThat(english.age(NOW.plusSeconds(5))).as("clocks differ a little").isEqualTo("0 s ago");
    }

    @Test
    void showsDurationsInTwoUnits() {
        assertThat(english.duration(Duration.ZERO)).isEqualTo("0 s");
        assertThat(english.duration(Duration.ofMillis(85))).isEqualTo("85 ms");
        assertThat(english.duration(Duration.ofSeconds(30))).isEqualTo("30 s");
        assertThat(english.duration(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
        assertThat(english.duration(Duration.ofHours(51))).isEqualTo("2 d 3 h");
        assertThat(english.duration(Duration.ofDays(2))).isEqualTo("2 d");
    }

    @Test
    void tellsTimesInTheReadersZone() {
        assertThat(english.time(NOW)).isEqualTo("15:30");
        assertThat(english.time(NOW.minusSeconds(86_400))).isEqualTo("2026-11-22 15:30");
        assertThat(english.stamp(NOW)).isEqualTo("2026-11-23 15:30:00 (UTC+03:30)");
        assertThat(english.iso(NOW)).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void writesPersianWithItsOwnDigitsAndDatesFromLeftToRight() {
        assertThat(persian.number(1234)).isEqualTo("۱٬۲۳۴");
        assertThat(persian.age(NOW.minusSeconds(14))).isEqualTo("۱۴ ثانیه پیش");
        assertThat(persian.bytes(1_503_238_553L)).isEqualTo("۱٫۴\u00a0GiB");
        assertThat(persian.time(NOW.minusSeconds(86_400))).isEqualTo("\u2066۲۰۲۶-۱۱-۲۲ ۱۵:۳۰\u2069");
    }

    @Test
    void choosesTheFormForOneAndForMany() {
        assertThat(english.text("fleet.panels", 0)).isEqualTo("no panels");
        assertThat(english.text("fleet.panels", 1)).isEqualTo("1 panel");
        assertThat(english.text("fleet.panels", 1200)).isEqualTo("1,200 panels");
    }

    @Test
    void showsTheKeyOfATextThatIsMissing() {
        assertThat(english.text("no.such.text")).isEqualTo("no.such.text");
    }
}
