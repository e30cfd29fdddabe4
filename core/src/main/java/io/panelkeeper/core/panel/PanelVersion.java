package io.panelkeeper.core.panel;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version a panel reports, for example {@code 2.9.4}. Development builds report {@code dev+<8 hex>} (wire contract §6.2); they
 * sort above every release, since they are built from the newest source.
 *
 * @param text as the panel wrote it, without a leading {@code v}
 */
public record PanelVersion(int major, int minor, int patch, boolean development, String text)
        implements Comparable<PanelVersion> {

    private static final Pattern RELEASE = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Pattern DEVELOPMENT = Pattern.compile("v?(dev\\+[0-9a-f]{1,40})");
    private static final Comparator<PanelVersion> ORDER = Comparator.comparing(PanelVersion::development)
            .thenComparingInt(PanelVersion::major)
            .thenComparingInt(PanelVersion::minor)
            .thenComparingInt(PanelVersion::patch);

    public static PanelVersion of(int major, int minor, int patch) {
        return new PanelVersion(major, minor, patch, false, major + "." + minor + "." + patch);
    }

    /** @return empty when the text is no version at all */
    public static Optional<PanelVersion> parse(String text) {
        Matcher release = RELEASE.matcher(text);
        if (release.matches()) {
            return Optional.of(of(Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2)),
                    Integer.parseInt(release.group(3))));
        }
        Matcher development = DEVELOPMENT.matcher(text);
        return development.matches()
                ? Optional.of(new PanelVersion(0, 0, 0, true, development.group(1)))
                : Optional.empty();
    }

    public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(of(otherMajor, otherMinor, otherPatch)) >= 0;
    }

    public boolean before(int otherMajor, int otherMinor, int otherPatch) {
        return !atLeast(otherMajor, otherMinor, otherPatch);
    }

    @Override
    public int compareTo(PanelVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
