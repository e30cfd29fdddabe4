package io.panelkeeper.it;

import java.util.List;

/** Every page a person can see, as an address of the demo portal. */
final class Pages {

    /** For people who are signed in. */
    static final List<String> SIGNED_IN = List.of("/", "/?state=PAUSED", "/?archived=true", "/online", "/online?query=nobody-of-this-name",
            "/panels/1", "/panels/1?show=ONLINE", "/panels/1?show=INBOUNDS", "/panels/1?show=CLIENTS", "/panels/1?show=POLLS",
            "/panels/1/edit", "/panels/new", "/panels/import", "/groups", "/about");
    static final List<String> STRANGERS = List.of("/sign-in", "/no-such-page");

    private Pages() {
    }
}
