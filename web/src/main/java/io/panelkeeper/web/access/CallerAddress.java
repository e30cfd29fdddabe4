package io.panelkeeper.web.access;

import io.panelkeeper.core.panel.http.DeniedNetworks;
import io.panelkeeper.web.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a request really comes from: what a trusted reverse proxy tells, and nobody else. */
@ApplicationScoped
class CallerAddress {

    /** Nothing else is looked up: a name would ask the DNS. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    @Inject
    private Settings settings;

    String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")),
                DeniedNetworks.of(settings.proxies()));
    }

    /**
     * @param connected the other end of the connection
     * @param forwarded header lines; each proxy adds the address it saw to the end
     * @param proxies   networks whose word is taken
     */
    static String of(String connected, List<String> forwarded, DeniedNetworks proxies) {
        List<String> hops = forwarded.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
        String caller = connected;
        for (int i = hops.size() - 1; i >= 0 && within(caller, proxies) && LITERAL.matcher(hops.get(i)).matches(); i--) {
            caller = hops.get(i);
        }
        return caller;
    }

    private static boolean within(String address, DeniedNetworks networks) {
        try {
            return networks.holding(InetAddress.getByName(address)).isPresent();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
