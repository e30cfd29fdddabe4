package io.panelkeeper.core.demo;

/**
 * An inbound of a simulated panel.
 *
 * @param id number on the panel, from 1
 */
public record DemoInbound(int id, String remark, String protocol, int port, boolean enabled) {

    public static DemoInbound of(int id, String remark) {
        return new DemoInbound(id, remark, "vless", 20_000 + id, true);
    }

    String tag() {
        return "inbound-" + port;
    }
}
