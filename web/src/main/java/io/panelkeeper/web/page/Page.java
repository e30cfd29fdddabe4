package io.panelkeeper.web.page;

import io.panelkeeper.core.access.Privilege;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every page there is: its address, its view, the privilege it needs, its place in the navigation. A view that is not
 * listed cannot be reached; a test keeps this list and the views the same.
 */
public enum Page {
    FLEET("/", "/index.xhtml", Privilege.PANEL_VIEW, Nav.MAIN),
    ONLINE("/online", "/online.xhtml", Privilege.CLIENT_VIEW, Nav.MAIN),
    PANEL("/panels/{id}", "/panels/view.xhtml", Privilege.PANEL_VIEW, Nav.NONE),
    PANEL_EDIT("/panels/{id}/edit", "/panels/edit.xhtml", Privilege.PANEL_EDIT, Nav.NONE),
    ADD("/panels/new", "/panels/new.xhtml", Privilege.PANEL_EDIT, Nav.NONE),
    ADD_MANY("/panels/import", "/panels/import.xhtml", Privilege.PANEL_EDIT, Nav.NONE),
    GROUPS("/groups", "/groups.xhtml", Privilege.PANEL_VIEW, Nav.MAIN),
    /** Parts of live pages, fetched when panels have changed. */
    FLEET_FRAGMENT("/fragments/fleet", "/fragments/fleet.xhtml", Privilege.PANEL_VIEW, Nav.NONE),
    ONLINE_FRAGMENT("/fragments/online", "/fragments/online.xhtml", Privilege.CLIENT_VIEW, Nav.NONE),
    PANEL_FRAGMENT("/fragments/panel", "/fragments/panel.xhtml", Privilege.PANEL_VIEW, Nav.NONE),
    ABOUT("/about", "/about.xhtml", Privilege.PORTAL_VIEW, Nav.FOOT),
    SIGN_IN("/sign-in", "/sign-in.xhtml"),
    SETUP("/setup", "/setup.xhtml"),
    FORBIDDEN("403"),
    NOT_FOUND("404"),
    FAILED("500"),
    EXPIRED("expired");

    /** Where a page is listed. */
    public enum Nav {
        MAIN, FOOT, NONE
    }

    private static final String ERRORS = "/WEB-INF/errorpages/";

    private final String path;
    private final String view;
    private final Privilege privilege;
    private final Nav nav;

    Page(String path, String view, Privilege privilege, Nav nav) {
        this.path = path;
        this.view = view;
        this.privilege = privilege;
        this.nav = nav;
    }

    /** A page for strangers. */
    Page(String path, String view) {
        this(path, view, null, Nav.NONE);
    }

    /** Shown by the server instead of another page, to everybody; has no address. */
    Page(String error) {
        this(null, ERRORS + error + ".xhtml");
    }

    public static Optional<Page> ofView(String view) {
        return Stream.of(values()).filter(page -> page.view.equals(view)).findAny();
    }

    /** Below the context root; {@code null} for error pages. */
    public String path() {
        return path;
    }

    public String view() {
        return view;
    }

    /** {@code null} = open to strangers. */
    public Privilege privilege() {
        return privilege;
    }

    public boolean open() {
        return privilege == null;
    }

    public boolean error() {
        return view.startsWith(ERRORS);
    }

    public Nav nav() {
        return nav;
    }
}
