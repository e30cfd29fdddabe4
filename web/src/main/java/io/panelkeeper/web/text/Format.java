package io.panelkeeper.web.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The one place where values become text: digits by locale, bytes in binary units, times in one zone, durations in at most two units. Every
 * method answers {@link #UNKNOWN} for {@code null}, because null means "not known" and must never look like zero.
 */
public class Format {

    public static final String BUNDLE = "io.panelkeeper.web.text.Messages";
    public static final String UNKNOWN = "–";

    private static final Set<String> RIGHT_TO_LEFT = Set.of("fa", "ar");
    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Locale locale;
    private ZoneId zone;
    private Instant now;
    private ResourceBundle bundle;

    /** For the container's proxy only. */
    protected Format() {
    }

    /** @param now what ages are counted from */
    public Format(Locale locale, ZoneId zone, Instant now) {
        this.locale = locale;
        this.zone = zone;
        this.now = now;
        // Without the fallback to the server's own language: English is the default bundle.
        bundle = ResourceBundle.getBundle(BUNDLE, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /**
     * A text of the bundle with its places filled in.
     *
     * @return the key itself if the bundle has no such text, so that a gap is visible instead of fatal
     */
    public String text(String key, Object... values) {
        try {
            String pattern = bundle.getString(key);
            return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    public String number(Number value) {
        return value == null ? UNKNOWN : NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** @param percent 0 – 100 */
    public String percent(Double percent) {
        return percent == null ? UNKNOWN : NumberFormat.getPercentInstance(locale).format(percent / 100);
    }

    /** @return the share of {@code total} that {@code used} is, or unknown without a total */
    public String share(long used, long total) {
        return total <= 0 ? UNKNOWN : percent(100.0 * used / total);
    }

    /** For example {@code 1.4 GiB}. */
    public String bytes(Long count) {
        if (count == null) {
            return UNKNOWN;
        }
        int unit = 0;
        double value = count;
        while (Math.abs(value) >= 1024 && unit < BINARY_UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(unit == 0 || Math.abs(value) >= 100 ? 0 : 1);
        return number.format(value) + "\u00a0" + BINARY_UNITS[unit];
    }

    /** For example {@code 1,503,238,553 bytes}. */
    public String bytesExact(Long count) {
        return count == null ? UNKNOWN : text("unit.bytes", count);
    }

    /** How long ago, in one unit: {@code 14 s ago}. The page goes on counting from there. */
    public String age(Instant then) {
        if (then == null) {
            return text("age.never");
        }
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 60) {
            return text("age.seconds", seconds);
        }
        if (seconds < 3600) {
            return text("age.minutes", seconds / 60);
        }
        return seconds < 48 * 3600 ? text("age.hours", seconds / 3600) : text("age.days", seconds / 86400);
    }

    /** For example {@code 2 d 3 h}, {@code 30 s}, {@code 85 ms}. */
    public String duration(Duration duration) {
        if (duration == null) {
            return UNKNOWN;
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 && !duration.isZero()) {
            return text("duration.millis", duration.toMillis());
        }
        if (seconds < 60) {
            return text("duration.seconds", seconds);
        }
        if (seconds < 3600) {
            return two("minutes", seconds / 60, "seconds", seconds % 60);
        }
        return seconds < 86400
                ? two("hours", seconds / 3600, "minutes", seconds % 3600 / 60)
                : two("days", seconds / 86400, "hours", seconds % 86400 / 3600);
    }

    private String two(String unit, long value, String smallerUnit, long smaller) {
        String first = text("duration." + unit, value);
        return smaller == 0 ? first : first + " " + text("duration." + smallerUnit, smaller);
    }

    /** The time of day, with the date unless it is today: {@code 14:02}, {@code 2026-11-22 14:02}. */
    public String time(Instant instant) {
        if (instant == null) {
            return UNKNOWN;
        }
        boolean today = instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return apart(pattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm").format(instant));
    }

    /** The whole truth: {@code 2026-11-23 14:02:10 (UTC+03:30)}. */
    public String stamp(Instant instant) {
        if (instant == null) {
            return UNKNOWN;
        }
        ZonedDateTime time = instant.atZone(zone);
        String offset = time.getOffset().getTotalSeconds() == 0 ? "" : time.getOffset().getId();
        return apart(pattern("yyyy-MM-dd HH:mm:ss").format(time) + " (UTC" + offset + ")");
    }

    /** For attributes that programs read: {@code 2026-11-23T14:02:10Z}. */
    public String iso(Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    public String zone() {
        return zone.getId();
    }

    /** Dates run from left to right in every language; without a mark, hyphens between Arabic digits would turn them round. */
    private String apart(String date) {
        return isRightToLeft(locale) ? "\u2066" + date + "\u2069" : date;
    }

    /** Whether a language is written from right to left. */
    public static boolean isRightToLeft(Locale locale) {
        return RIGHT_TO_LEFT.contains(locale.getLanguage());
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).withDecimalStyle(DecimalStyle.of(locale)).withZone(zone);
    }
}
