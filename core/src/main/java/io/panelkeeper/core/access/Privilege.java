package io.panelkeeper.core.access;

/** The one list of things that can be allowed. Roles are bundles of these; services, pages, REST and push declare one each. */
public enum Privilege {
    /** See a panel: its name, state, vitals and polls. */
    PANEL_VIEW,
    /** See who is online and what clients exist. */
    CLIENT_VIEW,
    /** Ask a panel now, pause and resume watching. */
    PANEL_POLL,
    /** Add, edit, move, archive panels; holds their credentials. */
    PANEL_EDIT,
    /** Add and rename groups. */
    GROUP_EDIT,
    /** See versions, licences and the node's own state. */
    PORTAL_VIEW
}
