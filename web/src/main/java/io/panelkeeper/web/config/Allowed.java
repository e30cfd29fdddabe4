package io.panelkeeper.web.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What values a setting may have.
 *
 * @param unit  what a bare number counts, for example {@code seconds}; empty if nothing
 * @param words completes the sentence "allowed is …"
 */
record Allowed(String unit, String words, Predicate<String> test) {

    /** An empty list, since an empty value means the default. */
    static final String NONE = "none";

    static Allowed number(long least, long most, String unit) {
        return new Allowed(unit, "a whole number from " + least + " to " + most + (unit.isEmpty() ? "" : " (" + unit + ")"),
                value -> value.matches("\\d{1,18}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most);
    }

    static Allowed yesNo() {
        return matching("true|false", "true or false");
    }

    static Allowed matching(String regex, String words) {
        return new Allowed("", words, value -> value.matches(regex));
    }

    /** Anything but line breaks and other control characters. */
    static Allowed text(int least, int most, String what) {
        return new Allowed("", what + " of " + least + " to " + most + " characters",
                value -> value.length() >= least && value.length() <= most && value.chars().noneMatch(Character::isISOControl));
    }

    static Allowed networks() {
        return new Allowed("", "a comma list of networks such as 169.254.0.0/16,fe80::/10, or none",
                value -> value.equals(NONE) || Stream.of(value.split(",", -1)).allMatch(part -> isNetwork(part.strip())));
    }

    private static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // Only what is an address literally: nothing is looked up by name.
        if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return false;
        }
        try {
            int bits = InetAddress.getByName(address).getAddress().length * 8;
            return slash < 0 || text.substring(slash + 1).matches("\\d{1,3}") && Integer.parseInt(text.substring(slash + 1)) <= bits;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
