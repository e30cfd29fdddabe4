package io.panelkeeper.core.demo;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a simulated panel was asked; counted when a request arrives. */
public final class DemoTraffic {

    private final Map<String, LongAdder> byRoute = new ConcurrentHashMap<>();
    private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
    private final LongAdder logins = new LongAdder();
    private final LongAdder refusedLogins = new LongAdder();

    /** Requests by method and path below the base path, for example {@code GET panel/api/server/status}. */
    public Map<String, Long> byRoute() {
        Map<String, Long> counts = new TreeMap<>();
        byRoute.forEach((route, count) -> counts.put(route, count.sum()));
        return counts;
    }

    /** @param route as in {@link #byRoute()} */
    public long requests(String route) {
        LongAdder count = byRoute.get(route);
        return count == null ? 0 : count.sum();
    }

    public long requests() {
        return byRoute().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Logins that succeeded. */
    public long logins() {
        return logins.sum();
    }

    /** Logins that were refused, for whatever reason; a missing CSRF token is no attempt. */
    public long refusedLogins() {
        return refusedLogins.sum();
    }

    /** Connections that asked something, told apart by the client's port. */
    public int connections() {
        return clientPorts.size();
    }

    /** Counts from zero again. */
    public void reset() {
        byRoute.clear();
        clientPorts.clear();
        logins.reset();
        refusedLogins.reset();
    }

    void request(String method, String path, int clientPort) {
        byRoute.computeIfAbsent(method + " " + path, key -> new LongAdder()).increment();
        clientPorts.add(clientPort);
    }

    void login(boolean admitted) {
        (admitted ? logins : refusedLogins).increment();
    }
}
