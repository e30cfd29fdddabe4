package io.panelkeeper.launch;

/** Where the portal is found, for a person. */
final class Address {
    private Address() {
    }

    /** @return for example {@code http://localhost:8080} */
    static String of(Options options) {
        boolean secure = options.httpsPort() != 0;
        boolean local = options.bind().equals("127.0.0.1") || options.bind().equals("0.0.0.0");
        return (secure ? "https" : "http") + "://" + (local ? "localhost" : options.bind()) + ":"
                + (secure ? options.httpsPort() : options.port());
    }
}
