package io.panelkeeper.core.panel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names and literals, and leaves out denied addresses: what is checked here is what is connected to, so no
 * name can change in between.
 */
final class DenyingDns implements DnsResolver {

    private final DeniedNetworks denied;

    DenyingDns(DeniedNetworks denied) {
        this.denied = denied;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> allowed = new ArrayList<>();
        String refused = "";
        for (InetAddress address : InetAddress.getAllByName(host)) {
            String network = denied.holding(address).orElse(null);
            if (network == null) {
                allowed.add(address);
            } else {
                refused = address.getHostAddress() + " is in the denied network " + network;
            }
        }
        if (allowed.isEmpty()) {
            throw new AddressDeniedException(refused);
        }
        return allowed.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return InetAddress.getByName(host).getCanonicalHostName();
    }

    static final class AddressDeniedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressDeniedException(String message) {
            super(message);
        }
    }
}
