/**
 * The panel client: how a 3x-ui panel is addressed, asked and understood. Differences between releases end inside this package; what
 * leaves it are values in the field's own terms. Nothing in here is ever {@code null} unless its Javadoc says so.
 */
package io.panelkeeper.core.panel;
