/** Who may do what: the one list of privileges, and what a caller holds. */
package io.panelkeeper.core.access;
