package io.panelkeeper.core.panel.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Networks in which no panel is looked for, so that nobody can make the portal ask a cloud's metadata service. An IPv4
 * address inside an IPv6 one (mapped, compatible, NAT64, 6to4) counts as that IPv4 address too.
 */
public final class DeniedNetworks {

    /** Link-local addresses: 169.254.0.0/16 and fe80::/10. */
    public static final DeniedNetworks DEFAULT = of(List.of("169.254.0.0/16", "fe80::/10"));
    public static final DeniedNetworks NONE = of(List.of());

    private final List<Network> networks;

    private DeniedNetworks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * @param cidrs for example {@code 10.0.0.0/8} or {@code fe80::/10}; an address without a prefix is a network of one
     * @throws IllegalArgumentException with a sentence naming the text that is no network
     */
    public static DeniedNetworks of(List<String> cidrs) {
        return new DeniedNetworks(cidrs.stream().map(String::strip).map(Network::parse).toList());
    }

    /** The denied network that holds this address. */
    public Optional<String> holding(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] embedded = embeddedIpv4(bytes);
        return networks.stream()
                .filter(network -> network.contains(bytes) || embedded != null && network.contains(embedded))
                .map(Network::text)
                .findFirst();
    }

    /** @return {@code null} when there is none; Java itself has turned IPv4-mapped addresses into IPv4 */
    private static byte[] embeddedIpv4(byte[] address) {
        if (address.length != 16) {
            return null;
        }
        boolean compatible = isZero(address, 0, 10)
                && (isZero(address, 10, 12) || address[10] == -1 && address[11] == -1);
        boolean nat64 = address[0] == 0 && address[1] == 0x64 && address[2] == -1 && address[3] == (byte) 0x9b
                && isZero(address, 4, 12);
        if (compatible || nat64) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        boolean sixToFour = address[0] == 0x20 && address[1] == 0x02;
        return sixToFour ? Arrays.copyOfRange(address, 2, 6) : null;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return networks.toString();
    }

    private record Network(byte[] address, int prefix, String text) {

        /** Without this check a name would be looked up. */
        private static final Pattern LITERAL =
                Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

        static Network parse(String text) {
            int slash = text.indexOf('/');
            String literal = slash < 0 ? text : text.substring(0, slash);
            if (!LITERAL.matcher(literal).matches()) {
                throw notANetwork(text, null);
            }
            try {
                InetAddress address = InetAddress.getByName(literal);
                int bits = address instanceof Inet4Address ? 32 : 128;
                int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
                if (prefix < 0 || prefix > bits) {
                    throw notANetwork(text, null);
                }
                return new Network(address.getAddress(), prefix, text);
            } catch (UnknownHostException | NumberFormatException e) {
                throw notANetwork(text, e);
            }
        }

        private static IllegalArgumentException notANetwork(String text, Exception cause) {
            return new IllegalArgumentException(
                    "\"" + text + "\" is no network; write it like 169.254.0.0/16 or fe80::/10.", cause);
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = prefix / 8;
            int rest = prefix % 8;
            int mask = 0xff << (8 - rest);
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || (address[whole] & mask) == (other[whole] & mask));
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
