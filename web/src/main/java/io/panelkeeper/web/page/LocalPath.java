package io.panelkeeper.web.page;


/** Keeps "where to go after signing in" inside this portal, whatever a link said. */
final class LocalPath {

    private LocalPath() {
    }

    /** @param path may be {@code null} */
    static String orHome(String path) {
        // "//host" and "/\host" are other sites for a browser; control characters are dropped by some before they look.
        boolean local = path != null && path.matches("/(?![/\\\\])[!-~]*") && path.indexOf('\\') < 0;
        return local ? path : Page.FLEET.path();
    }
}
